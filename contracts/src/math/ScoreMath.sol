// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @title The score: what was paid for and used, against what was complained about.
/// @notice Points have a scale of 1e12; a unit is 10 SEC of earned money, and earns a point. S = p / (p + N + 20 + V / 10), where p are
/// points of use and V units earned. N is what was complained about: 5 n n / (n + V / 4), where n are points of counted reviews. So a
/// complaint weighs four where everybody complains, and the less the fewer do. p, n and V halve in 90 days.
library ScoreMath {
    uint256 internal constant POINT = 1e12;
    uint256 internal constant SCORE_ONE = 1e9;
    /// @notice Earned money of a unit.
    uint256 internal constant UNIT = 10e18;
    uint256 internal constant HALF_LIFE = 90 days;
    /// @notice What one payer counts fully in a window; more counts a fifth, so that breadth counts more than size.
    uint256 internal constant FULL_POINTS = 7.5e12;
    uint256 internal constant WINDOW = 90 days;
    uint256 private constant KAPPA = 5;
    uint256 private constant COMMON_DIVISOR = 4;
    uint256 private constant START = 20e12;
    uint256 private constant LAMBDA_DIVISOR = 10;
    uint256 private constant TAPERED_DIVISOR = 5;
    uint256 private constant REPEATS_AT_MOST = 4;
    int256 private constant LN2_WAD = 693147180559945309;
    uint256 internal constant WAD = 1e18;

    /// @notice What is left of a value after `elapsed` seconds; rounds down.
    function decay(uint256 value, uint256 elapsed) internal pure returns (uint256) {
        if (elapsed == 0 || value == 0) return value;
        return value * decayFactor(elapsed) / WAD;
    }

    /// @notice What `decay` leaves of 1e18.
    function decayFactor(uint256 elapsed) internal pure returns (uint256) {
        int256 power = -LN2_WAD * int256(elapsed) / int256(HALF_LIFE);
        return uint256(FixedPointMathLib.expWad(power));
    }

    /// @notice Earned money in units, with the scale of points.
    function units(uint256 earned) internal pure returns (uint256) {
        return earned * POINT / UNIT;
    }

    /// @notice Points for units of a payer who had `repeats` full purchases before, and gave `given` points in this window.
    /// @dev A repeat weighs up to twice; beyond `FULL_POINTS` a unit weighs a fifth.
    function points(uint256 unitsEarned, uint256 repeats, uint256 given) internal pure returns (uint256) {
        uint256 weight = REPEATS_AT_MOST + (repeats < REPEATS_AT_MOST ? repeats : REPEATS_AT_MOST);
        uint256 full = unitsEarned * weight / REPEATS_AT_MOST;
        uint256 room = given < FULL_POINTS ? FULL_POINTS - given : 0;
        if (full <= room) return full;
        uint256 tapered = unitsEarned - room * REPEATS_AT_MOST / weight;
        return room + tapered / TAPERED_DIVISOR;
    }

    /// @notice The score of points of use, points of reviews, and units; below `SCORE_ONE`, rounded down.
    function score(uint256 p, uint256 n, uint256 v) internal pure returns (uint256) {
        return p * SCORE_ONE / (p + complaints(n, v) + START + v / LAMBDA_DIVISOR);
    }

    /// @notice What reviews of `n` points weigh against a score where `v` units were earned; rounds down.
    /// @dev More than in proportion: of few among many customers a rival could buy each at a profit.
    function complaints(uint256 n, uint256 v) internal pure returns (uint256) {
        return n == 0 ? 0 : KAPPA * n * n / (n + v / COMMON_DIVISOR);
    }

    /// @notice What a counted review weighs: the points that its purchase credited, at least a fifth of its units, at most
    /// `FULL_POINTS`.
    function reviewPoints(uint256 credited, uint256 earned) internal pure returns (uint256) {
        uint256 least = units(earned) / TAPERED_DIVISOR;
        uint256 weight = credited > least ? credited : least;
        return weight < FULL_POINTS ? weight : FULL_POINTS;
    }
}
