// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RewardMath} from "../src/math/RewardMath.sol";

/// @notice Operators are never paid more than the pool of their epoch.
contract RewardNeverExceedsThePool {
    function prove(uint96 pool, uint32 wares, uint32 enforced, uint96 burned) external pure {
        assert(RewardMath.paid(pool, wares, enforced, burned) <= pool);
    }
}

/// @notice Slashes add at most a tenth to the fees of an epoch: operators live by watching, not by punishing.
contract SlashesAddAtMostATenth {
    function prove(uint96 fees, uint96 slashed) external pure {
        uint256 pool = RewardMath.pool(fees, slashed);
        assert(pool >= fees);
        assert(10 * (pool - fees) <= fees);
    }
}

/// @notice A missed duty only lowers the weight of an operator, and tokens that were sold only lower an investor's reward.
contract DutiesAndSalesOnlyLower {
    function prove(uint112 stake, uint32 done, uint32 due, uint96 reward, uint112 balance, uint112 principal)
        external
        pure
    {
        require(done <= due);
        assert(RewardMath.weight(stake, done, due) <= stake);
        assert(RewardMath.held(reward, balance, principal) <= reward);
    }
}
