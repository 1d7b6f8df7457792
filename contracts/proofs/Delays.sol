// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelayMath} from "../src/math/DelayMath.sol";

/// @notice Revenue waits at least the shortest and at most the longest delay, whatever the score.
contract DelayStaysWithinItsBounds {
    function prove(uint24 shortest, uint24 longest, uint64 score) external pure {
        require(shortest <= longest && score <= DelayMath.SCORE_ONE);
        uint256 delay = DelayMath.delay(shortest, longest, score);
        assert(delay >= shortest);
        assert(delay <= longest);
    }
}

/// @notice A higher score never waits longer.
contract DelayFallsAsTheScoreRises {
    function prove(uint24 shortest, uint24 longest, uint64 low, uint64 high) external pure {
        require(shortest <= longest && low <= high && high <= DelayMath.SCORE_ONE);
        assert(DelayMath.delay(shortest, longest, high) <= DelayMath.delay(shortest, longest, low));
    }
}
