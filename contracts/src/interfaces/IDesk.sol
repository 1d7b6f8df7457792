// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISecHub} from "./ISecHub.sol";

/// @title Where somebody who holds only ETH buys a plan.
interface IDesk {
    /// @notice Buys for `owner` with SEC from the desk's stock, for the ETH that comes along. What is too much goes back to `payer`
    /// at once, and so does, later, the ETH of calls that were not used.
    function buy(address owner, address payer, ISecHub.BuyOrder calldata order)
        external
        payable
        returns (bytes32 purchaseId);
}
