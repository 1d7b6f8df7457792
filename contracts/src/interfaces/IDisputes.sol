// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Where what was said and what was promised is held against what happened.
interface IDisputes {
    /// @notice How many claims of an epoch cost somebody money, and how much of it was burned.
    function enforcedIn(uint32 epoch) external view returns (uint256 claims, uint256 burned);

    /// @notice Whether a claim against an operator that opened before `time` is still unresolved.
    function isOperatorClaimed(address operator, uint256 time) external view returns (bool);
}
