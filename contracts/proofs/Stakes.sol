// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StakeMath} from "../src/math/StakeMath.sol";

/// @notice The stake that is needed covers the fixed part and three quarters of the exposure, and never asks for more than all of it.
contract NeedStaysWithinItsBounds {
    function prove(uint96 fixedPart, uint96 exposure, uint64 score) external pure {
        require(score <= StakeMath.SCORE_ONE);
        uint256 need = StakeMath.need(fixedPart, exposure, score);
        assert(need <= uint256(fixedPart) + exposure);
        assert(4 * (need - fixedPart) >= 3 * uint256(exposure));
    }
}

/// @notice A higher score never needs more stake.
contract NeedFallsAsTheScoreRises {
    function prove(uint96 fixedPart, uint96 exposure, uint64 low, uint64 high) external pure {
        require(low <= high && high <= StakeMath.SCORE_ONE);
        assert(StakeMath.need(fixedPart, exposure, high) <= StakeMath.need(fixedPart, exposure, low));
    }
}

/// @notice More exposure never needs less stake, at any score.
contract NeedRisesWithTheExposure {
    function prove(uint96 fixedPart, uint96 exposure, uint96 more, uint64 score) external pure {
        require(score <= StakeMath.SCORE_ONE);
        uint256 before = StakeMath.need(fixedPart, exposure, score);
        assert(StakeMath.need(fixedPart, uint256(exposure) + more, score) >= before);
    }
}
