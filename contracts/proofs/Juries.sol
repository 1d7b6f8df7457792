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

/// @notice One juror alone never rules, whatever of the others counts.
contract OneAloneNeverRules {
    function prove(uint128 weight, uint128 cast, uint128 others) external pure {
        require(weight <= cast);
        uint256 one = JuryMath.counted(weight, cast);
        assert(!JuryMath.isRuling(one, one + others, cast));
    }
}

/// @notice Who missed everything is negligent, who missed nothing is not, and a duty that was done never makes one negligent.
contract NeglectIsAPartOfWhatWasDue {
    function prove(uint32 missed, uint32 due, uint32 more) external pure {
        require(missed <= due);
        if (missed == due && due > 0) assert(JuryMath.isNegligent(missed, due));
        if (missed == 0) assert(!JuryMath.isNegligent(missed, due));
        if (JuryMath.isNegligent(missed, uint256(due) + more)) assert(JuryMath.isNegligent(missed, due));
    }
}

/// @notice A vote that is added never takes a quorum away.
contract QuorumStaysReached {
    function prove(uint128 cast, uint128 more, uint128 total, uint16 quorumBps) external pure {
        require(JuryMath.isQuorum(cast, total, quorumBps));
        assert(JuryMath.isQuorum(uint256(cast) + more, total, quorumBps));
    }
}
