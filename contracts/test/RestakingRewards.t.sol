// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Owned} from "../src/Owned.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Rewards of an epoch: by what the market earned, how broad it is and what was enforced; by stake, duty and held tokens.
contract RestakingRewardsTest is RestakingBase {
    function test_default_theExampleOfTheDesign__AVS25_AVS27() public {
        _deposit(alice, good, 50 ether);
        _deposit(bob, lazy, 30 ether);
        reputation.setActiveWares(50);
        disputes.enforce(5, 1_000_000e18);
        _toNextEpoch();
        uint32 epoch = _epoch();
        _duty(lazy, true);
        _duty(lazy, false);
        _duty(good, true);
        _paySlashShare(1_000e18);
        _toNextEpoch();
        _payIn(epoch, 1_500e18);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.RewardsSet(epoch, 1_155e18, 2_500e18 - 1_155e18);
        restaking.closeEpoch(epoch);
        assertEq(restaking.commissionOf(good), 86.625e18, "the diligent operator's commission");
        assertEq(restaking.rewardOf(good, epoch), 779.625e18, "and its investors");
        assertEq(restaking.commissionOf(lazy) + restaking.rewardOf(lazy, epoch), 288.75e18, "the lazy one");
        assertEq(_claim(alice, epoch), 649.6875e18, "by shares");
    }

    function test_closeEpoch_restIsInsurance__AVS25() public {
        uint32 epoch = _rewardedEpoch(100e18);
        assertEq(restaking.totalOwed(), 40e18, "the base");
        assertEq(restaking.insuranceSec(), 60e18, "the rest");
        (uint96 fees, uint96 slashed, bool isPaidIn, bool isDone) = restaking.paidInOf(epoch);
        assertEq(fees, 100e18, "fees");
        assertEq(slashed, 0, "slashes");
        assertTrue(isPaidIn && isDone, "and over");
    }

    function test_error_closeEpoch_beforeTheMarketHasClosedIt() public {
        uint32 epoch = _epoch();
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingEpochNotReady.selector, epoch));
        restaking.closeEpoch(epoch);
    }

    function test_error_closeEpoch_twice() public {
        uint32 epoch = _rewardedEpoch(100e18);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingEpochDone.selector, epoch));
        restaking.closeEpoch(epoch);
        assertEq(restaking.totalOwed(), 40e18, "nothing moved");
    }

    function test_closeEpoch_withoutAnybodyIsInsurance() public {
        uint32 epoch = _epoch();
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        assertEq(restaking.insuranceSec(), 100e18, "nobody was there when it began");
        assertEq(restaking.totalOwed(), 0, "nothing is owed");
    }

    function test_closeEpoch_nothingEarnedIsNothing() public {
        uint32 epoch = _rewardedEpoch(0);
        assertEq(_claim(good, epoch), 0, "nothing");
    }

    function test_duties_missedCost__AVS24() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        _duty(lazy, false);
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        assertEq(restaking.rewardOf(lazy, epoch), 0, "nothing for the one that missed all");
        assertEq(_claim(good, epoch), 40e18, "all for the other");
    }

    function test_claim_operatorGetsItsShareAndCommission__AVS27() public {
        _deposit(alice, good, 10 ether);
        _deposit(bob, lazy, 10 ether);
        uint32 epoch = _rewardedEpoch(100e18);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.RewardClaimed(good, epoch, 9e18, 0);
        assertEq(_claim(good, epoch), 11e18, "half of 18, and a commission of 2");
        assertEq(_claim(alice, epoch), 9e18, "the other half");
        assertEq(token.balanceOf(alice), 9e18, "paid");
    }

    function test_error_claim_twice() public {
        uint32 epoch = _rewardedEpoch(100e18);
        _claim(good, epoch);
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = epoch;
        vm.prank(good);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimed.selector, epoch));
        restaking.claim(epochs);
        assertEq(restaking.totalOwed(), 20e18, "nothing moved");
    }

    function test_error_claim_twiceInOneCall() public {
        uint32 epoch = _rewardedEpoch(100e18);
        uint32[] memory epochs = new uint32[](2);
        (epochs[0], epochs[1]) = (epoch, epoch);
        vm.prank(good);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimed.selector, epoch));
        restaking.claim(epochs);
        assertEq(token.balanceOf(good), 0, "nothing moved");
    }

    function test_error_claim_ofAnOpenEpoch() public {
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = _epoch();
        vm.prank(good);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingEpochNotReady.selector, epochs[0]));
        restaking.claim(epochs);
    }

    function test_claim_severalEpochs() public {
        uint32[] memory epochs = new uint32[](3);
        for (uint256 i = 0; i < 3; ++i) {
            epochs[i] = _rewardedEpoch(100e18);
        }
        vm.prank(good);
        assertEq(restaking.claim(epochs), 60e18, "three times twenty");
        assertEq(restaking.totalOwed(), 60e18, "the other's is left");
    }

    function test_claim_ofAStrangerIsNothing() public {
        assertEq(_claim(stranger, _rewardedEpoch(100e18)), 0, "no share");
    }

    function test_claim_afterPositionsChanged__AVS27() public {
        _deposit(alice, good, 10 ether);
        uint32 epoch = _rewardedEpoch(100e18);
        // Good has two thirds of the weight, and alice half of good's shares.
        _deposit(alice, good, 1_000 ether);
        _slash(good, 5_000);
        _exit(alice, _sharesOf(alice) / 2);
        uint256 forGood = uint256(40e18) * 2 / 3;
        _near(_claim(alice, epoch), forGood * 9 / 20, 2, "by what it was then");
    }

    function test_claim_whoComesWithinTheEpochEarnsInTheNext__AVS27() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        _deposit(alice, good, 1_000 ether);
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        assertEq(_claim(alice, epoch), 0, "nothing of this one");
        assertEq(restaking.rewardOf(good, epoch), 18e18, "nor for the pool");
    }

    function test_queued_earnsNothing_andIsNotLost() public {
        _exit(alice, _deposit(alice, good, 10 ether));
        uint32 epoch = _rewardedEpoch(90e18);
        // Two thirds of 36 for good's 20 of 30; a tenth is commission, and half of the rest is of queued shares.
        assertEq(restaking.weightAt(good, epoch), 20 ether, "still slashable, so still weight");
        assertEq(restaking.totalOwed(), 12e18 + 2.4e18 + 10.8e18, "what somebody can claim");
        assertEq(restaking.insuranceSec(), 90e18 - 25.2e18, "the rest is insurance");
        assertEq(_claim(alice, epoch), 0, "nothing");
        assertEq(_claim(good, epoch), 13.2e18, "own and commission");
        assertEq(_claim(lazy, epoch), 12e18, "own and commission");
        assertEq(restaking.totalOwed(), 0, "all is claimed");
    }

    function test_attack_whoHasLeftEarnsNoMore() public {
        vm.prank(lazy);
        restaking.leave();
        uint32 epoch = _rewardedEpoch(100e18);
        assertEq(_claim(lazy, epoch), 0, "without a seat no reward");
        assertEq(_claim(good, epoch), 40e18, "all for the other");
    }

    function test_payIn_sayWhat() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.PaidIn(7, 5);
        vm.prank(market);
        restaking.payIn(7, 5);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.InsurancePaidIn(8);
        vm.prank(pool);
        restaking.payInInsurance(8);
        assertEq(restaking.insuranceSec(), 8, "in the reserve");
    }

    function test_slashShare_isATenthOfTheFeesAtMost__AVS25() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        _paySlashShare(50e18);
        _toNextEpoch();
        _payIn(epoch, 100e18);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.SlashSharePaidIn(epoch, 50e18);
        restaking.closeEpoch(epoch);
        (, uint96 slashed,,) = restaking.paidInOf(epoch);
        assertEq(slashed, 50e18, "what waited at the disputes");
        assertEq(restaking.totalOwed(), 44e18, "0.4 of 110");
        assertEq(restaking.insuranceSec(), 106e18, "the rest");
    }

    function test_closeEpoch_enforcementPaysHalfOfWhatItBurnedAtMost__AVS36() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        disputes.enforce(1_000, 10e18);
        _toNextEpoch();
        _payIn(epoch, 1_000e18);
        restaking.closeEpoch(epoch);
        assertEq(restaking.totalOwed(), 400e18 + 5e18, "the base, and half of ten");
    }

    function test_payInsurance_byTheOwner() public {
        _rewardedEpoch(100e18);
        _deposit(alice, good, 5 ether);
        _seize(alice, 5 ether);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.InsurancePaidOut(stranger, 60e18, 5 ether);
        vm.prank(owner);
        restaking.payInsurance(payable(stranger), 60e18, 5 ether);
        assertEq(token.balanceOf(stranger), 60e18, "SEC");
        assertEq(stranger.balance, 1_000_005 ether, "ETH");
        assertEq(restaking.insuranceSec() + restaking.insuranceEth(), 0, "all");
    }

    function test_error_payInsurance_neverFromWhatIsOwed() public {
        _rewardedEpoch(100e18);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 60e18, 60e18 + 1));
        restaking.payInsurance(payable(stranger), 60e18 + 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 0, 1));
        restaking.payInsurance(payable(stranger), 0, 1);
        vm.stopPrank();
        assertEq(restaking.insuranceSec(), 60e18, "nothing moved");
    }

    function test_error_payInsurance_onlyTheOwner() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        restaking.payInsurance(payable(stranger), 0, 0);
    }

    function testFuzz_rewardsReconcile__AVS27(uint64 a, uint64 b, uint64 fees, uint16 wares, uint8 part, uint8 sold)
        public
    {
        uint256 shares = _deposit(alice, good, uint256(a) + 1e12);
        _deposit(bob, lazy, uint256(b) + 1e12);
        _exit(alice, 1 + (shares - 1) * part / 255);
        reputation.setActiveWares(wares);
        vm.prank(bob);
        gov.transfer(stranger, (uint256(b) + 1e12) * sold / 255);
        uint32 epoch = _rewardedEpoch(fees);
        _reconciles("closed");
        uint256 paid = _claim(alice, epoch) + _claim(bob, epoch) + _claim(good, epoch) + _claim(lazy, epoch);
        _reconciles("claimed");
        assertTrue(restaking.totalOwed() <= 4, "but for rounding nothing is left");
        assertEq(paid + token.balanceOf(address(restaking)), fees, "every unit is somewhere");
    }

    function testFuzz_splittingDoesNotEarnMore__AVS27(uint64 amount, uint8 part, uint64 fees) public {
        uint256 whole = uint256(amount) + 1e13;
        uint256 half = 1e12 + (whole - 2e12) * part / 255;
        _deposit(alice, good, half);
        _deposit(stranger, good, whole - half);
        _deposit(bob, lazy, whole);
        uint32 epoch = _rewardedEpoch(fees);
        uint256 split = _claim(alice, epoch) + _claim(stranger, epoch);
        uint256 whole_ = _claim(bob, epoch);
        assertTrue(split <= whole_ + 1 && whole_ <= split + 2, "equal within a unit for each account");
    }

    function testFuzz_dutyNeverPaysMore__AVS24(uint8 done, uint8 missed) public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        for (uint256 i = 0; i < done % 8; ++i) {
            _duty(lazy, true);
        }
        for (uint256 i = 0; i < missed % 8; ++i) {
            _duty(lazy, false);
        }
        _toNextEpoch();
        _payIn(epoch, 100e18);
        restaking.closeEpoch(epoch);
        uint256 own = _claim(lazy, epoch);
        uint256 other = _claim(good, epoch);
        assertTrue(own <= other, "no duty pays more than none missed");
        assertTrue(own + other <= 40e18, "and both no more than there is");
    }

    function testFuzz_attack_dustWithoutSharesDoesNotStopTheClosing(uint64 amount, uint16 bps, uint64 fees) public {
        // All shares of a pool are seized; what rounding left in it is a weight that nobody has a share of.
        _slash(good, bps % 9_900);
        _deposit(alice, good, uint256(amount) + 1e12);
        _seize(alice, _principalOf(alice));
        _seize(good, _principalOf(good));
        assertEq(_sharesOf(good), 0, "no shares");
        uint32 epoch = _rewardedEpoch(fees);
        _claim(lazy, epoch);
        _claim(good, epoch);
        _reconciles("closed, and every unit is somewhere");
    }

    function _reconciles(string memory what) private view {
        assertEq(token.balanceOf(address(restaking)), restaking.totalOwed() + restaking.insuranceSec(), what);
    }

    function _paySlashShare(uint96 amount) private {
        _give(address(disputes), amount);
        disputes.share(token, _epoch(), amount);
    }
}
