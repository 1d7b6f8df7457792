// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Assertions} from "../Assertions.sol";

/// @notice What was taken of one stake for broken SLAs, as a level that rises with each slash and drains with time; and each slash.
struct SlaBook {
    uint256 level;
    uint256 since;
    uint256[] times;
    uint256[] parts;
}

/// @notice A ledger of what may be taken for broken SLAs that knows no time at which the allowance is whole.
abstract contract SlaLedger is Assertions {
    uint256 private constant SPAN = 28 days;

    /// @dev How much of the allowance is used, in seconds of the span in which it comes back.
    function _slaLevel(SlaBook storage own) internal view returns (uint256) {
        uint256 drained = block.timestamp - own.since;
        return own.level > drained ? own.level - drained : 0;
    }

    /// @dev A tenth at once, less what is used.
    /// @return What of `amount` is taken.
    function _takeForSla(SlaBook storage own, uint256 stands, uint256 amount) internal returns (uint256) {
        uint256 level = _slaLevel(own);
        uint256 left = stands * (SPAN - level) / SPAN / 10;
        if (amount > left) amount = left;
        if (amount == 0) return 0;
        uint256 rise = amount * 10 * SPAN / stands;
        if (rise * stands < amount * 10 * SPAN) ++rise;
        (own.level, own.since) = (level + rise, block.timestamp);
        own.times.push(block.timestamp);
        own.parts.push(amount * 1e24 / stands);
        _neverMoreThanPromised(own);
        return amount;
    }

    /// @dev From any slash until now: parts of the stake, in 1e-24, sum to a tenth and a tenth for each 28 days at most.
    function _neverMoreThanPromised(SlaBook storage own) private view {
        uint256 sum = 0;
        for (uint256 i = own.times.length; i > 0; --i) {
            sum += own.parts[i - 1];
            uint256 span = block.timestamp - own.times[i - 1];
            assertTrue(sum * 10 * SPAN <= (SPAN + span) * 1e24, "a tenth at once, and evenly after that");
        }
    }
}
