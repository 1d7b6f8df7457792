// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @title Conviction: a balance that becomes a vote by being held.
/// @notice c(t) = b - (b - c) 2^(-t / halfLife). Linear in the amounts: splitting a balance over accounts, or putting two together,
/// changes nothing but rounding, which is always down.
library ConvictionMath {
    int256 private constant LN2_WAD = 693147180559945309;
    uint256 private constant WAD = 1e18;

    /// @notice What a conviction has grown to after `elapsed` seconds; never more than the balance.
    function grown(uint256 balance, uint256 conviction, uint256 elapsed, uint256 halfLife)
        internal
        pure
        returns (uint256)
    {
        if (elapsed == 0 || conviction >= balance) return conviction;
        uint256 left = uint256(FixedPointMathLib.expWad(-LN2_WAD * int256(elapsed) / int256(halfLife)));
        uint256 missing = (balance - conviction) * left;
        // What is missing rounds up, so that the conviction rounds down.
        return balance - (missing + WAD - 1) / WAD;
    }

    /// @notice The part of a conviction that leaves with `amount` of `balance`; rounds up, so that what stays rounds down.
    function leaving(uint256 balance, uint256 conviction, uint256 amount) internal pure returns (uint256) {
        if (balance == 0) return 0;
        return (conviction * amount + balance - 1) / balance;
    }
}
