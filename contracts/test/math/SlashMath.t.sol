// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SlashMath} from "../../src/math/SlashMath.sol";
import {Assertions} from "../Assertions.sol";

contract SlashMathTest is Assertions {
    function test_default_dividesFortyTenTwentyAndBurnsTheRest() public pure {
        (uint256 harmed, uint256 reporter, uint256 operators, uint256 burned) =
            SlashMath.split(100e18, 1_000e18, 1_000e18);
        assertEq(harmed, 40e18, "harmed");
        assertEq(reporter, 10e18, "reporter");
        assertEq(operators, 20e18, "operators");
        assertEq(burned, 30e18, "burned");
    }

    function test_behavior_theHarmedGetNoMoreThanTheirHarm() public pure {
        (uint256 harmed,,, uint256 burned) = SlashMath.split(100e18, 5e18, 1_000e18);
        assertEq(harmed, 5e18, "what was proven");
        assertEq(burned, 65e18, "the rest burns");
    }

    function test_behavior_theReporterIsCapped() public pure {
        (, uint256 reporter,, uint256 burned) = SlashMath.split(100e18, 0, 3e18);
        assertEq(reporter, 3e18, "the cap");
        assertEq(burned, 77e18, "the rest burns");
    }

    function test_behavior_aSlashNeverRoundsToNothing() public pure {
        assertEq(SlashMath.part(1, 1), 1, "one unit");
        assertEq(SlashMath.part(0, 10_000), 0, "of nothing");
    }

    function testFuzz_partsSumToWhatWasTaken(uint96 taken, uint96 harm, uint96 most) public pure {
        (uint256 harmed, uint256 reporter, uint256 operators, uint256 burned) = SlashMath.split(taken, harm, most);
        assertEq(harmed + reporter + operators + burned, taken, "to the unit");
    }

    function testFuzz_aPartIsNeverMoreThanTheWhole(uint96 amount, uint16 bps) public pure {
        assertTrue(SlashMath.part(amount, bps % 10_001) <= amount, "within it");
    }
}
