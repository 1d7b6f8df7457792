// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {JuryMath} from "../../src/math/JuryMath.sol";
import {Assertions} from "../Assertions.sol";

contract JuryMathTest is Assertions {
    function test_default_countsAQuarterAtMost() public pure {
        assertEq(JuryMath.counted(10, 100), 10, "under");
        assertEq(JuryMath.counted(25, 100), 25, "at");
        assertEq(JuryMath.counted(97, 100), 25, "over");
    }

    function test_default_quorumIsAtTheLine() public pure {
        assertTrue(JuryMath.isQuorum(40, 100, 4_000), "at");
        assertTrue(!JuryMath.isQuorum(39, 100, 4_000), "under");
        assertTrue(!JuryMath.isQuorum(0, 0, 4_000), "of nothing");
    }

    function test_default_twoThirdsIsAtTheLine() public pure {
        assertTrue(JuryMath.isTwoThirds(2, 3), "at");
        assertTrue(!JuryMath.isTwoThirds(199, 300), "under");
        assertTrue(!JuryMath.isTwoThirds(0, 0), "of nothing");
    }

    function test_default_moreThanAFifthIsNeglect() public pure {
        assertTrue(!JuryMath.isNegligent(3, 15), "at");
        assertTrue(JuryMath.isNegligent(3, 14), "over");
        assertTrue(JuryMath.isNegligent(3, 3), "all");
        assertTrue(!JuryMath.isNegligent(0, 0), "nothing was due");
    }

    function test_default_theLeastWeightCounts() public pure {
        assertTrue(JuryMath.isQuorum(1, 1, 10_000), "all of one");
        assertTrue(JuryMath.isTwoThirds(1, 1), "one of one");
    }

    function testFuzz_neverBothSidesHoldTwoThirds(uint128 side, uint128 other) public pure {
        uint256 all = uint256(side) + other;
        assertTrue(!JuryMath.isTwoThirds(side, all) || !JuryMath.isTwoThirds(other, all), "one at most");
    }

    function testFuzz_oneJurorNeverConvictsAgainstThreeEqualOnes(uint96 weight, uint96 rest) public pure {
        uint256 cast = uint256(weight) + 3 * uint256(rest);
        uint256 one = JuryMath.counted(weight, cast);
        uint256 others = 3 * JuryMath.counted(rest, cast);
        assertTrue(one <= cast / 4, "a quarter");
        if (weight <= uint256(rest) * 2) assertTrue(!JuryMath.isTwoThirds(one, one + others), "not alone");
    }

    function test_default_aRulingHasAThirdOfWhatWasCast() public pure {
        assertTrue(JuryMath.isRuling(34, 51, 102), "at");
        assertTrue(!JuryMath.isRuling(34, 51, 103), "under");
        assertTrue(!JuryMath.isRuling(33, 51, 99), "without two thirds of what counts");
        assertTrue(!JuryMath.isRuling(0, 0, 0), "of nothing");
    }

    function testFuzz_oneJurorNeverRulesAlone(uint96 weight, uint96 rest) public pure {
        uint256 cast = uint256(weight) + rest;
        uint256 one = JuryMath.counted(weight, cast);
        assertTrue(!JuryMath.isRuling(one, one, cast), "not even where nobody else counts");
    }

    function testFuzz_moreWeightNeverCountsLess(uint96 weight, uint96 more, uint128 cast) public pure {
        uint256 larger = uint256(weight) + more;
        assertTrue(JuryMath.counted(weight, cast) <= JuryMath.counted(larger, cast), "monotone");
    }
}
