// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SlaMath} from "../src/math/SlaMath.sol";

/// @notice However long nothing was taken, broken SLAs never cost more than a tenth of a stake at once.
contract SlaTakesAtMostATenthAtOnce {
    function prove(uint96 stake, uint40 fullAt, uint40 time) external pure {
        assert(SlaMath.left(stake, fullAt, time) * 10 <= stake);
    }
}

/// @notice Who takes no more than is left never uses up more than 28 days: the allowance is whole by then at the latest.
contract SlaIsWholeIn28Days {
    function prove(uint96 stake, uint40 fullAt, uint40 time, uint96 amount) external pure {
        require(fullAt <= uint256(time) + 28 days);
        require(amount <= SlaMath.left(stake, fullAt, time));
        uint256 next = SlaMath.fullAfter(stake, fullAt, time, amount);
        assert(next >= fullAt);
        assert(next <= uint256(time) + 28 days);
    }
}

/// @notice What was taken is not left any more, to the unit; and two slashes at once never take more than one.
contract SlaTakenIsGone {
    function prove(uint96 stake, uint40 fullAt, uint40 time, uint96 amount) external pure {
        require(fullAt <= uint256(time) + 28 days);
        uint256 left = SlaMath.left(stake, fullAt, time);
        require(amount <= left);
        uint256 next = SlaMath.fullAfter(stake, fullAt, time, amount);
        assert(SlaMath.left(stake, next, time) + amount <= left);
    }
}

/// @notice A slash uses up the time in which its part of the stake comes back, rounded up to the second: no less, and no second more.
contract SlaRefillIsExact {
    function prove(uint96 stake, uint40 fullAt, uint40 time, uint96 amount) external pure {
        require(stake > 0 && amount > 0);
        uint256 from = fullAt > time ? fullAt : time;
        uint256 used = SlaMath.fullAfter(stake, fullAt, time, amount) - from;
        assert(used * stake >= uint256(amount) * 10 * 28 days);
        assert((used - 1) * stake < uint256(amount) * 10 * 28 days);
    }
}

/// @notice What two slashes take is at most a tenth, and what came back between them.
contract SlaTakesATenthAndWhatCameBack {
    function prove(uint96 stake, uint40 fullAt, uint40 time, uint96 first, uint32 between, uint96 second)
        external
        pure
    {
        require(fullAt <= uint256(time) + 28 days);
        require(first <= SlaMath.left(stake, fullAt, time));
        uint256 next = SlaMath.fullAfter(stake, fullAt, time, first);
        uint256 later = uint256(time) + between;
        require(second <= SlaMath.left(stake, next, later));
        assert((uint256(first) + second) * 10 * 28 days <= uint256(stake) * (28 days + uint256(between)));
    }
}
