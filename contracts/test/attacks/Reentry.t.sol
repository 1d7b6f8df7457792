// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../../src/interfaces/IPerformancePool.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {Windows} from "../../src/Windows.sol";
import {FakeReentrantReceiver} from "../fakes/FakeReentrantReceiver.sol";
import {FakeReentrantToken} from "../fakes/FakeReentrantToken.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice A token and a receiver that call back while they are paid. What they call finds the state that is final.
contract ReentryAttackTest is AttackBase {
    FakeReentrantToken private _hostile;

    function setUp() public override {
        super.setUp();
        vm.etch(address(token), address(new FakeReentrantToken()).code);
        _hostile = FakeReentrantToken(address(token));
        _remember();
    }

    function test_attack_refundTwice__SW18() public {
        vm.warp(market.closesAtOf(id) + 48 hours);
        uint256 before = token.balanceOf(user);
        _hostile.arm(address(market), abi.encodeCall(market.refund, (id)));
        market.refund(id);
        _failedWith(abi.encodeWithSelector(IMarket.MarketNotLive.selector, id, IMarket.State.Closed));
        assertEq(token.balanceOf(user) - before, PRICE / 2, "paid once");
        assertEq(market.totalEscrow(), 0, "and booked once");
    }

    function test_attack_withdrawTwice__SW18() public {
        _makeTheTokenADeveloper();
        vm.warp(block.timestamp + 30 days);
        uint256 before = token.balanceOf(address(token));
        _hostile.arm(address(market), abi.encodeCall(market.withdraw, (ware)));
        vm.prank(address(token));
        uint256 paid = market.withdraw(ware);
        assertTrue(_hostile.isDone(), "the second call finds nothing");
        assertTrue(paid > 0, "something was due");
        assertEq(token.balanceOf(address(token)) - before, paid, "paid once");
        assertEq(token.balanceOf(address(market)), _held(), "and the sums are right");
    }

    function test_attack_closeAnEpochTwice__AVS23() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1));
        _hostile.arm(address(market), abi.encodeCall(market.closeEpoch, (epoch)));
        market.closeEpoch(epoch);
        _failedWith(abi.encodeWithSelector(IMarket.MarketEpochClosed.selector, epoch));
        assertEq(token.balanceOf(address(market)), _held(), "fees left once");
    }

    function test_attack_harvestTwice__SW17() public {
        reputation.set(1e9, 0);
        market.settle(_entry(id, UNITS));
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1));
        market.closeEpoch(epoch);
        uint256 before = token.balanceOf(address(pool));
        _hostile.arm(address(pool), abi.encodeCall(pool.harvest, (ware, epoch)));
        uint256 paid = pool.harvest(ware, epoch);
        _failedWith(abi.encodeWithSelector(IPerformancePool.PerformancePoolTaken.selector, epoch, ware));
        assertEq(before - token.balanceOf(address(pool)), paid, "paid once");
    }

    function test_attack_withdrawAStakeTwice__AVS12() public {
        _makeTheTokenADeveloper();
        vm.startPrank(address(token));
        stakes.unbond(ware, 100e18);
        vm.warp(block.timestamp + 14 days);
        uint256 before = token.balanceOf(address(stakes));
        _hostile.arm(address(stakes), abi.encodeCall(stakes.withdraw, (ware)));
        stakes.withdraw(ware);
        vm.stopPrank();
        _failedWith(abi.encodeWithSelector(IProviderStake.ProviderStakeNothing.selector, ware));
        assertEq(before - token.balanceOf(address(stakes)), 100e18, "paid once");
    }

    function test_attack_settleWhileBuying__SW16() public {
        IMarket.Entry memory entry = _entry(id, UNITS);
        _hostile.arm(address(market), abi.encodeCall(market.settle, (entry)));
        _buy(PAID, 1);
        assertTrue(_hostile.isDone(), "a settlement in between is a settlement");
        assertEq(token.balanceOf(address(market)), _held(), "and the sums are right");
        assertEq(market.totalEscrow(), PRICE, "what is open is the new one");
    }

    function test_attack_theReceiverOfARefundAsksAgain__SW18() public {
        FakeReentrantReceiver receiver = new FakeReentrantReceiver();
        vm.etch(desk, address(receiver).code);
        _give(desk, PRICE);
        bytes32 planHash = registry.planHashOf(ware, PAID);
        vm.startPrank(desk);
        token.approve(address(market), PRICE);
        bytes32 bought = market.buyFor(stranger, ware, PAID, 1, PRICE, planHash, caller, bytes32(0));
        vm.stopPrank();
        vm.warp(market.closesAtOf(bought) + 48 hours);
        market.refund(bought);
        assertEq(token.balanceOf(desk), PRICE, "paid once");
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotLive.selector, bought, IMarket.State.Closed);
        assertEq(keccak256(FakeReentrantReceiver(desk).answer()), keccak256(refusal), "the second one finds it closed");
    }

    function _makeTheTokenADeveloper() private {
        _give(address(token), 10_000e18);
        ware = _register(address(token), 10_000e18);
        vm.prank(address(token));
        registry.addPlan(ware, _plan(PRICE));
        market.settle(_entry(_buy(PAID, 1), UNITS));
    }

    function _failedWith(bytes memory refusal) private view {
        assertTrue(_hostile.wasCalled() && !_hostile.isDone(), "the second call failed");
        assertEq(keccak256(_hostile.answer()), keccak256(refusal), "for this reason");
    }
}
