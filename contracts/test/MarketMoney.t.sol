// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {Owned} from "../src/Owned.sol";
import {SecHub} from "../src/SecHub.sol";
import {Windows} from "../src/Windows.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice What happens to settled and to unused money.
contract MarketMoneyTest is BaseTest {
    bytes32 private _id;
    uint40 private _end;
    uint256 private _start;

    function setUp() public override {
        super.setUp();
        _start = block.timestamp;
        _id = _buy(PAID, 1);
        _end = market.purchaseOf(_id).end;
    }

    function test_settle_holdsTheFeesBack__SW16_SW17_SM16() public {
        uint256 supply = token.totalSupply();
        market.settle(_entry(_id, UNITS));
        assertEq(_heldBack(), PRICE * 650 / 10_000, "6.5 % until the epoch is closed");
        assertEq(token.totalSupply(), supply, "nothing is burned before");
        assertEq(market.totalDue(), PRICE * 9_350 / 10_000, "93.5 % for the developer");
        assertEq(market.totalEscrow(), 0, "all of it is settled");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_settle_givesWhatRoundingLeavesToTheDeveloper__SW16() public {
        vm.prank(developer);
        uint16 tiny = registry.addPlan(ware, _planOf(99, 1));
        bytes32 id = _buy(tiny, 1);
        market.settle(_entry(id, 1));
        assertEq(market.totalDue(), 99 - 6, "6.435 are rounded down");
    }

    function test_payTreasury_paysTheOwnerOnce() public {
        market.settle(_entry(_id, UNITS));
        _closeThisEpoch();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        market.payTreasury();
        uint256 before = token.balanceOf(owner);
        vm.startPrank(owner);
        market.payTreasury();
        market.payTreasury();
        vm.stopPrank();
        assertEq(token.balanceOf(owner) - before, PRICE * 50 / 10_000, "its share, once");
        assertEq(token.balanceOf(address(market)), _held(), "the rest stays");
    }

    function test_refund_afterTheGraceOnly__SM16() public {
        market.settle(_entry(_id, 400));
        uint256 from = uint256(_end) + 48 hours;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, from));
        market.refund(_id);
        vm.warp(from);
        uint256 before = token.balanceOf(user);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Refunded(_id, user, PRICE * 6 / 10, 0, 0);
        vm.prank(stranger);
        market.refund(_id);
        assertEq(token.balanceOf(user) - before, PRICE * 6 / 10, "what was not used, without a fee");
        assertEq(market.totalEscrow(), 0, "none left");
    }

    function test_refund_paysOnce__SM16() public {
        vm.warp(uint256(_end) + 48 hours);
        market.refund(_id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, _id, IMarket.State.Closed));
        market.refund(_id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, keccak256("none"), IMarket.State.None));
        market.refund(keccak256("none"));
    }

    function test_refund_neverTakesAnothersEscrow() public {
        bytes32 second = _buy(PAID, 5);
        vm.warp(uint256(_end) + 48 hours);
        market.refund(_id);
        assertEq(market.totalEscrow(), 5 * PRICE, "the other's");
        assertEq(market.purchaseOf(second).amount, 5 * PRICE, "stands");
    }

    function test_refund_ofAFreePlanClosesOnly() public {
        bytes32 free = _buy(FREE, 1);
        vm.warp(uint256(_end) + 48 hours);
        uint256 before = token.balanceOf(user);
        market.refund(free);
        assertEq(token.balanceOf(user), before, "nothing");
        assertEq(uint8(market.purchaseOf(free).state), uint8(IMarket.State.Closed), "closed");
    }

    function test_refund_ofARetiredWareHasNoFee() public {
        market.settle(_entry(_id, 400));
        vm.prank(developer);
        registry.retire(ware);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketEnded.selector, _id, block.timestamp));
        market.cancel(_id);
        vm.warp(block.timestamp + 48 hours);
        uint256 before = token.balanceOf(user);
        market.refund(_id);
        assertEq(token.balanceOf(user) - before, PRICE * 6 / 10, "all that is left");
    }

    function test_cancel_costsTwoPercentForTheDeveloper() public {
        market.settle(_entry(_id, 400));
        uint256 due = market.totalDue();
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CancelRequested(_id, uint40(block.timestamp));
        vm.prank(user);
        market.cancel(_id);
        vm.warp(_start + 48 hours - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, _start + 48 hours));
        market.refund(_id);
        market.settle(_entry(_id, 500));
        uint256 settled = market.totalDue() - due;
        vm.warp(_start + 48 hours);
        uint256 before = token.balanceOf(user);
        market.refund(_id);
        uint256 fee = PRICE / 2 * 200 / 10_000;
        assertEq(token.balanceOf(user) - before, PRICE / 2 - fee, "less two percent");
        assertEq(market.totalDue() - due - settled, fee, "which are the developer's");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_cancel_revertsAfterTheEndOrTwice() public {
        vm.startPrank(user);
        vm.warp(_end);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketEnded.selector, _id, _end));
        market.cancel(_id);
        vm.warp(_start);
        market.cancel(_id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, _id, IMarket.State.Cancelling));
        market.cancel(_id);
        vm.stopPrank();
    }

    function test_refund_ofAHubGoesToItsOwner() public {
        SecHub hub = _hub();
        vm.prank(user);
        token.approve(address(hub), PRICE);
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(hub));
        vm.prank(user);
        bytes32 id = hub.buyAndBind(order, new ISecHub.Condition[](0), ISecHub.Permit(0, 0, 0, 0, 0));
        vm.warp(uint256(_end) + 48 hours);
        market.refund(id);
        assertEq(token.balanceOf(address(hub)), PRICE, "to the hub");
        uint256 before = token.balanceOf(user);
        vm.prank(stranger);
        hub.payOut();
        assertEq(token.balanceOf(user) - before, PRICE, "and from there to its owner, whoever asks");
    }

    function test_donation_changesNothing() public {
        bytes32 before = keccak256(abi.encode(market.purchaseOf(_id), _held(), stakes.need(ware)));
        _give(address(market), 500e18);
        _give(address(stakes), 500e18);
        assertEq(keccak256(abi.encode(market.purchaseOf(_id), _held(), stakes.need(ware))), before, "no sum has moved");
        assertEq(market.settle(_entry(_id, UNITS)), PRICE, "no payment has");
    }

    function test_buy_againAfterARefundIsANewPurchase() public {
        vm.warp(uint256(_end) + 48 hours);
        market.refund(_id);
        bytes32 second = _buy(PAID, 1);
        assertTrue(second != _id, "another id");
        assertEq(market.settle(_entry(second, 10)), PRICE / 100, "settles");
        IMarket.Entry memory late = _entry(_id, 10);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, IMarket.Skip.UnknownPurchase));
        market.settle(late);
    }

    function testFuzz_money_isPaidRefundedOrFee__SW16(uint40 seq, bool isCancelled, uint96 price) public {
        price = uint96(bound(price, 1, 8_000e18));
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, _plan(price));
        bytes32 id = _buy(number, 1);
        uint256 before = token.balanceOf(user);
        seq = uint40(bound(seq, 1, UNITS));
        uint256 paid = market.settle(_entry(id, seq));
        uint256 heldBack = _heldBack();
        vm.prank(user);
        if (isCancelled) market.cancel(id);
        vm.warp(uint256(_end) + 48 hours);
        market.refund(id);
        uint256 left = price - paid;
        uint256 fee = isCancelled ? left * 200 / 10_000 : 0;
        assertEq(token.balanceOf(user) - before, left - fee, "refunded");
        assertEq(market.totalDue() + heldBack, paid + fee, "paid");
        assertEq(market.totalEscrow(), PRICE, "the other purchase");
        assertEq(token.balanceOf(address(market)), _held(), "held");
    }

    function _closeThisEpoch() private {
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1));
        market.closeEpoch(epoch);
    }
}
