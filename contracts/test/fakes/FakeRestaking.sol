// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../../src/interfaces/IRestaking.sol";

/// @notice A fake: takes what is paid in and says how much it was.
contract FakeRestaking is IRestaking {
    uint256 public insurance;
    uint256 public slashes;
    mapping(uint32 epoch => uint256) public paidIn;

    function payIn(uint32 epoch, uint96 amount) external {
        paidIn[epoch] += amount;
    }

    function payInSlash(uint96 amount) external {
        slashes += amount;
    }

    function payInInsurance(uint96 amount) external {
        insurance += amount;
    }

    function noteDuty(address, bool) external {}

    function slash(address, uint16, address payable) external pure returns (uint256) {
        return 0;
    }

    function isOperator(address) external pure returns (bool) {
        return false;
    }

    function weightAt(address, uint32) external pure returns (uint256) {
        return 0;
    }

    function totalWeightAt(uint32) external pure returns (uint256) {
        return 0;
    }

    function stakeOf(address, address) external pure returns (uint256) {
        return 0;
    }
}
