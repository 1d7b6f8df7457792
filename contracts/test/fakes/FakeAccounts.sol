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

/// @notice A fake of an account that answers everything with one word: so many bytes of it and of what follows, or as a refusal.
contract FakeTalker {
    bytes32 private immutable WORD;
    uint256 private immutable LENGTH;
    bool private immutable IS_REFUSAL;

    constructor(bytes32 word, uint256 length, bool isRefusal) {
        (WORD, LENGTH, IS_REFUSAL) = (word, length, isRefusal);
    }

    fallback() external {
        (bytes32 word, uint256 length, bool isRefusal) = (WORD, LENGTH, IS_REFUSAL);
        assembly ("memory-safe") {
            mstore(0, word)
            mstore(32, 0)
            if isRefusal { revert(0, length) }
            return(0, length)
        }
    }
}
