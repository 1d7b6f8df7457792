// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConvictionMath} from "../../src/math/ConvictionMath.sol";
import {Assertions} from "../Assertions.sol";

contract ConvictionMathTest is Assertions {
    uint256 private constant HALF = 90 days;

    function test_default_halfAfterAHalfLife__AVS29() public pure {
        _near(ConvictionMath.grown(100e18, 0, HALF, HALF), 50e18, 1e3);
    }

    function test_behavior_theCurveOfThePaper__AVS29() public pure {
        _near(ConvictionMath.grown(1e18, 0, 7 days, HALF), 0.052e18, 1e15);
        _near(ConvictionMath.grown(1e18, 0, 30 days, HALF), 0.206e18, 1e15);
        _near(ConvictionMath.grown(1e18, 0, 180 days, HALF), 0.75e18, 1e3);
        _near(ConvictionMath.grown(1e18, 0, 365 days, HALF), 0.94e18, 1e15);
        _near(ConvictionMath.grown(1e18, 0, 730 days, HALF), 0.996e18, 1e15);
    }

    function test_behavior_nothingAtAgeZero__AVS29() public pure {
        assertEq(ConvictionMath.grown(1e30, 0, 0, HALF), 0, "no flash vote");
        assertTrue(ConvictionMath.grown(100e18, 0, 1, HALF) < 1e13, "and next to nothing a second later");
    }

    function test_behavior_neverAboveTheBalance() public pure {
        assertEq(ConvictionMath.grown(7, 7, 400 days, HALF), 7, "full stays full");
        assertEq(ConvictionMath.grown(1e18, 0, 1_000 * 365 days, HALF), 1e18, "all, after an age");
    }

    function test_behavior_whatLeavesTakesItsPart() public pure {
        assertEq(ConvictionMath.leaving(100, 50, 20), 10, "a fifth");
        assertEq(ConvictionMath.leaving(100, 50, 100), 50, "all");
        assertEq(ConvictionMath.leaving(3, 1, 1), 1, "rounds up");
        assertEq(ConvictionMath.leaving(0, 0, 0), 0, "nothing of nothing");
    }

    function testFuzz_staysBetweenBeforeAndBalance(uint104 balance, uint104 seed, uint40 elapsed) public pure {
        uint256 conviction = uint256(seed) % (uint256(balance) + 1);
        uint256 grown = ConvictionMath.grown(balance, conviction, elapsed, HALF);
        assertTrue(grown <= balance, "not above the balance");
        assertTrue(grown + 1 >= conviction, "does not fall by waiting");
    }

    function testFuzz_inTwoStepsIsAsInOne(uint96 balance, uint32 first, uint32 second) public pure {
        uint256 inOne = ConvictionMath.grown(balance, 0, uint256(first) + second, HALF);
        uint256 halfway = ConvictionMath.grown(balance, 0, first, HALF);
        uint256 inTwo = ConvictionMath.grown(balance, halfway, second, HALF);
        // The exponential is good to about 1e-18 of the balance.
        _near(inTwo, inOne, 2 + uint256(balance) * 4 / 1e18);
    }

    function testFuzz_splittingAndMergingAreNeutral__AVS29(uint96 a, uint96 b, uint32 elapsed) public pure {
        uint256 whole = ConvictionMath.grown(uint256(a) + b, 0, elapsed, HALF);
        uint256 parts = ConvictionMath.grown(a, 0, elapsed, HALF) + ConvictionMath.grown(b, 0, elapsed, HALF);
        assertTrue(parts <= whole, "splitting never gains");
        assertTrue(whole - parts <= 1, "and costs a unit at most");
    }

    function testFuzz_whatStaysFits(uint104 balance, uint104 conviction, uint104 amount) public pure {
        uint256 b = uint256(balance) + 1;
        uint256 c = uint256(conviction) % (b + 1);
        uint256 x = uint256(amount) % (b + 1);
        uint256 left = ConvictionMath.leaving(b, c, x);
        assertTrue(left <= c && left <= x, "no more leaves than there is");
        assertTrue(c - left <= b - x, "what stays is within its balance");
    }

    function testFuzz_longerNeverCountsLess(uint96 balance, uint32 elapsed, uint32 more) public pure {
        uint256 less = ConvictionMath.grown(balance, 0, elapsed, HALF);
        assertTrue(ConvictionMath.grown(balance, 0, uint256(elapsed) + more, HALF) >= less, "monotone");
    }

    function _near(uint256 actual, uint256 expected, uint256 within) private pure {
        uint256 apart = actual > expected ? actual - expected : expected - actual;
        require(apart <= within, Differs("near", actual, expected));
    }
}
