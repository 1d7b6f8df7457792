// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title When a jury has spoken, and what it said.
library JuryMath {
    uint256 internal constant CAP_DIVISOR = 4;
    uint256 private constant WHOLE = 10_000;

    /// @notice What one juror's weight counts: at most a quarter of all that was cast.
    function counted(uint256 weight, uint256 cast) internal pure returns (uint256) {
        uint256 most = cast / CAP_DIVISOR;
        return weight < most ? weight : most;
    }

    /// @notice Whether enough of the weight that could have been cast was.
    function isQuorum(uint256 cast, uint256 total, uint256 quorumBps) internal pure returns (bool) {
        return total > 0 && cast * WHOLE >= total * quorumBps;
    }

    /// @notice Whether a side holds two thirds of what counted. Of nothing nobody holds two thirds.
    function isTwoThirds(uint256 side, uint256 all) internal pure returns (bool) {
        return all > 0 && side * 3 >= all * 2;
    }
}
