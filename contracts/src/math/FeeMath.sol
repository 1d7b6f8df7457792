// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title How earned money is divided.
/// @notice 6 % fee (4.5 burned, 1 operators, 0.5 treasury) and 0.5 % for the performance pool; the rest is the developer's.
library FeeMath {
    uint256 internal constant BURN_BPS = 450;
    uint256 internal constant OPERATORS_BPS = 100;
    uint256 internal constant TREASURY_BPS = 50;
    uint256 internal constant POOL_BPS = 50;
    uint256 internal constant HELD_BPS = BURN_BPS + OPERATORS_BPS + TREASURY_BPS + POOL_BPS;
    uint256 private constant WHOLE = 10_000;

    /// @notice What an epoch's earned money holds back.
    function held(uint256 usage) internal pure returns (uint256) {
        return usage * HELD_BPS / WHOLE;
    }

    /// @notice What a settlement of `paid` holds back, after `usage` was earned in its epoch.
    /// @dev Telescopes: over an epoch, these sum to `held` of its whole usage, to the unit. Both amounts are below 2^96.
    function heldOf(uint256 usage, uint256 paid) internal pure returns (uint256) {
        unchecked {
            return (usage + paid) * HELD_BPS / WHOLE - usage * HELD_BPS / WHOLE;
        }
    }

    /// @notice How an epoch's `held` is divided. The pool gets what rounding leaves.
    function split(uint256 usage)
        internal
        pure
        returns (uint256 burned, uint256 operators, uint256 treasury, uint256 pool)
    {
        burned = usage * BURN_BPS / WHOLE;
        operators = usage * OPERATORS_BPS / WHOLE;
        treasury = usage * TREASURY_BPS / WHOLE;
        pool = held(usage) - burned - operators - treasury;
    }
}
