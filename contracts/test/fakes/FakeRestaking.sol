// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A fake of what the market and the pool pay into: takes what is paid in and says how much it was.
contract FakeRestaking {
    uint256 public insurance;
    mapping(uint32 epoch => uint256) public paidIn;

    function payIn(uint32 epoch, uint96 amount) external {
        paidIn[epoch] += amount;
    }

    function payInInsurance(uint96 amount) external {
        insurance += amount;
    }
}
