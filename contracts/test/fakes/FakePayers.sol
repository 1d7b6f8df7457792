// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDesk} from "../../src/interfaces/IDesk.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";

/// @notice A fake of a buyer that is a contract and takes ETH only when it is told to.
contract FakeClosedPayer {
    bool public isOpen;

    function open() external {
        isOpen = true;
    }

    function buy(IDesk desk, ISecHub.BuyOrder calldata order) external payable returns (bytes32) {
        return desk.buy{value: msg.value}(address(this), order);
    }

    receive() external payable {
        require(isOpen, "closed");
    }
}

/// @notice A fake of an attacker that asks again while it is being paid.
contract FakeReentrantPayer {
    IDesk private immutable DESK;
    uint256 public tries;
    uint256 public gains;

    constructor(IDesk desk) {
        DESK = desk;
    }

    function buy(ISecHub.BuyOrder calldata order) external payable returns (bytes32) {
        return DESK.buy{value: msg.value}(address(this), order);
    }

    receive() external payable {
        ++tries;
        try DESK.withdraw(address(this)) {
            ++gains;
        } catch {}
    }
}
