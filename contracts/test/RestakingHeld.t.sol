// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Windows} from "../src/Windows.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Who sold his governance tokens earns in proportion to what is left of them at the end of the epoch.
contract RestakingHeldTest is RestakingBase {
    function test_held_whoSoldHalfEarnsHalf__AVS39() public {
        _deposit(alice, good, 10 ether);
        _deposit(bob, lazy, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(alice);
        gov.transfer(stranger, 5e18);
        _close(epoch);
        uint256 insurance = restaking.insuranceSec();
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.RewardClaimed(alice, epoch, 4.5e18, 4.5e18);
        assertEq(_claim(alice, epoch), 4.5e18, "half of nine");
        assertEq(restaking.insuranceSec() - insurance, 4.5e18, "the other half is insurance");
    }

    function test_held_whoSoldOneUnitForfeitsOne__AVS39() public {
        _deposit(alice, good, 10 ether);
        _deposit(bob, lazy, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(alice);
        gov.transfer(stranger, 1);
        _close(epoch);
        assertEq(_claim(alice, epoch), 9e18 - 1, "rounded down");
    }

    function test_held_atTheEndOfTheEpoch__AVS39() public {
        _deposit(alice, good, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(alice);
        gov.transfer(bob, 10e18);
        vm.warp(Windows.startOf(epoch + 1) - 1);
        vm.prank(bob);
        gov.transfer(alice, 10e18);
        _toNextEpoch();
        vm.prank(alice);
        gov.transfer(bob, 10e18);
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        assertTrue(_claim(alice, epoch) > 11e18, "what counts is the last second of it");
    }

    function test_attack_oneStashForTwoAccounts__AVS39() public {
        // Bob sold his tokens; what alice lends him at the end of the epoch is missing with her.
        _deposit(alice, good, 10 ether);
        _deposit(bob, good, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(bob);
        gov.transfer(stranger, 10e18);
        vm.prank(alice);
        gov.transfer(bob, 5e18);
        _close(epoch);
        uint256 each = restaking.rewardOf(good, epoch) / 3;
        _near(_claim(alice, epoch) + _claim(bob, epoch), each, 4, "together what the tokens of one are worth");
    }

    function test_attack_aLaterSlashDoesNotExcuseWhoSold__AVS39() public {
        _deposit(alice, good, 10 ether);
        _deposit(bob, lazy, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(alice);
        gov.transfer(stranger, 5e18);
        _close(epoch);
        _slash(good, 5_000);
        assertEq(_claim(alice, epoch), 4.5e18, "by the principal of then");
    }

    function test_held_aSlashWithinTheEpochLowersWhatIsToBeHeld__AVS39() public {
        _deposit(alice, good, 10 ether);
        _deposit(bob, lazy, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        vm.prank(alice);
        gov.transfer(stranger, 5e18);
        _slash(good, 5_000);
        _close(epoch);
        assertEq(_claim(alice, epoch), 9e18, "five for a principal of five");
    }

    function test_held_whoLeavesWithinTheEpochForfeits__AVS39() public {
        uint256 shares = _deposit(alice, good, 10 ether);
        _toNextEpoch();
        uint32 epoch = _epoch();
        _exit(alice, shares);
        _close(epoch);
        assertEq(_claim(alice, epoch), 0, "has returned his tokens");
    }

    function _close(uint32 epoch) private {
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
    }
}
