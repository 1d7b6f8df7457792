// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Restaking at its edges: what happens a second time, single units, and the very most that is allowed.
contract RestakingEdgesTest is RestakingBase {
    function test_claim_paysACommissionOnce__AVS27() public {
        _deposit(alice, good, 10 ether);
        uint32 epoch = _rewardedEpoch(90e18);
        assertTrue(restaking.commissionOf(good) > 0, "of the investor's part");
        _claim(good, epoch);
        assertEq(restaking.commissionOf(good), 0, "paid");
        uint256 owed = restaking.totalOwed();
        vm.prank(good);
        assertEq(restaking.claim(new uint32[](0)), 0, "nothing more");
        assertEq(restaking.totalOwed(), owed, "nor owed less");
    }

    function test_insurance_addsUp__AVS25() public {
        _rewardedEpoch(100e18);
        uint256 first = restaking.insuranceSec();
        _rewardedEpoch(100e18);
        assertEq(restaking.insuranceSec(), 2 * first, "of two epochs");
        vm.startPrank(pool);
        restaking.payInInsurance(5);
        restaking.payInInsurance(7);
        vm.stopPrank();
        assertEq(restaking.insuranceSec(), 2 * first + 12, "and of the pool, twice");
    }

    function test_payInsurance_paysSingleUnits() public {
        _rewardedEpoch(100e18);
        _deposit(alice, good, 5 ether);
        _seize(alice, 5 ether);
        vm.startPrank(owner);
        restaking.payInsurance(payable(address(0x99)), 1, 0);
        restaking.payInsurance(payable(address(0x99)), 0, 1);
        vm.stopPrank();
        assertEq(token.balanceOf(address(0x99)), 1, "SEC");
        assertEq(address(0x99).balance, 1, "ETH");
    }

    function test_queueExit_namesEachExit() public {
        uint256 shares = _deposit(alice, good, 10 ether);
        assertEq(_exit(alice, shares / 2), 0, "the first");
        assertEq(_exit(alice, shares / 4), 1, "the second");
        assertEq(restaking.exitOf(1).shares, shares / 4, "its own");
    }

    function test_completeExit_leavesNothingQueued__AVS27() public {
        _deposit(bob, good, 10 ether);
        uint256 exit = _exit(alice, _deposit(alice, good, 10 ether));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        uint32 epoch = _rewardedEpoch(90e18);
        // Two thirds of 36 are of good's 20 of 30; none of its shares is queued any more.
        assertEq(restaking.totalOwed(), 36e18, "all of it can be claimed");
        assertEq(_claim(good, epoch) + _claim(bob, epoch) + _claim(lazy, epoch), 36e18, "and is");
    }

    function test_slash_addsUpWhatWasWrittenDown() public {
        _slash(good, 1_000);
        assertEq(restaking.writtenDown(), 1 ether, "a tenth of ten");
        _slash(good, 1_000);
        assertEq(restaking.writtenDown(), 1.9 ether, "and a tenth of nine");
    }

    function test_seize_takesPartsAndAddsUp() public {
        _deposit(alice, good, 8 ether);
        _seize(alice, 2 ether);
        _near(_principalOf(alice), 6 ether, 1, "six are left");
        _seize(alice, 1 ether);
        _near(_principalOf(alice), 5 ether, 2, "then five");
        _near(restaking.seized(), 3 ether, 2, "both are counted");
        _near(restaking.insuranceEth(), 3 ether, 10, "and in the reserve");
        _seize(alice, 1);
        _near(restaking.seized(), 3 ether + 1, 3, "not even one is too little");
    }

    function test_closeEpoch_takesASlashShareOfOneUnit__AVS25() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        _give(address(disputes), 1);
        disputes.share(token, epoch, 1);
        _toNextEpoch();
        _payIn(epoch, 100e18);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.SlashSharePaidIn(epoch, 1);
        restaking.closeEpoch(epoch);
        (, uint96 slashed,,) = restaking.paidInOf(epoch);
        assertEq(slashed, 1, "one");
        assertEq(restaking.totalOwed() + restaking.insuranceSec(), 100e18 + 1, "and it is somewhere");
    }

    function test_closeEpoch_withoutASlashShareTellsNone__AVS25() public {
        vm.recordLogs();
        _rewardedEpoch(100e18);
        assertEq(countTold(IRestaking.SlashSharePaidIn.selector), 0, "none");
    }

    function test_claim_paysACommissionOfOneUnit__AVS27() public {
        // 20 for both: ten each, of which one is the commission.
        uint32 epoch = _rewardedEpoch(50);
        assertEq(restaking.commissionOf(good), 1, "one");
        assertEq(_claim(good, epoch), 10, "it and the pool's nine");
    }

    function test_closeEpoch_paysAPoolOneUnit__AVS27() public {
        uint32 epoch = _rewardedEpoch(5);
        assertEq(restaking.rewardOf(good, epoch), 1, "of two");
        assertEq(restaking.totalOwed(), 2, "both are owed");
        assertEq(_claim(good, epoch), 1, "and paid");
    }

    function test_closeEpoch_dustWithoutSharesEarnsACommissionOnly__AVS27() public {
        uint256 all = _deposit(alice, good, 10 ether);
        // Not quite what one unit is worth: it leaves the pool's unit behind.
        (uint256 first, uint256 second) = (_exit(alice, 999_999), _exit(alice, all - 999_999));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(first);
        restaking.completeExit(second);
        _seize(good, _principalOf(good));
        (uint256 assets, uint256 shares) = restaking.poolOf(good);
        assertEq(assets, 1, "dust");
        assertEq(shares, 0, "of nobody");
        _toNextEpoch();
        uint32 epoch = _epoch();
        _duty(lazy, false);
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        assertEq(restaking.commissionOf(good), 4e18, "a tenth of all of it");
        assertEq(restaking.rewardOf(good, epoch), 0, "there is nobody for the rest");
        assertEq(restaking.totalOwed(), 4e18, "so it is not owed");
        assertEq(restaking.insuranceSec(), 96e18, "but insurance");
    }

    function test_slash_ofTheLastUnitEndsTheIndex() public {
        _join(alice, 1 ether);
        uint256 assets = 1 ether;
        while (assets > 1) assets -= _slash(alice, 5_000);
        assertEq(restaking.operatorRecordOf(alice).index, 1, "one of 1e18");
        assertEq(_slash(alice, 1), 1, "rounded up");
        assertEq(restaking.operatorRecordOf(alice).index, 0, "nothing is left");
        assertEq(restaking.writtenDown(), 1 ether, "all of it");
    }

    function test_deposit_worksAtTheLeastIndexAndNoLower() public {
        _slash(good, 9_900);
        assertEq(restaking.operatorRecordOf(good).index, 1e16, "a hundredth");
        _deposit(alice, good, 1 ether);
        _slash(good, 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingBrokenPool.selector, good));
        restaking.deposit{value: 1 ether}(good);
    }

    function test_join_takesTheVeryMostAndTheVeryLeast() public {
        vm.startPrank(alice);
        restaking.join{value: restaking.ownLeast()}(2_000);
        vm.stopPrank();
        assertEq(restaking.operatorRecordOf(alice).commissionBps, 2_000, "the highest commission");
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingCommissionAbove.selector, 2_001, 2_000));
        restaking.join{value: 1 ether}(2_001);
    }
}
