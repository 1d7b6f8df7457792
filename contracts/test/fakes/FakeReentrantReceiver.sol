// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRefundReceiver} from "../../src/interfaces/IRefundReceiver.sol";

/// @notice A fake of the desk that asks for a refund again while it is told of one.
contract FakeReentrantReceiver is IRefundReceiver {
    bytes public answer;

    function onRefund(bytes32 purchaseId, uint96) external {
        (, answer) = msg.sender.call(abi.encodeCall(IMarket.refund, (purchaseId)));
    }
}
