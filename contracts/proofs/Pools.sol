// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeMath} from "../src/math/FeeMath.sol";
import {PoolMath} from "../src/math/PoolMath.sol";

/// @notice The performance pool pays a SecWare at most one and a quarter of what its own half per cent put in.
contract PoolPaysAtMostFiveQuartersOfOwnPart {
    function prove(uint96 pool, uint96 weight, uint96 total, uint96 usage) external pure {
        require(weight <= total);
        uint256 share = PoolMath.share(pool, weight, total, usage);
        assert(share * 4 * 10_000 <= 5 * uint256(usage) * FeeMath.POOL_BPS);
    }
}

/// @notice Of two that share a pool, in either order, neither takes what is the other's: together they never take more than it.
contract PoolSharesFitIntoThePool {
    function prove(uint96 pool, uint96 first, uint96 second, uint96 total, uint96 usage, uint96 other) external pure {
        require(uint256(first) + second <= total);
        uint256 both = PoolMath.share(pool, first, total, usage) + PoolMath.share(pool, second, total, other);
        assert(both <= pool);
    }
}
