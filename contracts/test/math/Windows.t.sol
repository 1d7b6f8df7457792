// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Windows} from "../../src/Windows.sol";
import {Assertions} from "../Assertions.sol";

contract WindowsTest is Assertions {
    function test_default_epochsAreWeeks() public pure {
        assertEq(Windows.epochAt(7 days - 1), 0, "the last second of the first");
        assertEq(Windows.epochAt(7 days), 1, "half open");
        assertEq(Windows.startOf(3), 21 days, "its first second");
    }

    function test_behavior_aDayAfterIsRoundedUp() public pure {
        assertEq(Windows.dayAfter(0, 1 days), 1, "exactly");
        assertEq(Windows.dayAfter(1, 1 days), 2, "a second more");
    }

    function test_behavior_nobodyLeavesBeforeAClaimCouldCome() public pure {
        assertTrue(Windows.UNBONDING >= 2 * Windows.DISPUTE_WINDOW, "twice the window for claims");
        uint256 claim = Windows.RESPONSE + Windows.COMMIT + Windows.REVEAL + Windows.APPEAL + Windows.EXECUTION;
        assertTrue(Windows.HARD_STOP > claim, "a claim has time to be ruled on");
    }

    function test_behavior_everyHumanWindowOutlastsAHaltedSequencer() public pure {
        assertTrue(Windows.SETTLE_GRACE >= 48 hours && Windows.PROBE >= 48 hours, "forced inclusion takes a day");
        assertTrue(Windows.RESPONSE >= 72 hours && Windows.APPEAL >= 48 hours, "also for answers");
        assertTrue(Windows.REVIEW_CHALLENGE >= 72 hours && Windows.REVIEW_WINDOW >= 72 hours, "and for reviews");
        assertTrue(Windows.COMMIT >= 48 hours && Windows.REVEAL >= 24 hours, "votes, and a day to open them");
    }

    function testFuzz_aDayAfterIsNeverEarly(uint40 time, uint32 span) public pure {
        uint256 come = uint256(Windows.dayAfter(time, span)) * 1 days;
        assertTrue(come >= uint256(time) + span && come < uint256(time) + span + 1 days, "less than a day late");
    }
}
