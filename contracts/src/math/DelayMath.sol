// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title How long a developer waits for revenue.
library DelayMath {
    uint256 internal constant SCORE_ONE = 1e9;

    /// @notice From `longest` at a score of 0 to `shortest` at a score of one; linear, so that there is no cliff to jump.
    function delay(uint256 shortest, uint256 longest, uint256 score) internal pure returns (uint256) {
        return shortest + (longest - shortest) * (SCORE_ONE - score) / SCORE_ONE;
    }
}
