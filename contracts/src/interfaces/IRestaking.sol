// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Operators, those who restake with them, and what both earn and lose.
interface IRestaking {
    /// @notice Market only: the operators' share of an epoch's fees, already transferred.
    function payIn(uint32 epoch, uint96 amount) external;
    /// @notice Disputes only: the operators' share of a slash, already transferred.
    function payInSlash(uint96 amount) external;
    /// @notice Market only: money for the insurance reserve, already transferred.
    function payInInsurance(uint96 amount) external;
    /// @notice Disputes only: one duty of an operator, done or missed.
    function noteDuty(address operator, bool isDone) external;
    /// @notice Disputes only: takes a part of an operator's pool, own and delegated, rounded up.
    function slash(address operator, uint16 bps, address payable to) external returns (uint256 taken);

    function isOperator(address operator) external view returns (bool);
    /// @notice What an operator's pool held at the start of an epoch.
    function weightAt(address operator, uint32 epoch) external view returns (uint256);
    function totalWeightAt(uint32 epoch) external view returns (uint256);
    /// @notice What an account has in an operator's pool now, in wei.
    function stakeOf(address operator, address investor) external view returns (uint256);
}
