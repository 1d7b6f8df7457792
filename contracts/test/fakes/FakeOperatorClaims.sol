// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecToken} from "../../src/SecToken.sol";

/// @notice A fake of what restaking asks the disputes: one open claim, how much was enforced, and a share of slashes, as a test sets
/// them.
contract FakeOperatorClaims {
    address public accused;
    uint256 public openedAt;
    uint256 public claims;
    uint256 public burned;
    SecToken private _token;
    mapping(uint32 epoch => uint96) private _shares;

    function open(address operator, uint256 time) external {
        (accused, openedAt) = (operator, time);
    }

    function resolve() external {
        accused = address(0);
    }

    function enforce(uint256 claims_, uint256 burned_) external {
        (claims, burned) = (claims_, burned_);
    }

    /// @dev The tokens are here.
    function share(SecToken token, uint32 epoch, uint96 amount) external {
        (_token, _shares[epoch]) = (token, _shares[epoch] + amount);
    }

    function takeSlashShare(uint32 epoch) external returns (uint96 amount) {
        amount = _shares[epoch];
        delete _shares[epoch];
        if (amount > 0) _token.transfer(msg.sender, amount);
    }

    function enforcedIn(uint32) external view returns (uint256, uint256) {
        return (claims, burned);
    }

    function isOperatorClaimed(address operator, uint256 time) external view returns (bool) {
        return operator == accused && openedAt < time;
    }
}
