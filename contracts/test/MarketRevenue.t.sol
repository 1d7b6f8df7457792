// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../src/Governed.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {Owned} from "../src/Owned.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice When settled money comes free, and who takes it.
contract MarketRevenueTest is BaseTest {
    bytes32 private _id;

    function setUp() public override {
        super.setUp();
        _id = _buy(PAID, 1);
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
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        uint256 day = midnight / 1 days;
        assertEq(_dueOn(day + 14), part, "exactly at midnight: fourteen days");
        assertEq(_dueOn(day + 15), 2 * part, "a second later: never less than fourteen, and two on one day");
        assertEq(_dueOn(day + 16), part, "and the next");
    }

    function test_settle_aBetterScoreWaitsLess__AVS15() public {
        uint256 midnight = (block.timestamp / 1 days + 1) * 1 days;
        vm.warp(midnight);
        reputation.set(1e9, 0);
        market.settle(_entry(_id, 100));
        reputation.set(0.5e9, 0);
        market.settle(_entry(_id, 200));
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        assertEq(_dueOn(midnight / 1 days + 1), part, "a day at a full score");
        assertEq(_dueOn(midnight / 1 days + 8), part, "seven and a half at half of it, rounded up");
    }

    function test_withdraw_paysOnTheDay__AVS14_SW18() public {
        market.settle(_entry(_id, UNITS));
        uint256 unlocksAt = _unlocksAt(block.timestamp);
        uint256 owed = PRICE * 9_350 / 10_000;
        uint256 before = token.balanceOf(developer);
        vm.startPrank(developer);
        vm.warp(unlocksAt - 1);
        assertEq(market.withdraw(ware), 0, "nothing a second before");
        vm.warp(unlocksAt);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.RevenueWithdrawn(ware, developer, owed);
        assertEq(market.withdraw(ware), owed, "owed");
        assertEq(market.withdraw(ware), 0, "and never again");
        vm.stopPrank();
        assertEq(token.balanceOf(developer) - before, owed, "paid");
        assertEq(market.totalDue(), 0, "nothing more");
    }

    function test_withdraw_paysWhatWaitedLongerThanTheRing__SW18() public {
        market.settle(_entry(_id, 100));
        vm.warp(block.timestamp + 16 days);
        market.settle(_entry(_id, 200));
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        (uint256 free, uint256 waiting) = _revenue(ware);
        assertEq(free, part, "the first has come free, though its place was used again");
        assertEq(waiting, part, "the second waits");
        vm.prank(developer);
        assertEq(market.withdraw(ware), part, "paid");
        vm.warp(block.timestamp + 40 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), part, "and the second in its time");
        assertEq(market.totalDue(), 0, "nothing more");
    }

    function test_withdraw_paysNothingTwiceWhenItsPlaceIsUsedAgain__SW18() public {
        market.settle(_entry(_id, 100));
        uint256 settledAt = block.timestamp;
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        vm.warp(_unlocksAt(settledAt));
        vm.prank(developer);
        assertEq(market.withdraw(ware), part, "on its very day");
        assertEq(_dueOn(block.timestamp / 1 days), 0, "what was taken is not told as waiting");
        vm.warp(settledAt + 16 days);
        market.settle(_entry(_id, 200));
        (uint256 free, uint256 waiting) = _revenue(ware);
        assertEq(free, 0, "the first was paid");
        assertEq(waiting, part, "the second waits");
        vm.warp(block.timestamp + 15 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), part, "only the second");
        assertEq(market.totalDue(), 0, "nothing more");
    }

    function test_withdraw_addsUpWhatSeveralPlacesLeft__SW18() public {
        uint256 start = block.timestamp;
        for (uint40 i = 0; i < 4; ++i) {
            vm.warp(start + (i < 2 ? i : i + 14) * 1 days);
            market.settle(_entry(_id, (i + 1) * 100));
        }
        uint256 part = uint256(PRICE) / 10 * 9_350 / 10_000;
        (uint256 free, uint256 waiting) = _revenue(ware);
        assertEq(free, 2 * part, "two places were used again");
        assertEq(waiting, 2 * part, "two wait");
        vm.prank(developer);
        assertEq(market.withdraw(ware), 2 * part, "paid");
    }

    function test_withdraw_losesNotEvenOneUnit__SW18() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(1, 1));
        bytes32 id = _buy(plan, 2);
        market.settle(_entry(id, 1));
        vm.warp(block.timestamp + 16 days);
        market.settle(_entry(id, 2));
        vm.prank(developer);
        assertEq(market.withdraw(ware), 1, "a unit whose place was used again");
        vm.warp(block.timestamp + 15 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), 1, "and the one that took its place");
    }

    function test_withdraw_keepsWhatAClaimAsksForBeyondTheStake__SW22() public {
        market.settle(_entry(_id, UNITS));
        uint256 owed = PRICE * 9_350 / 10_000;
        uint256 stands = stakes.slashableOf(ware);
        vm.prank(disputes);
        stakes.freeze(ware, uint96(stands + 2e18));
        vm.warp(_unlocksAt(block.timestamp));
        vm.prank(developer);
        assertEq(market.withdraw(ware), owed - 2e18, "two are kept back");
        vm.prank(disputes);
        stakes.unfreeze(ware, uint96(stands + 2e18));
        vm.prank(developer);
        assertEq(market.withdraw(ware), 2e18, "and paid when the claim is over");
        assertEq(market.totalDue(), 0, "nothing more");
    }

    function test_withdraw_revertsForAnother__SW18() public {
        market.settle(_entry(_id, UNITS));
        vm.warp(_unlocksAt(block.timestamp));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotDeveloper.selector, ware, stranger));
        market.withdraw(ware);
    }

    function test_withdraw_isPerWare__SW18() public {
        market.settle(_entry(_id, UNITS));
        _give(stranger, 1_000e18);
        uint32 other = _register(stranger, 1_000e18);
        vm.warp(_unlocksAt(block.timestamp));
        vm.prank(stranger);
        assertEq(market.withdraw(other), 0, "another's SecWare earned nothing");
        assertEq(market.totalDue(), PRICE * 9_350 / 10_000, "untouched");
    }

    function test_withdraw_worksWhenPausedAndRetired__SW18() public {
        market.settle(_entry(_id, UNITS));
        uint256 unlocksAt = _unlocksAt(block.timestamp);
        vm.startPrank(developer);
        registry.setPaused(ware, true);
        registry.retire(ware);
        vm.warp(unlocksAt);
        assertEq(market.withdraw(ware), PRICE * 9_350 / 10_000, "owed is owed");
        vm.stopPrank();
    }

    function test_setDelays_staysInItsBounds__SW24() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        market.setDelays(1 days, 2 days);
        vm.startPrank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(Governed.BadParam.selector, bytes32("longestDelay"), 15 days, 1 days, 14 days)
        );
        market.setDelays(1 days, 15 days);
        vm.expectRevert(
            abi.encodeWithSelector(Governed.BadParam.selector, bytes32("shortestDelay"), 3 days, 1 hours, 2 days)
        );
        market.setDelays(3 days, 2 days);
        market.setDelays(2 days, 4 days);
        vm.stopPrank();
        market.settle(_entry(_id, UNITS));
        assertEq(_dueOn((block.timestamp + 4 days + 1 days - 1) / 1 days), market.totalDue(), "the new wait");
    }

    function testFuzz_withdraw_neverBeforeItsDay__AVS14(uint32 later, uint32 wait, uint64 score) public {
        reputation.set(uint64(bound(score, 0, 1e9)), 0);
        vm.warp(block.timestamp + bound(later, 0, 29 days));
        uint256 settledAt = block.timestamp;
        market.settle(_entry(_id, 1));
        uint256 due = market.totalDue();
        uint256 delay = 1 days + 13 days * (1e9 - bound(score, 0, 1e9)) / 1e9;
        vm.warp(settledAt + bound(wait, 0, 30 days));
        vm.prank(developer);
        uint256 paid = market.withdraw(ware);
        assertEq(paid, block.timestamp >= _morningAfter(settledAt + delay) ? due : 0, "from the day on");
    }

    function testFuzz_withdraw_losesNothingOverTime__SW18(uint32[8] memory gaps) public {
        uint256 expected = 0;
        uint256 taken = 0;
        for (uint40 i = 0; i < 8; ++i) {
            vm.warp(block.timestamp + bound(gaps[i], 0, 3 days));
            market.settle(_entry(_id, (i + 1) * 100));
            expected = market.totalDue() + taken;
            if (gaps[i] % 3 != 0) continue;
            vm.prank(developer);
            taken += market.withdraw(ware);
        }
        vm.warp(block.timestamp + 15 days);
        vm.prank(developer);
        taken += market.withdraw(ware);
        assertEq(taken, expected, "every unit, whenever it is taken");
    }

    function _dueOn(uint256 day) private view returns (uint256) {
        (, uint32[16] memory dayNumbers, uint96[16] memory amounts) = market.revenueOf(ware);
        return dayNumbers[day % 16] == day ? amounts[day % 16] : 0;
    }

    function _unlocksAt(uint256 settledAt) private pure returns (uint256) {
        return _morningAfter(settledAt + 14 days);
    }

    function _morningAfter(uint256 time) private pure returns (uint256) {
        return (time + 1 days - 1) / 1 days * 1 days;
    }
}
