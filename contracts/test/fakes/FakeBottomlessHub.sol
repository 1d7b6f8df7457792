// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A fake of an account that is asked for its owner, and answers with as much memory as its gas can buy.
contract FakeBottomlessHub {
    uint256 private constant BYTES = 100_000;

    function owner() external pure {
        assembly ("memory-safe") {
            return(0, BYTES)
        }
    }
}
