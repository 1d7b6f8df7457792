// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecToken} from "../../src/SecToken.sol";

/// @notice A fake of the token that calls once, at the next movement of money, whatever a test armed it with.
contract FakeReentrantToken is SecToken {
    address private _at;
    bytes private _data;
    bool public wasCalled;
    bool public isDone;
    bytes public answer;

    constructor() SecToken(address(1), 0) {}

    function arm(address at, bytes calldata data) external {
        (_at, _data, wasCalled) = (at, data, false);
    }

    function _beforeTokenTransfer(address, address, uint256) internal override {
        if (_at == address(0)) return;
        address at = _at;
        _at = address(0);
        wasCalled = true;
        (isDone, answer) = at.call(_data);
    }
}
