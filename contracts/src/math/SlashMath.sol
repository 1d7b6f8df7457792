// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title How large a slash is, and who gets what of it.
library SlashMath {
    uint256 private constant WHOLE = 10_000;
    uint256 internal constant HARMED_BPS = 4_000;
    uint256 internal constant REPORTER_BPS = 1_000;
    uint256 internal constant OPERATORS_BPS = 2_000;

    /// @notice A part of `amount`, rounded up: a slash that is repeated never rounds to nothing.
    function part(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps + WHOLE - 1) / WHOLE;
    }

    /// @notice Divides `taken`. Shares round down; what is left is burned, so that a slash never pays more than it took.
    /// @param harm What the harmed party proved; its share is never more.
    /// @param reporterMost The most that a reporter gets.
    function split(uint256 taken, uint256 harm, uint256 reporterMost)
        internal
        pure
        returns (uint256 harmed, uint256 reporter, uint256 operators, uint256 burned)
    {
        harmed = taken * HARMED_BPS / WHOLE;
        if (harmed > harm) harmed = harm;
        reporter = taken * REPORTER_BPS / WHOLE;
        if (reporter > reporterMost) reporter = reporterMost;
        operators = taken * OPERATORS_BPS / WHOLE;
        burned = taken - harmed - reporter - operators;
    }
}
