// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Windows} from "../../src/Windows.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice How settled purchases make a score, and how epochs close it.
contract ScoresTest is ReputationBase {
    function setUp() public override {
        super.setUp();
        vm.warp(Windows.startOf(Windows.epochAt(START) + 1));
    }

    function test_default_unusedHasNoScore() public view {
        assertEq(scores.scoreOf(ware), 0, "none");
        assertEq(scores.meanScoreOf(ware), 0, "nor a mean");
        assertEq(scores.standingOf(ware).p, 0, "no points");
        assertEq(scores.scoreOf(77), 0, "nor has one that nobody registered");
    }

    function test_default_creditCountsPointsAndUnits__AVS16() public {
        (uint64 mean, uint16 points) = _credit(user, 0, 25e18);
        IReputation.Standing memory now_ = scores.standingOf(ware);
        assertEq(now_.p, 2.5e12, "points");
        assertEq(now_.v, 2.5e12, "units");
        assertEq(now_.n, 0, "no reviews");
        assertEq(points, 250, "in hundredths");
        assertEq(mean, 0, "no epoch was closed yet");
    }

    function test_default_saysWhatItCounted() public {
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ScoreUpdated(ware, user, 1e12, 0, 1e12);
        _credit(user, 0, 10e18);
    }

    function test_default_theTableOfRepeats__AVS16() public {
        for (uint256 i = 0; i < 20; ++i) {
            for (uint256 k = 0; k < 5; ++k) {
                _credit(address(uint160(0x1000 + i)), 0, 10e18);
            }
        }
        assertEq(scores.standingOf(ware).p, 150e12, "1, 1.25, 1.5, 1.75 and 2 of each");
        assertEq(scores.scoreOf(ware), 833_333_333, "20 buyers, five times each");
    }

    function test_default_theTableOfOneWallet__AVS36() public {
        for (uint256 k = 0; k < 100; ++k) {
            _credit(user, 0, 10e18);
        }
        assertEq(scores.standingOf(ware).p, 26.5e12, "7.5 and a fifth of 95");
        assertEq(scores.scoreOf(ware), 469_026_548, "as 20 buyers once");
    }

    function test_default_theTableOfIdleness() public {
        for (uint256 i = 0; i < 20; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 10e18);
        }
        vm.warp(block.timestamp + 90 days);
        assertEq(scores.scoreOf(ware), 322_580_645, "10 of 31");
    }

    function test_error_creditIsTheMarketsAlone() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotModule.selector, stranger));
        scores.credit(ware, user, 0, 10e18, 10e18);
        assertEq(scores.standingOf(ware).p, 0, "nothing moved");
        assertEq(scores.firstPaidAt(ware, user), 0, "nobody became a payer");
    }

    function test_behavior_aWindowIsFixedAndNinetyDaysLong() public {
        _credit(user, 0, 100e18);
        assertEq(scores.standingOf(ware).p, 8e12, "7.5 and a fifth of 2.5");
        vm.warp(block.timestamp + 90 days - 1);
        (, uint16 points) = _credit(user, 0, 10e18);
        assertEq(points, 20, "in its last second still a fifth");
        vm.warp(block.timestamp + 1);
        (, points) = _credit(user, 0, 10e18);
        assertEq(points, 100, "then as new");
    }

    function test_behavior_repeatsAreForgottenWithTheirWindow() public {
        _credit(user, 0, 10e18);
        vm.warp(block.timestamp + 90 days);
        (, uint16 points) = _credit(user, 0, 10e18);
        assertEq(points, 100, "a first one");
    }

    function test_behavior_aPurchaseAcrossWindowsIsNoRepeatOfItself() public {
        _credit(user, 0, 10e18);
        vm.warp(block.timestamp + 90 days);
        (, uint16 points) = _credit(user, 10e18, 20e18);
        assertEq(points, 100, "its second unit, in a new window");
    }

    function test_behavior_payersAndSecWaresAreApart() public {
        _credit(user, 0, 100e18);
        (, uint16 points) = _credit(stranger, 0, 10e18);
        assertEq(points, 100, "another payer starts anew");
        vm.prank(address(market));
        (, points) = scores.credit(ware + 1, user, 0, 10e18, 10e18);
        assertEq(points, 100, "another SecWare too");
    }

    function test_behavior_stepwiseSettlementIsOnePurchase__AVS36() public {
        for (uint96 paid = 0; paid < 100e18; paid += 5e18) {
            _credit(user, paid, paid + 5e18);
        }
        assertEq(scores.standingOf(ware).p, 8e12, "as at once");
    }

    function test_behavior_hundredthsSumToTheWhole() public {
        uint256 sum;
        for (uint96 paid = 0; paid < 3e18; paid += 0.03e18) {
            (, uint16 points) = _credit(user, paid, paid + 0.03e18);
            sum += points;
        }
        assertEq(sum, 30, "a hundred steps of 0.3 hundredths");
    }

    function test_behavior_hundredthsOfAGiantSaturate() public {
        (, uint16 points) = _credit(user, 0, 90_000_000e18);
        assertEq(points, type(uint16).max, "the market counts 750 of them");
    }

    function test_behavior_aPayersWindowSaturatesAndNeverWraps__AVS36() public {
        _credit(user, 0, type(uint96).max);
        uint256 before = scores.standingOf(ware).p;
        (, uint16 points) = _credit(user, 0, 10e18);
        assertEq(points, 0, "all of its points were given");
        assertEq(scores.standingOf(ware).p - before, 0.2e12, "its units still count a fifth");
    }

    function test_behavior_pointsSaturateAndNeverWrap() public {
        for (uint256 i = 0; i < 20; ++i) {
            _credit(user, 0, type(uint96).max);
        }
        IReputation.Standing memory now_ = scores.standingOf(ware);
        assertEq(now_.v, type(uint72).max, "at the top");
        assertTrue(scores.scoreOf(ware) < 1e9, "still below one");
        _credit(user, 0, type(uint96).max);
        assertEq(scores.standingOf(ware).v, type(uint72).max, "and stays there");
    }

    function test_behavior_dustDoesNotMakeAPayer__AVS36() public {
        _credit(user, 0, 9.99e18);
        assertEq(scores.firstPaidAt(ware, user), 0, "not yet");
        _credit(user, 0, 0.01e18);
        assertEq(scores.firstPaidAt(ware, user), block.timestamp, "a whole point makes one");
        uint256 since = block.timestamp;
        vm.warp(since + 1 days);
        _credit(user, 0, 10e18);
        assertEq(scores.firstPaidAt(ware, user), since, "once");
    }

    function test_behavior_aMeanIsOfFourCloses() public {
        for (uint256 i = 0; i < 20; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 10e18);
        }
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1) - 1);
        assertEq(scores.meanScoreOf(ware), 0, "until the epoch ends it counts nowhere");
        uint256 sum;
        for (uint32 i = 1; i <= 4; ++i) {
            vm.warp(Windows.startOf(epoch + i));
            sum += scores.scoreOf(ware);
            assertEq(scores.meanScoreOf(ware), sum / 4, "one more close");
        }
        vm.warp(Windows.startOf(epoch + 5));
        assertTrue(scores.meanScoreOf(ware) < sum / 4, "the first has left");
    }

    function test_behavior_whatIsClosedDoesNotChange() public {
        _credit(user, 0, 100e18);
        vm.warp(block.timestamp + 7 days);
        uint64 mean = scores.meanScoreOf(ware);
        (uint64 told,) = _credit(user, 0, 1_000e18);
        assertEq(told, mean, "the score of today is not in it");
        assertEq(scores.meanScoreOf(ware), mean, "nor after it");
    }

    function test_behavior_closesAreSaidInOrder() public {
        _credit(user, 0, 100e18);
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1));
        uint32 first = uint32(scores.scoreOf(ware));
        vm.warp(Windows.startOf(epoch + 2));
        uint32 second = uint32(scores.scoreOf(ware));
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.EpochScored(ware, epoch, first);
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.EpochScored(ware, epoch + 1, second);
        _credit(user, 0, 10e18);
    }

    function test_behavior_aLongSleepCostsNoLoop() public {
        _credit(user, 0, 100e18);
        vm.warp(block.timestamp + 3_650 days);
        uint256 gasBefore = gasleft();
        _credit(user, 0, 10e18);
        assertTrue(gasBefore - gasleft() < 200_000, "four closes at most");
        assertEq(scores.meanScoreOf(ware), 0, "and all that was is gone");
    }

    function test_behavior_aWareIsActiveByMoneyAndOwners__AVS25() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        for (uint256 i = 0; i < 4; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 1_000e18);
        }
        assertEq(scores.activeWaresOf(epoch), 0, "four owners are too few");
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.WareActive(ware, epoch);
        _credit(address(0x1004), 0, 0.01e18);
        assertEq(scores.activeWaresOf(epoch), 1, "five are enough");
        _credit(address(0x1005), 0, 1_000e18);
        assertEq(scores.activeWaresOf(epoch), 1, "counted once");
    }

    function test_behavior_aWareIsActiveFromAHundredSec__AVS25() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        for (uint256 i = 0; i < 6; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 16e18);
        }
        assertEq(scores.activeWaresOf(epoch), 0, "96 SEC are too few");
        _credit(address(0x1000), 16e18, 20e18);
        assertEq(scores.activeWaresOf(epoch), 1, "100 are enough");
    }

    function test_behavior_aBatchMakesAWareActiveAtOnce__AVS25() public {
        IMarket.Entry[] memory entries = new IMarket.Entry[](5);
        for (uint256 i = 0; i < 5; ++i) {
            entries[i] = _entry(_buyBy(_buyer(i), 2), 2 * UNITS);
        }
        market.settleMany(entries);
        assertEq(scores.activeWaresOf(Windows.epochAt(block.timestamp)), 1, "five owners of 20 SEC each");
    }

    function test_behavior_whatThereWasBeforeTheFifthOwnerCounts__AVS25() public {
        for (uint256 i = 0; i < 5; ++i) {
            market.settle(_entry(_buyBy(_buyer(i), i == 0 ? 6 : 1), i == 0 ? 6 * UNITS : UNITS));
        }
        assertEq(scores.activeWaresOf(Windows.epochAt(block.timestamp)), 1, "60 SEC of the first, and 10 of each other");
    }

    function test_behavior_activityIsOfOneEpoch__AVS25() public {
        for (uint256 i = 0; i < 4; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 100e18);
        }
        vm.warp(block.timestamp + 7 days);
        uint32 epoch = Windows.epochAt(block.timestamp);
        _credit(address(0x1004), 0, 100e18);
        assertEq(scores.activeWaresOf(epoch), 0, "owners of the last epoch do not count in this one");
        for (uint256 i = 0; i < 4; ++i) {
            _credit(address(uint160(0x1000 + i)), 0, 100e18);
        }
        assertEq(scores.activeWaresOf(epoch), 1, "they count again when they pay again");
        assertEq(scores.activeWaresOf(epoch - 1), 0, "and the past stays as it was");
    }

    function test_behavior_oneOwnerCountsOnce__AVS25() public {
        for (uint256 i = 0; i < 10; ++i) {
            _credit(user, 0, 1_000e18);
        }
        assertEq(scores.activeWaresOf(Windows.epochAt(block.timestamp)), 0, "ten purchases of one");
    }

    function testFuzz_credit_neverLowersPoints(uint72 first, uint96 second, uint32 wait) public {
        _credit(user, 0, first);
        vm.warp(block.timestamp + wait);
        IReputation.Standing memory before = scores.standingOf(ware);
        _credit(user, 0, second);
        IReputation.Standing memory now_ = scores.standingOf(ware);
        assertTrue(now_.p >= before.p && now_.v >= before.v, "points of use");
        assertEq(now_.n, before.n, "reviews are not touched");
    }

    function testFuzz_credit_inStepsIsAsAtOnce__AVS36(uint96 whole, uint8 steps) public {
        uint96 amount = uint96(bound(whole, 1e18, 10_000e18));
        uint96 count = uint96(bound(steps, 1, 24));
        uint256 sum;
        for (uint96 i = 0; i < count; ++i) {
            (, uint16 part) = _credit(user, amount * i / count, amount * (i + 1) / count);
            sum += part;
        }
        vm.prank(address(market));
        (, uint16 points) = scores.credit(ware + 1, user, 0, amount, amount);
        assertEq(scores.standingOf(ware).v, scores.standingOf(ware + 1).v, "units, to the unit");
        _near(scores.standingOf(ware).p, scores.standingOf(ware + 1).p, 3 * uint256(count), "points, to the rounding");
        _near(sum, points, 1, "hundredths");
    }

    function testFuzz_score_isBelowOne(uint96 a, uint96 b, uint32 wait) public {
        _credit(user, 0, a);
        vm.warp(block.timestamp + wait);
        _credit(stranger, 0, b);
        assertTrue(scores.scoreOf(ware) < 1e9, "the score");
        assertTrue(scores.meanScoreOf(ware) < 1e9, "the mean");
    }

    function testFuzz_standing_doesNotDependOnWhenItIsWrittenDown(uint72 amount, uint24 first, uint24 second) public {
        _credit(user, 0, amount);
        vm.prank(address(market));
        scores.credit(ware + 1, user, 0, amount, amount);
        vm.warp(block.timestamp + first);
        _credit(stranger, 0, 0);
        vm.warp(block.timestamp + second);
        uint256 whole = scores.standingOf(ware + 1).p;
        _near(scores.standingOf(ware).p, whole, whole / 1e9 + 2, "path");
    }

    function testFuzz_mean_isTheMeanOfWhatWas(uint72 amount, uint8 epochs) public {
        _credit(user, 0, amount);
        uint32 epoch = Windows.epochAt(block.timestamp);
        uint256 count = bound(epochs, 1, 12);
        uint256[12] memory closes;
        for (uint32 i = 0; i < count; ++i) {
            vm.warp(Windows.startOf(epoch + i + 1));
            closes[i] = scores.scoreOf(ware);
        }
        uint256 sum;
        for (uint256 i = count > 4 ? count - 4 : 0; i < count; ++i) {
            sum += closes[i];
        }
        assertEq(scores.meanScoreOf(ware), sum / 4, "unwritten closes too");
        (uint64 told,) = _credit(user, 0, 1e18);
        assertEq(told, sum / 4, "written ones are the same");
    }
}
