// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A fake of what restaking asks the disputes: one open claim, and how much was enforced, as a test sets them.
contract FakeOperatorClaims {
    address public accused;
    uint256 public openedAt;
    uint256 public claims;
    uint256 public burned;

    function open(address operator, uint256 time) external {
        (accused, openedAt) = (operator, time);
    }

    function resolve() external {
        accused = address(0);
    }

    function enforce(uint256 claims_, uint256 burned_) external {
        (claims, burned) = (claims_, burned_);
    }

    function enforcedIn(uint32) external view returns (uint256, uint256) {
        return (claims, burned);
    }

    function isOperatorClaimed(address operator, uint256 time) external view returns (bool) {
        return operator == accused && openedAt < time;
    }
}
