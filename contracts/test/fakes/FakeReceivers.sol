// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../../src/interfaces/IRestaking.sol";

/// @notice A fake receiver that wants no money.
contract RefusingReceiver {
    error Refused();

    receive() external payable {
        revert Refused();
    }
}

/// @notice A fake investor that calls back when it is paid, and says what came of it.
contract ReentrantInvestor {
    IRestaking private immutable RESTAKING;
    bytes private _again;
    bool public wasCalledBack;
    bool public wasPaidTwice;

    constructor(IRestaking restaking) {
        RESTAKING = restaking;
    }

    function deposit(address operator) external payable {
        RESTAKING.deposit{value: msg.value}(operator);
    }

    function queueExit(uint256 shares) external returns (uint256) {
        return RESTAKING.queueExit(shares);
    }

    function callAgain(bytes calldata data) external {
        _again = data;
    }

    receive() external payable {
        wasCalledBack = true;
        (wasPaidTwice,) = address(RESTAKING).call(_again);
    }
}
