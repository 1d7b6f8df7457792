// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {TimelockController} from "openzeppelin/governance/TimelockController.sol";

/// @title The timelock that owns every module.
/// @notice What a vote decided waits here, so that who disagrees can leave first. No vote can make the wait shorter than three days.
contract SecTimelock is TimelockController {
    uint256 public constant DELAY_LEAST = 3 days;
    uint256 public constant DELAY_MOST = 30 days;

    error SecTimelockBadDelay(uint256 delay, uint256 least, uint256 most);

    /// @param governor The only one who proposes and cancels. What has waited is carried out by whoever comes; nobody is its admin.
    constructor(address governor) TimelockController(DELAY_LEAST, _only(governor), _only(address(0)), address(0)) {}

    /// @inheritdoc TimelockController
    function updateDelay(uint256 newDelay) public override {
        bool isWithin = newDelay >= DELAY_LEAST && newDelay <= DELAY_MOST;
        require(isWithin, SecTimelockBadDelay(newDelay, DELAY_LEAST, DELAY_MOST));
        super.updateDelay(newDelay);
    }

    function _only(address account) private pure returns (address[] memory accounts) {
        accounts = new address[](1);
        accounts[0] = account;
    }
}
