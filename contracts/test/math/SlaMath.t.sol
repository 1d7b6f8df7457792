// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SlaMath} from "../../src/math/SlaMath.sol";
import {Assertions} from "../Assertions.sol";

contract SlaMathTest is Assertions {
    uint256 private constant NOW = 1_800_000_000;
    uint256 private constant STAKE = 10_000e18;

    function test_default_aTenthAtOnce() public pure {
        assertEq(SlaMath.left(STAKE, 0, NOW), 1_000e18, "nothing was taken");
        assertEq(SlaMath.left(STAKE, NOW, NOW), 1_000e18, "what was taken is back");
        assertEq(SlaMath.fullAfter(STAKE, 0, NOW, 1_000e18), NOW + 28 days, "all of it, for 28 days");
        assertEq(SlaMath.left(STAKE, NOW + 28 days, NOW), 0, "and nothing is left");
    }

    function test_default_itComesBackEvenly() public pure {
        assertEq(SlaMath.left(STAKE, NOW + 21 days, NOW), 250e18, "a week of four");
        assertEq(SlaMath.left(STAKE, NOW + 7 days, NOW), 750e18, "three weeks");
        assertEq(SlaMath.left(STAKE, NOW + 1, NOW), 1_000e18 * (28 days - 1) / uint256(28 days), "all but a second");
        assertEq(SlaMath.left(STAKE, NOW + 28 days - 1, NOW), 1_000e18 / uint256(28 days), "a second");
    }

    function test_default_whatIsTakenTwiceAddsUp() public pure {
        uint256 once = SlaMath.fullAfter(STAKE, NOW - 1, NOW, 250e18);
        assertEq(once, NOW + 7 days, "a quarter, from now on");
        assertEq(SlaMath.fullAfter(STAKE, once, NOW, 500e18), NOW + 21 days, "and a half more");
        assertEq(SlaMath.fullAfter(STAKE, once, NOW + 7 days - 1, 250e18), NOW + 14 days, "from when that is back");
    }

    function test_behavior_timeRoundsUpAndAmountsDown() public pure {
        assertEq(SlaMath.fullAfter(STAKE, 0, NOW, 1), NOW + 1, "one unit is a second");
        assertEq(SlaMath.left(9, 0, NOW), 0, "a tenth of nine units is none");
        assertEq(SlaMath.left(19, 0, NOW), 1, "and of nineteen one");
        assertEq(SlaMath.fullAfter(19, 0, NOW, 1), NOW + (10 * 28 days + 18) / uint256(19), "not all of the allowance");
        assertEq(SlaMath.left(10, NOW + 1, NOW), 0, "a second short of one unit");
        assertEq(SlaMath.left(10, NOW, NOW), 1, "one unit");
    }

    function test_behavior_nothingTakenChangesNothing() public pure {
        assertEq(SlaMath.fullAfter(STAKE, NOW - 5, NOW, 0), NOW - 5, "as it was");
        assertEq(SlaMath.fullAfter(0, NOW + 5, NOW, 0), NOW + 5, "of nothing too");
        assertEq(SlaMath.left(0, 0, NOW), 0, "nothing of nothing");
    }

    function test_behavior_theLargestStake() public pure {
        uint256 most = type(uint96).max;
        assertEq(SlaMath.left(most, 0, NOW), most / 10, "a tenth");
        assertEq(SlaMath.fullAfter(most, 0, NOW, most / 10), NOW + 28 days, "all of it");
    }

    function testFuzz_neverMoreThanATenthAndNeverLongerThan28Days(uint96 stake, uint40 used, uint96 amount)
        public
        pure
    {
        uint256 fullAt = NOW - 1 days + used % (29 days + 1);
        uint256 left = SlaMath.left(stake, fullAt, NOW);
        assertTrue(left * 10 <= stake, "a tenth");
        uint256 taken = amount < left ? amount : left;
        uint256 after_ = SlaMath.fullAfter(stake, fullAt, NOW, taken);
        assertTrue(after_ <= NOW + 28 days, "28 days");
        assertTrue(SlaMath.left(stake, after_, NOW) + taken <= left, "what was taken is gone");
    }

    /// @dev What rounds costs the next slash at most what a second brings back, and one unit.
    function testFuzz_roundingTakesNoMoreThanASecond(uint96 stake, uint40 used, uint96 amount) public pure {
        uint256 fullAt = NOW + used % (28 days + 1);
        uint256 left = SlaMath.left(stake, fullAt, NOW);
        uint256 taken = amount < left ? amount : left;
        uint256 after_ = SlaMath.left(stake, SlaMath.fullAfter(stake, fullAt, NOW, taken), NOW);
        assertTrue(after_ + taken + stake / (10 * 28 days) + 2 >= left, "nearly all of the rest");
    }
}
