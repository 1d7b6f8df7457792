// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelayMath} from "../../src/math/DelayMath.sol";
import {Assertions} from "../Assertions.sol";

contract DelayMathTest is Assertions {
    function test_default_fallsFromFourteenDaysToOne() public pure {
        assertEq(_delay(0), 14 days, "no score");
        assertEq(_delay(0.25e9), 10.75 days, "a quarter");
        assertEq(_delay(1e9), 1 days, "a full one");
    }

    function testFuzz_staysInItsBounds(uint40 shortest, uint40 more, uint64 score) public pure {
        uint256 longest = uint256(shortest) + more;
        uint256 delay = DelayMath.delay(shortest, longest, score % (1e9 + 1));
        assertTrue(delay >= shortest && delay <= longest, "between the two");
    }

    function testFuzz_aBetterScoreNeverWaitsLonger(uint64 a, uint64 b) public pure {
        (uint256 worse, uint256 better) = a < b ? (a, b) : (b, a);
        assertTrue(_delay(better % (1e9 + 1)) <= _delay(0), "never over the longest");
        if (better <= 1e9) assertTrue(_delay(better) <= _delay(worse), "monotone");
    }

    function _delay(uint256 score) private pure returns (uint256) {
        return DelayMath.delay(1 days, 14 days, score);
    }
}
