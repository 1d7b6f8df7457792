// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A fake of an account with code that answers everything with nothing.
contract FakeSilentAccount {
    fallback() external payable {}
}

/// @notice A fake of a contract that says another owns it.
contract FakeHub {
    address public owner;

    constructor(address owner_) {
        owner = owner_;
    }
}
