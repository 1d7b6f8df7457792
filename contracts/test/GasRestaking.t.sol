// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RestakingBase} from "./RestakingBase.sol";

/// @notice What each act of restaking and of the governance token costs as a transaction of its own; see `GasTest`.
/// forge-config: default.isolate = true
contract GasRestakingTest is RestakingBase {
    function test_gas_restaking() public {
        vm.prank(stranger);
        restaking.join{value: 1 ether}(COMMISSION);
        _measure("restaking.join", 220_200);
        _toNextEpoch();
        _deposit(alice, good, 5 ether);
        _measure("restaking.deposit, first of an account", 200_400);
        _toNextEpoch();
        uint256 shares = _deposit(alice, good, 5 ether);
        _measure("restaking.deposit, next", 174_800);
        _toNextEpoch();
        uint256 exit = _exit(alice, shares);
        _measure("restaking.queueExit", 267_100);
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        _measure("restaking.completeExit", 112_500);
        uint32 epoch = _rewardedEpoch(100e18);
        _measure("restaking.closeEpoch, three operators", 283_100);
        _claim(alice, epoch);
        _measure("restaking.claim, one epoch", 114_800);
        _slash(good, 1_000);
        _measure("restaking.slash", 143_400);
    }

    function test_gas_governanceToken() public {
        _deposit(alice, good, 5 ether);
        _deposit(bob, good, 5 ether);
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.transfer(bob, 1e18);
        _measure("secGov.transfer", 135_800);
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.transfer(stranger, 1e18);
        _measure("secGov.transfer, to one who has none", 146_300);
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.delegate(bob);
        _measure("secGov.delegate", 103_800);
    }

    function _measure(string memory name, uint256 most) private {
        uint256 used = vm.snapshotGasLastCall("restaking", name);
        require(used <= most, Differs(name, used, most));
    }
}
