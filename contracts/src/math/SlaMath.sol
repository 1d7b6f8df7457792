// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Windows} from "../Windows.sol";

/// @title How much of a stake may be taken for broken SLAs.
/// @notice A tenth at once, and what was taken comes back evenly in 28 days. One time says all of it: until when the allowance is not
/// whole. It never lies more than 28 days ahead. Amounts are of 96 bits, so that no product overflows.
library SlaMath {
    /// @dev The allowance is a tenth of the stake.
    uint256 internal constant PARTS = 10;
    uint256 internal constant REFILL = Windows.CAP_WINDOW;

    /// @notice What may be taken at `time`. Rounds down.
    function left(uint256 stake, uint256 fullAt, uint256 time) internal pure returns (uint256) {
        uint256 used = fullAt > time ? fullAt - time : 0;
        return stake * (REFILL - used) / (PARTS * REFILL);
    }

    /// @notice Until when the allowance is not whole, once `amount` of it was taken. Rounds up to seconds.
    /// @param stake What stood before: more than nothing, where something is taken.
    function fullAfter(uint256 stake, uint256 fullAt, uint256 time, uint256 amount) internal pure returns (uint256) {
        if (amount == 0) return fullAt;
        uint256 from = fullAt > time ? fullAt : time;
        return from + (amount * PARTS * REFILL + stake - 1) / stake;
    }
}
