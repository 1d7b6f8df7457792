// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecToken} from "../../src/SecToken.sol";

/// @notice A fake of any module that a hub calls: answers, refuses, or takes what a test tells it to.
contract FakeModule {
    address public lastCaller;

    error FakeModuleRefused(uint256 value);

    function echo(uint256 value) external returns (uint256) {
        lastCaller = msg.sender;
        return value;
    }

    function refuse(uint256 value) external pure {
        revert FakeModuleRefused(value);
    }

    /// @dev With one byte.
    function refuseShortly() external pure {
        assembly ("memory-safe") {
            mstore8(0, 7)
            revert(0, 1)
        }
    }

    function take(address token, uint256 amount) external {
        takeFrom(token, msg.sender, amount);
    }

    function takeFrom(address token, address from, uint256 amount) public {
        require(SecToken(token).transferFrom(from, address(this), amount), FakeModuleRefused(amount));
    }
}
