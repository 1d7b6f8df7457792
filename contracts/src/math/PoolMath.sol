// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeMath} from "./FeeMath.sol";

/// @title What the performance pool pays a SecWare.
library PoolMath {
    /// @notice A share may be at most this much of what the SecWare itself put in: a score is worth little to one who pays himself.
    uint256 internal constant MOST_BPS = 12_500;

    /// @notice The share of `pool` by weight, capped; rounds down, so that all shares fit into the pool.
    function share(uint256 pool, uint256 weight, uint256 total, uint256 usage) internal pure returns (uint256) {
        if (weight == 0) return 0;
        uint256 byWeight = pool * weight / total;
        uint256 most = usage * FeeMath.POOL_BPS * MOST_BPS / 1e8;
        return byWeight < most ? byWeight : most;
    }
}
