// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {Owned} from "../src/Owned.sol";
import {SecHub} from "../src/SecHub.sol";
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

    function test_settle_splitsTheFee__SW16_SW17() public {
        uint256 supply = token.totalSupply();
        market.settle(_entry(_id, UNITS));
        assertEq(supply - token.totalSupply(), PRICE * 450 / 10_000, "4.5 % are burned");
        assertEq(market.reserve(), PRICE * 150 / 10_000, "1.5 % for operators and performance");
        assertEq(market.treasury(), PRICE * 50 / 10_000, "0.5 % for the treasury");
        assertEq(market.totalDue(), PRICE * 9_350 / 10_000, "93.5 % for the developer");
        assertEq(market.totalEscrow(), 0, "all of it is settled");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_settle_givesWhatRoundingLeavesToTheDeveloper__SW16() public {
        vm.prank(developer);
        uint16 tiny = registry.addPlan(ware, _planOf(99, 1));
        uint256 due = market.totalDue();
        bytes32 id = _buy(tiny, 1);
        market.settle(_entry(id, 1));
        assertEq(market.totalDue() - due, 99 - 4 - 1 - 0, "rounded in the developer's favour");
    }

    function test_settle_dueDaysFollowTheClock__AVS14() public {
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        vm.warp(midnight);
        market.settle(_entry(_id, 100));
        vm.warp(midnight + 1);
        market.settle(_entry(_id, 200));
        vm.warp(midnight + 1 days);
        market.settle(_entry(_id, 300));
        vm.warp(midnight + 1 days + 1);
        market.settle(_entry(_id, 400));
        (uint32[] memory dayNumbers, uint256[] memory amounts) = market.revenueOf(ware);
        assertEq(dayNumbers.length, 3, "three days");
        assertEq(dayNumbers[0], midnight / 1 days + 14, "exactly at midnight: fourteen days");
        assertEq(dayNumbers[1], midnight / 1 days + 15, "a second later: never less than fourteen");
        assertEq(dayNumbers[2], midnight / 1 days + 16, "and the next");
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        assertEq(amounts[0], part, "first");
        assertEq(amounts[1], 2 * part, "two on one day");
        assertEq(amounts[2], part, "last");
    }

    function test_withdraw_paysOnTheDay__AVS14_SW18() public {
        market.settle(_entry(_id, UNITS));
        uint32[] memory day = _days();
        uint256 before = token.balanceOf(developer);
        vm.startPrank(developer);
        vm.warp(uint256(day[0]) * 1 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketDayLocked.selector, day[0]));
        market.withdraw(ware, day);
        vm.warp(uint256(day[0]) * 1 days);
        uint256 owed = PRICE * 9_350 / 10_000;
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.RevenueWithdrawn(ware, developer, owed);
        assertEq(market.withdraw(ware, day), owed, "owed");
        vm.stopPrank();
        assertEq(token.balanceOf(developer) - before, owed, "paid");
        assertEq(market.totalDue(), 0, "nothing more");
    }

    function test_withdraw_paysNothingTwice__SW18() public {
        market.settle(_entry(_id, UNITS));
        uint32 day = _days()[0];
        vm.warp(uint256(day) * 1 days);
        uint32[] memory twice = new uint32[](2);
        (twice[0], twice[1]) = (day, day);
        vm.startPrank(developer);
        assertEq(market.withdraw(ware, twice), PRICE * 9_350 / 10_000, "once, though named twice");
        assertEq(market.withdraw(ware, twice), 0, "and never again");
        vm.stopPrank();
    }

    function test_withdraw_revertsForAnother__SW18() public {
        market.settle(_entry(_id, UNITS));
        uint32[] memory day = _days();
        vm.warp(uint256(day[0]) * 1 days);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotDeveloper.selector, ware, stranger));
        market.withdraw(ware, day);
    }

    function test_withdraw_isPerWare__SW18() public {
        market.settle(_entry(_id, UNITS));
        uint32[] memory day = _days();
        _give(stranger, 1_000e18);
        uint32 other = _register(stranger, 1_000e18);
        vm.warp(uint256(day[0]) * 1 days);
        vm.prank(stranger);
        assertEq(market.withdraw(other, day), 0, "another's SecWare earned nothing");
        assertEq(market.totalDue(), PRICE * 9_350 / 10_000, "untouched");
    }

    function test_withdraw_worksWhenPausedAndRetired__SW18() public {
        market.settle(_entry(_id, UNITS));
        uint32[] memory day = _days();
        vm.startPrank(developer);
        registry.setPaused(ware, true);
        registry.retire(ware);
        vm.warp(uint256(day[0]) * 1 days);
        assertEq(market.withdraw(ware, day), PRICE * 9_350 / 10_000, "owed is owed");
        vm.stopPrank();
    }

    function test_payTreasury_paysTheOwnerOnce() public {
        market.settle(_entry(_id, UNITS));
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

    function test_refund_afterTheGraceOnly() public {
        market.settle(_entry(_id, 400));
        uint256 from = uint256(_end) + 48 hours;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, from));
        market.refund(_id);
        vm.warp(from);
        uint256 before = token.balanceOf(user);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Refunded(_id, user, PRICE * 6 / 10, 0);
        vm.prank(stranger);
        market.refund(_id);
        assertEq(token.balanceOf(user) - before, PRICE * 6 / 10, "what was not used, without a fee");
        assertEq(market.totalEscrow(), 0, "none left");
    }

    function test_refund_paysOnce() public {
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
        uint256 all = token.totalSupply();
        uint256 before = token.balanceOf(user);
        seq = uint40(bound(seq, 1, UNITS));
        uint256 paid = market.settle(_entry(id, seq));
        uint256 burned = all - token.totalSupply();
        vm.prank(user);
        if (isCancelled) market.cancel(id);
        vm.warp(uint256(_end) + 48 hours);
        market.refund(id);
        uint256 left = price - paid;
        uint256 fee = isCancelled ? left * 200 / 10_000 : 0;
        assertEq(token.balanceOf(user) - before, left - fee, "refunded");
        assertEq(market.totalDue() + market.reserve() + market.treasury() + burned, paid + fee, "paid");
        assertEq(market.totalEscrow(), PRICE, "the other purchase");
        assertEq(token.balanceOf(address(market)), _held(), "held");
    }

    function testFuzz_withdraw_neverBeforeItsDay__AVS14(uint32 later, uint32 wait) public {
        vm.warp(_start + bound(later, 0, 29 days));
        uint256 settledAt = block.timestamp;
        market.settle(_entry(_id, 1));
        uint32[] memory day = _days();
        vm.warp(settledAt + bound(wait, 0, 30 days));
        vm.prank(developer);
        (bool isDone,) = address(market).call(abi.encodeCall(market.withdraw, (ware, day)));
        assertTrue(isDone == (block.timestamp >= uint256(day[0]) * 1 days), "from the day on");
        assertTrue(!isDone || block.timestamp >= settledAt + 14 days, "never under fourteen days");
    }

    function _days() private view returns (uint32[] memory dayNumbers) {
        (dayNumbers,) = market.revenueOf(ware);
    }
}
