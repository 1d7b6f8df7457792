// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRefundReceiver} from "../../src/interfaces/IRefundReceiver.sol";

/// @notice A fake of the desk or the packages: remembers what came back.
contract FakeRefundReceiver is IRefundReceiver {
    mapping(bytes32 purchaseId => uint96) public refunded;

    function onRefund(bytes32 purchaseId, uint96 amount) external {
        refunded[purchaseId] += amount;
    }
}
