// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A contract that buys for others and passes refunds on.
interface IRefundReceiver {
    /// @notice Market only: `amount` of a purchase that this contract made came back, already transferred.
    function onRefund(bytes32 purchaseId, uint96 amount) external;
}
