// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RestakingBase} from "./RestakingBase.sol";

/// @notice What each act of restaking and of the governance token costs as a transaction of its own; see `GasTest`.
/// forge-config: default.isolate = true
contract GasRestakingTest is RestakingBase {
    function test_gas_restaking() public {
        vm.prank(stranger);
        restaking.join{value: 1 ether}(COMMISSION);
        vm.snapshotGasLastCall("restaking", "restaking.join");
        _toNextEpoch();
        _deposit(alice, good, 5 ether);
        vm.snapshotGasLastCall("restaking", "restaking.deposit, first of an account");
        _toNextEpoch();
        uint256 shares = _deposit(alice, good, 5 ether);
        vm.snapshotGasLastCall("restaking", "restaking.deposit, next");
        _toNextEpoch();
        uint256 exit = _exit(alice, shares);
        vm.snapshotGasLastCall("restaking", "restaking.queueExit");
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        vm.snapshotGasLastCall("restaking", "restaking.completeExit");
        uint32 epoch = _rewardedEpoch(100e18);
        vm.snapshotGasLastCall("restaking", "restaking.closeEpoch, three operators");
        _claim(alice, epoch);
        vm.snapshotGasLastCall("restaking", "restaking.claim, one epoch");
        _slash(good, 1_000);
        vm.snapshotGasLastCall("restaking", "restaking.slash");
    }

    function test_gas_governanceToken() public {
        _deposit(alice, good, 5 ether);
        _deposit(bob, good, 5 ether);
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.transfer(bob, 1e18);
        vm.snapshotGasLastCall("restaking", "secGov.transfer");
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.transfer(stranger, 1e18);
        vm.snapshotGasLastCall("restaking", "secGov.transfer, to one who has none");
        vm.warp(block.timestamp + 30 days);
        vm.prank(alice);
        gov.delegate(bob);
        vm.snapshotGasLastCall("restaking", "secGov.delegate");
    }
}
