// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @title Shares of a pool, with virtual ones so that the first to come cannot take from the second.
library SharesMath {
    uint256 internal constant VIRTUAL_SHARES = 1e6;
    uint256 internal constant VIRTUAL_ASSETS = 1;

    /// @notice Shares for what is put in; rounds down.
    function toShares(uint256 assets, uint256 poolAssets, uint256 poolShares) internal pure returns (uint256) {
        return FixedPointMathLib.fullMulDiv(assets, poolShares + VIRTUAL_SHARES, poolAssets + VIRTUAL_ASSETS);
    }

    /// @notice What shares are worth; rounds down.
    function toAssets(uint256 shares, uint256 poolAssets, uint256 poolShares) internal pure returns (uint256) {
        return FixedPointMathLib.fullMulDiv(shares, poolAssets + VIRTUAL_ASSETS, poolShares + VIRTUAL_SHARES);
    }
}
