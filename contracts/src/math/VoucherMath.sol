// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a voucher claims, and what that is worth.
library VoucherMath {
    /// @notice Calls that a caller's newest voucher adds: never more than its own cap, nor than what is left.
    /// @dev `settled` never exceeds `maxCalls`, nor `used` `calls`.
    function due(uint256 seq, uint256 settled, uint256 maxCalls, uint256 used, uint256 calls)
        internal
        pure
        returns (uint256)
    {
        if (seq <= settled) return 0;
        uint256 asked = seq - settled;
        uint256 own = maxCalls - settled;
        uint256 left = calls - used;
        uint256 allowed = own < left ? own : left;
        return asked < allowed ? asked : allowed;
    }

    /// @notice What `used` of `calls` earn of `amount`. Rounds down and telescopes: the parts of a purchase sum to its amount.
    function earned(uint256 amount, uint256 used, uint256 calls) internal pure returns (uint256) {
        return amount * used / calls;
    }
}
