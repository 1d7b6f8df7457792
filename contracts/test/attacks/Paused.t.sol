// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardianPause} from "../../src/GuardianPause.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Windows} from "../../src/Windows.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice A guardian, or whoever stole the key: new sales stop for a week in a month, and nothing else ever does.
contract PausedAttackTest is AttackBase {
    uint256 private _until;

    function setUp() public override {
        super.setUp();
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        _until = block.timestamp + 7 days;
        vm.startPrank(guardian);
        market.pauseSales(7 days);
        registry.pauseRegistrations(7 days);
        vm.stopPrank();
        _remember();
    }

    function test_attack_sellingWhilePaused__AVS19() public {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPaused.selector, _until);
        bytes32 nonce = bytes32(uint256(1));
        address at = address(market);
        _refused(user, at, abi.encodeCall(market.buy, (ware, PAID, 1, PRICE, planHash, caller, nonce)), refusal);
        bytes memory forAnother = abi.encodeCall(market.buyFor, (user, ware, PAID, 1, PRICE, planHash, caller, nonce));
        _refused(desk, at, forAnother, refusal);
        _refused(packages, at, forAnother, refusal);
        _refused(user, at, abi.encodeCall(market.topUp, (id, 1, PRICE)), refusal);
    }

    function test_attack_registeringWhilePaused__AVS19() public {
        bytes memory refusal = abi.encodeWithSelector(IRegistry.RegistryPaused.selector, _until);
        bytes memory data = abi.encodeCall(registry.register, (_registration(1_000e18)));
        _refused(developer, address(registry), data, refusal);
    }

    function test_attack_aPauseEndsByItself__AVS19() public {
        vm.warp(_until - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPaused.selector, _until);
        _refused(user, address(market), abi.encodeCall(market.topUp, (id, 1, PRICE)), refusal);
        vm.warp(_until);
        _buy(PAID, 1);
        _register(developer, 1_000e18);
        assertEq(market.buyerNonceOf(user, ware), 2, "sold again");
    }

    function test_attack_aSecondPauseInTheSameMonth__AVS19() public {
        uint256 from = START + 30 days;
        vm.warp(from - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, from);
        _refused(guardian, address(market), abi.encodeCall(market.pauseSales, (1)), refusal);
        _refused(guardian, address(registry), abi.encodeCall(registry.pauseRegistrations, (1)), refusal);
        vm.warp(from);
        vm.prank(guardian);
        market.pauseSales(1);
    }

    function test_attack_aPauseForLongerThanAWeek__AVS19() public {
        vm.warp(START + 30 days);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(GuardianPause.PauseTooLong.selector, 7 days + 1, 7 days);
        _refused(guardian, address(market), abi.encodeCall(market.pauseSales, (7 days + 1)), refusal);
        refusal = abi.encodeWithSelector(GuardianPause.PauseTooLong.selector, type(uint256).max, 7 days);
        _refused(guardian, address(market), abi.encodeCall(market.pauseSales, (type(uint256).max)), refusal);
    }

    function test_attack_moneyGoesOnWhilePaused__SW18() public {
        assertEq(market.settle(_entry(id, UNITS - 10)), PRICE / 2 - PRICE / 100, "settled");
        vm.prank(user);
        market.setCaller(id, address(0x99), 5, type(uint40).max);
        vm.startPrank(user);
        market.cancel(id);
        market.bumpEpoch(id);
        vm.stopPrank();
        vm.prank(developer);
        stakes.unbond(ware, 100e18);
        vm.warp(START + 48 hours);
        market.refund(id);
        vm.warp(_until - 1);
        market.closeEpoch(Windows.epochAt(START));
        assertEq(token.balanceOf(address(market)), _held(), "all of it, to the unit");
        vm.prank(developer);
        registry.retire(ware);
    }

    function test_attack_theGuardianCannotShortenAnEndForEver__SM19() public {
        vm.prank(owner);
        market.stopSales();
        vm.warp(START + 400 days);
        bytes memory refusal = abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, GuardianPause.FOR_EVER);
        vm.prank(guardian);
        vm.expectRevert(refusal);
        market.pauseSales(1);
        vm.warp(type(uint32).max);
        vm.prank(guardian);
        vm.expectRevert(refusal);
        market.pauseSales(1);
        _stopped();
        vm.warp(uint256(type(uint32).max) + 400 days);
        _stopped();
    }

    function test_attack_stoppedSalesStillPayOut__SW18() public {
        vm.prank(owner);
        market.stopSales();
        market.settle(_entry(id, UNITS - 10));
        vm.warp(market.closesAtOf(id) + 48 hours);
        uint256 before = token.balanceOf(user);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, PRICE / 100, "refunded");
        vm.prank(developer);
        assertTrue(market.withdraw(ware) > 0, "withdrawn");
        market.closeEpoch(Windows.epochAt(START));
        assertEq(token.balanceOf(address(market)), _held(), "and closed");
        _stopped();
    }

    function _stopped() private {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketPaused.selector, GuardianPause.FOR_EVER));
        market.buy(ware, PAID, 1, PRICE, planHash, caller, nonce);
    }
}
