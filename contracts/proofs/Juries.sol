// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {JuryMath} from "../src/math/JuryMath.sol";

/// @notice One juror counts at most a quarter of what was cast, and never more than he weighs.
contract JurorCountsAtMostAQuarter {
    function prove(uint128 weight, uint128 cast) external pure {
        uint256 counted = JuryMath.counted(weight, cast);
        assert(counted <= weight);
        assert(4 * counted <= cast);
    }
}

/// @notice Two sides never hold two thirds at once.
contract OnlyOneSideHoldsTwoThirds {
    function prove(uint128 side, uint128 all) external pure {
        require(side <= all);
        assert(!(JuryMath.isTwoThirds(side, all) && JuryMath.isTwoThirds(all - side, all)));
    }
}

/// @notice A vote that is added never takes a quorum away.
contract QuorumStaysReached {
    function prove(uint128 cast, uint128 more, uint128 total, uint16 quorumBps) external pure {
        require(JuryMath.isQuorum(cast, total, quorumBps));
        assert(JuryMath.isQuorum(uint256(cast) + more, total, quorumBps));
    }
}
