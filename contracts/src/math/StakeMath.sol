// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title How much a developer has to stand for.
library StakeMath {
    uint256 internal constant SCORE_ONE = 1e9;

    /// @notice The fixed part, and the exposure less up to a quarter of it for the score; rounds up.
    function need(uint256 fixedPart, uint256 exposure, uint256 score) internal pure returns (uint256) {
        return fixedPart + exposure - exposure * score / (4 * SCORE_ONE);
    }
}
