// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice What claims hold back, and what rulings take.
contract StakeClaimsTest is BaseTest {
    uint96 private constant STAKED = 10_000e18;

    function test_freeze_addsUp__SW22() public {
        vm.startPrank(disputes);
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.FrozenChanged(ware, 5e18);
        stakes.freeze(ware, 5e18);
        stakes.freeze(ware, 7e18);
        assertEq(stakes.stakeOf(ware).frozen, 12e18, "both");
        stakes.unfreeze(ware, 5e18);
        assertEq(stakes.stakeOf(ware).frozen, 7e18, "one is over");
        vm.stopPrank();
    }

    function test_unfreeze_ofMoreThanIsFrozenReverts() public {
        vm.startPrank(disputes);
        stakes.freeze(ware, 5e18);
        vm.expectRevert();
        stakes.unfreeze(ware, 5e18 + 1);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).frozen, 5e18, "as before");
    }

    function test_withdraw_waitsForAClaimOfBefore__SW22() public {
        vm.prank(developer);
        stakes.unbond(ware, 9_000e18);
        vm.prank(disputes);
        stakes.freeze(ware, 1_000e18 + 1);
        vm.warp(block.timestamp + 14 days);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeFrozen.selector, ware, 1_000e18 + 1));
        stakes.withdraw(ware);
        assertEq(stakes.stakeOf(ware).unbonding, 9_000e18, "it stays");
        vm.prank(disputes);
        stakes.unfreeze(ware, 1);
        vm.prank(developer);
        stakes.withdraw(ware);
        assertEq(stakes.stakeOf(ware).unbonding, 0, "what stays staked covers the rest");
    }

    function test_slash_takesTheStakeFirst__SW23() public {
        vm.prank(developer);
        stakes.unbond(ware, 8_000e18);
        vm.prank(disputes);
        assertEq(stakes.slash(ware, 1_500e18, stranger), 1_500e18, "taken");
        assertEq(stakes.stakeOf(ware).staked, 500e18, "of the stake");
        assertEq(stakes.stakeOf(ware).unbonding, 8_000e18, "the rest is untouched");
        vm.prank(disputes);
        assertEq(stakes.slash(ware, 1_500e18, stranger), 1_500e18, "taken");
        assertEq(stakes.stakeOf(ware).staked, 0, "all of it");
        assertEq(stakes.stakeOf(ware).unbonding, 7_000e18, "then of what is on its way out");
        assertEq(token.balanceOf(stranger), 3_000e18, "paid");
    }

    function test_slash_takesWhatThereIs__SW23() public {
        vm.prank(disputes);
        assertEq(stakes.slash(ware, type(uint96).max, stranger), STAKED, "all there is");
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.Slashed(ware, stranger, 0);
        vm.prank(address(reputation));
        assertEq(stakes.slash(ware, 1, stranger), 0, "and then nothing");
        assertEq(token.balanceOf(stranger), STAKED, "paid once");
    }

    function test_slash_leavesOtherSecWaresAlone__SW23() public {
        uint32 other = _register(developer, 2_000e18);
        vm.prank(disputes);
        stakes.slash(ware, type(uint96).max, stranger);
        assertEq(stakes.stakeOf(other).staked, 2_000e18, "another's");
        assertEq(token.balanceOf(address(stakes)), 2_000e18, "is still there");
    }

    function test_shortOf_isWhatClaimsAskForBeyondTheStake__SW22() public {
        assertEq(stakes.shortOf(ware), 0, "none");
        vm.prank(disputes);
        stakes.freeze(ware, STAKED);
        assertEq(stakes.shortOf(ware), 0, "covered");
        vm.prank(developer);
        stakes.unbond(ware, 100e18);
        assertEq(stakes.shortOf(ware), 0, "what is on its way out covers too");
        vm.prank(disputes);
        stakes.freeze(ware, 7e18);
        assertEq(stakes.shortOf(ware), 7e18, "short");
        vm.prank(disputes);
        stakes.slash(ware, 3e18, stranger);
        assertEq(stakes.shortOf(ware), 10e18, "and shorter after a slash");
    }

    function test_exposure_ofPackagesCountsToo__AVS13() public {
        uint256 need = stakes.need(ware);
        vm.startPrank(packages);
        stakes.addExposure(ware, 50e18);
        assertEq(stakes.need(ware), need + 50e18, "sold");
        stakes.endExposure(ware, 20e18);
        stakes.releaseExposure(ware, 30e18);
        vm.stopPrank();
        assertEq(stakes.exposureOf(ware), 20e18, "the tail");
        vm.warp(block.timestamp + 8 days);
        assertEq(stakes.exposureOf(ware), 0, "and its end");
    }

    /// @dev Days in any order of sales, settlements and refunds: the exposure is what is open and what ended in the window.
    function testFuzz_exposure_isOpenAndTail__AVS13(uint8[16] memory steps) public {
        uint256[400] memory ends;
        uint256 open;
        for (uint256 i = 0; i < 16; ++i) {
            uint256 today = block.timestamp / 1 days;
            uint96 amount = uint96(1e18 + i);
            vm.startPrank(address(market));
            if (steps[i] % 3 == 0 || open < amount) {
                stakes.addExposure(ware, amount);
                open += amount;
            } else if (steps[i] % 3 == 1) {
                stakes.endExposure(ware, amount);
                open -= amount;
                ends[today - START / 1 days + 8] += amount;
            } else {
                stakes.releaseExposure(ware, amount);
                open -= amount;
            }
            vm.stopPrank();
            uint256 expected = open;
            for (uint256 d = today - START / 1 days + 1; d < 400; ++d) {
                expected += ends[d];
            }
            assertEq(stakes.exposureOf(ware), expected, "open and tail");
            vm.warp(block.timestamp + uint256(steps[i] % 20) * 1 days);
        }
    }
}
