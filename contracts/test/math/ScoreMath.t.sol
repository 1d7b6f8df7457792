// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ScoreMath} from "../../src/math/ScoreMath.sol";
import {Assertions} from "../Assertions.sol";

/// @notice The published formula, its worked table, and what must hold of it everywhere.
contract ScoreMathTest is Assertions {
    uint256 private constant POINT = 1e12;
    uint256 private constant MOST = type(uint72).max;

    function test_default_aUnitIsTenSec__AVS16() public pure {
        assertEq(ScoreMath.units(10e18), POINT, "one unit");
        assertEq(ScoreMath.units(25e18), 2.5e12, "in parts");
        assertEq(ScoreMath.units(1e7 - 1), 0, "rounds down");
    }

    function test_default_theWorkedTable__AVS16() public pure {
        assertEq(ScoreMath.score(20 * POINT, 0, 20 * POINT), 476_190_476, "20 buyers once");
        assertEq(ScoreMath.score(150 * POINT, 0, 100 * POINT), 833_333_333, "20 buyers, 5 times each");
        assertEq(ScoreMath.score(100 * POINT, 0, 100 * POINT), 769_230_769, "100 buyers once");
        assertEq(ScoreMath.score(100 * POINT, 5 * POINT, 100 * POINT), 745_341_614, "and 5 counted reviews");
        assertEq(ScoreMath.score(100 * POINT, 20 * POINT, 100 * POINT), 573_248_407, "and 20");
        assertEq(ScoreMath.score(100 * POINT, 100 * POINT, 100 * POINT), 188_679_245, "and 100");
        assertEq(ScoreMath.score(26.5e12, 0, 100 * POINT), 469_026_548, "one wallet 100 times");
        assertEq(ScoreMath.score(206 * POINT, 0, 1_000 * POINT), 631_901_840, "one wallet, 10,000 SEC at once");
        assertEq(ScoreMath.score(75 * POINT, 0, 50 * POINT), 750_000_000, "row 2 after 90 idle days");
    }

    function test_default_nothingIsNoScore() public pure {
        assertEq(ScoreMath.score(0, 0, 0), 0, "of one that nobody used");
        assertEq(ScoreMath.score(0, 5 * POINT, 0), 0, "nor of one that was only complained about");
    }

    function test_behavior_complaintsWeighMoreWhereMoreComplain__AVS36() public pure {
        assertEq(ScoreMath.complaints(0, 100 * POINT), 0, "nobody");
        assertEq(ScoreMath.complaints(0, 0), 0, "of nothing either");
        assertEq(ScoreMath.complaints(POINT, 36 * POINT), 0.5e12, "one of 36: half a unit");
        assertEq(ScoreMath.complaints(25 * POINT, 100 * POINT), 62.5e12, "a quarter: two and a half each");
        assertEq(ScoreMath.complaints(100 * POINT, 100 * POINT), 400e12, "everybody: four each");
        assertEq(ScoreMath.complaints(POINT, 0), 5e12, "five at most");
    }

    function test_behavior_aRepeatWeighsAQuarterMoreUpToTwice__AVS16() public pure {
        assertEq(ScoreMath.points(POINT, 0, 0), 1e12, "the first");
        assertEq(ScoreMath.points(POINT, 1, 0), 1.25e12, "the second");
        assertEq(ScoreMath.points(POINT, 2, 0), 1.5e12, "the third");
        assertEq(ScoreMath.points(POINT, 3, 0), 1.75e12, "the fourth");
        assertEq(ScoreMath.points(POINT, 4, 0), 2e12, "the fifth");
        assertEq(ScoreMath.points(POINT, 200, 0), 2e12, "and all later ones");
    }

    function test_behavior_beyondTheTaperAUnitWeighsAFifth__AVS36() public pure {
        assertEq(ScoreMath.points(POINT, 0, 7.5e12), 0.2e12, "wholly beyond");
        assertEq(ScoreMath.points(POINT, 4, 7.5e12), 0.2e12, "a repeat too");
        assertEq(ScoreMath.points(1_000 * POINT, 0, 0), 206e12, "across it: 7.5 and a fifth of 992.5");
        assertEq(ScoreMath.points(POINT, 4, 6.5e12), 1.1e12, "half of the unit fills what is left");
        assertEq(ScoreMath.points(POINT, 0, type(uint64).max), 0.2e12, "and no further");
    }

    function test_behavior_halvesInNinetyDays() public pure {
        assertNear(ScoreMath.decay(100 * POINT, 90 days), 50 * POINT, 1e2, "once");
        assertNear(ScoreMath.decay(100 * POINT, 180 days), 25 * POINT, 1e2, "twice");
        assertNear(ScoreMath.decay(100 * POINT, 45 days), 70_710_678_118_654, 1e2, "by the root of a half");
        assertEq(ScoreMath.decay(100 * POINT, 0), 100 * POINT, "not at all");
        assertEq(ScoreMath.decay(0, 90 days), 0, "nothing stays nothing");
    }

    function test_behavior_forEverIsNothing() public pure {
        assertEq(ScoreMath.decay(MOST, 100_000 days), 0, "no revert either");
        assertEq(ScoreMath.decay(MOST, type(uint40).max), 0, "at the end of time");
    }

    function test_behavior_aReviewWeighsWhatItsPurchaseCredited__AVS17() public pure {
        assertEq(ScoreMath.reviewPoints(1.25e12, 10e18), 1.25e12, "a repeat more than a first one");
        assertEq(ScoreMath.reviewPoints(0, 10e18), 0.2e12, "a fifth of a unit at least");
        assertEq(ScoreMath.reviewPoints(300e12, 10_000e18), 7.5e12, "7.5 at most");
        assertEq(ScoreMath.reviewPoints(0, 10_000e18), 7.5e12, "of the units too");
    }

    function testFuzz_score_isBelowOne(uint72 p, uint72 n, uint72 v) public pure {
        assertTrue(ScoreMath.score(p, n, v) < ScoreMath.SCORE_ONE, "below one");
    }

    function testFuzz_score_risesWithUse(uint72 p, uint72 more, uint72 n, uint72 v) public pure {
        assertTrue(ScoreMath.score(uint256(p) + more, n, v) >= ScoreMath.score(p, n, v), "monotone");
    }

    function testFuzz_score_fallsWithReviewsAndVolume(uint72 p, uint72 n, uint72 v, uint72 more) public pure {
        assertTrue(ScoreMath.score(p, uint256(n) + more, v) <= ScoreMath.score(p, n, v), "reviews");
        assertTrue(ScoreMath.score(p, 0, uint256(v) + more) <= ScoreMath.score(p, 0, v), "volume alone");
    }

    function testFuzz_complaints_weighFiveEachAtMost(uint72 n, uint72 v, uint72 more) public pure {
        uint256 weight = ScoreMath.complaints(n, v);
        assertTrue(weight <= 5 * uint256(n), "five at most");
        assertTrue(v > n || weight + 1 >= 4 * uint256(n), "four where as much was complained about as was earned");
        assertTrue(ScoreMath.complaints(uint256(n) + more, v) >= weight, "one more never makes it less");
        assertTrue(ScoreMath.complaints(n, uint256(v) + more) <= weight, "more customers never make it more");
    }

    /// @dev Volume is in the score too: units at a fifth pull towards two thirds, full ones towards ten elevenths, from both sides.
    function testFuzz_score_usePullsItNoFurtherDownThanItsKind__AVS36(uint72 p, uint72 n, uint72 v, uint64 units)
        public
        pure
    {
        uint256 before = ScoreMath.score(p, n, v);
        uint256 tapered = ScoreMath.score(p + ScoreMath.points(units, 0, type(uint64).max), n, uint256(v) + units);
        assertTrue(tapered + 1 >= (before < 666_666_666 ? before : 666_666_666), "a big payer's");
        uint256 small = units % 7.5e12;
        uint256 full = ScoreMath.score(p + ScoreMath.points(small, 0, 0), n, uint256(v) + small);
        assertTrue(full + 1 >= (before < 909_090_909 ? before : 909_090_909), "a new payer's");
    }

    function testFuzz_decay_doesNotDependOnThePath(uint72 value, uint32 first, uint32 second) public pure {
        uint256 whole = ScoreMath.decay(value, uint256(first) + second);
        uint256 parts = ScoreMath.decay(ScoreMath.decay(value, first), second);
        // Within 1e-9 of what was there, and two units of rounding.
        assertNear(parts, whole, uint256(value) / 1e9 + 2, "in two steps");
    }

    function testFuzz_decay_neverRises(uint72 value, uint32 elapsed, uint32 more) public pure {
        uint256 early = ScoreMath.decay(value, elapsed);
        assertTrue(early <= value, "not above what was there");
        assertTrue(ScoreMath.decay(value, uint256(elapsed) + more) <= early, "nor later above earlier");
    }

    function testFuzz_decay_keepsOrder(uint72 value, uint72 more, uint32 elapsed) public pure {
        assertTrue(ScoreMath.decay(uint256(value) + more, elapsed) >= ScoreMath.decay(value, elapsed), "monotone");
    }

    function testFuzz_points_betweenAFifthAndTwice(uint72 units, uint8 repeats, uint64 given) public pure {
        uint256 points = ScoreMath.points(units, repeats, given);
        assertTrue(points <= uint256(units) * 2, "at most twice");
        assertTrue(points + 1 >= uint256(units) / 5, "at least a fifth");
    }

    function testFuzz_points_inPartsAreAsTheWhole(uint64 first, uint64 second, uint8 repeats, uint64 given)
        public
        pure
    {
        uint256 whole = ScoreMath.points(uint256(first) + second, repeats, given);
        uint256 one = ScoreMath.points(first, repeats, given);
        uint256 two = ScoreMath.points(second, repeats, uint256(given) + one);
        assertNear(one + two, whole, 3, "to the rounding");
    }

    function testFuzz_points_moreUseIsNeverLess(uint64 units, uint64 more, uint8 repeats, uint64 given) public pure {
        uint256 less = ScoreMath.points(units, repeats, given);
        assertTrue(ScoreMath.points(uint256(units) + more, repeats, given) >= less, "by units");
        assertTrue(ScoreMath.points(units, uint256(repeats) + 1, given) + 1 >= less, "by repeats");
        assertTrue(ScoreMath.points(units, repeats, uint256(given) + more) <= less + 1, "less beyond the taper");
    }

    function testFuzz_reviewPoints_inTheirBounds(uint64 credited, uint96 earned) public pure {
        uint256 weight = ScoreMath.reviewPoints(credited, earned);
        assertTrue(weight <= ScoreMath.FULL_POINTS, "7.5 at most");
        assertTrue(weight == ScoreMath.FULL_POINTS || weight >= credited, "what it credited");
        assertTrue(weight == ScoreMath.FULL_POINTS || weight >= ScoreMath.units(earned) / 5, "a fifth of its units");
    }

    function assertNear(uint256 actual, uint256 expected, uint256 off, string memory what) private pure {
        uint256 distance = actual > expected ? actual - expected : expected - actual;
        require(distance <= off, Differs(what, actual, expected));
    }
}
