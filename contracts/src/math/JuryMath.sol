// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title When a jury has spoken, and what it said.
library JuryMath {
    uint256 internal constant CAP_DIVISOR = 4;
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MISSED_DIVISOR = 5;
    uint256 private constant RULING_DIVISOR = 3;

    /// @notice What one juror's weight counts: at most a quarter of all that was cast.
    function counted(uint256 weight, uint256 cast) internal pure returns (uint256) {
        uint256 most = cast / CAP_DIVISOR;
        return weight < most ? weight : most;
    }

    /// @notice Whether enough of the weight that could have been cast was.
    function isQuorum(uint256 cast, uint256 total, uint256 quorumBps) internal pure returns (bool) {
        return total > 0 && cast * WHOLE >= total * quorumBps;
    }

    /// @notice Whether a juror missed more than a fifth of its duties. Who has many errs now and then, too.
    function isNegligent(uint256 missed, uint256 due) internal pure returns (bool) {
        return missed * MISSED_DIVISOR > due;
    }

    /// @notice Whether a side rules: it holds two thirds of what counted, and a third of all that was cast. One juror alone counts a
    /// quarter of that at most, also where what was cut off of it leaves nearly nobody else.
    function isRuling(uint256 side, uint256 all, uint256 cast) internal pure returns (bool) {
        return isTwoThirds(side, all) && side * RULING_DIVISOR >= cast;
    }

    /// @notice Whether a side holds two thirds of what counted. Of nothing nobody holds two thirds.
    function isTwoThirds(uint256 side, uint256 all) internal pure returns (bool) {
        return all > 0 && side * 3 >= all * 2;
    }
}
