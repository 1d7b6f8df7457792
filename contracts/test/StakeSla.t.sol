// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {BaseTest} from "./BaseTest.sol";
import {SlaBook, SlaLedger} from "./handlers/SlaBook.sol";

/// @notice What may be taken of a stake for broken SLAs: a tenth at once, and what was taken comes back evenly in 28 days.
contract StakeSlaTest is BaseTest, SlaLedger {
    uint96 private constant STAKED = 10_000e18;

    SlaBook private _book;

    function test_slashForSla_takesWhatTheClaimHeld__SW20() public {
        vm.startPrank(disputes);
        stakes.freeze(ware, 700e18);
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.FrozenChanged(ware, 200e18);
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.SlaUsed(ware, uint40(START + 14 days));
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.Slashed(ware, stranger, 500e18);
        assertEq(stakes.slashForSla(ware, 500e18, stranger), 500e18, "taken");
        vm.stopPrank();
        IProviderStake.Stake memory own = stakes.stakeOf(ware);
        assertEq(own.staked, STAKED - 500e18, "of the stake");
        assertEq(own.frozen, 200e18, "another claim's stays");
        assertEq(own.slaFullAt, START + 14 days, "half of the allowance, half of the time");
        assertEq(token.balanceOf(stranger), 500e18, "paid");
    }

    function test_slashForSla_isATenthAtOnce__SW20() public {
        assertEq(_slash(2_000e18), 1_000e18, "a tenth");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 28 days, "for 28 days");
        vm.recordLogs();
        assertEq(_slash(2_000e18), 0, "and no more");
        assertEq(vm.getRecordedLogs().length, 3, "frozen, free, and a slash of nothing");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 28 days, "which counts for nothing");
        assertEq(stakes.stakeOf(ware).staked, STAKED - 1_000e18, "once");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing is held");
        assertEq(token.balanceOf(stranger), 1_000e18, "paid once");
    }

    function test_slashForSla_comesBackEvenly__SW20() public {
        _slash(1_000e18);
        vm.warp(START + 7 days);
        assertEq(_slash(2_000e18), 225e18, "a week: a quarter of a tenth of 9,000");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 35 days, "all of it is used again");
        vm.warp(START + 7 days + 1);
        assertEq(_slash(2_000e18), uint256(8_775e18) / 10 / 28 days, "what a second brings");
    }

    function test_slashForSla_isWholeAfter28Days__SW20() public {
        _slash(1_000e18);
        vm.warp(START + 28 days - 1);
        uint96 early = _slash(2_000e18);
        assertEq(early, uint256(900e18) * (28 days - 1) / 28 days, "a second before");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 56 days - 1, "and none is left");
        vm.warp(START + 56 days - 1);
        assertEq(_slash(2_000e18), (9_000e18 - early) / 10, "in its first second");
        vm.warp(START + 1_000 days);
        uint256 stands = stakes.slashableOf(ware);
        assertEq(_slash(2_000e18), stands / 10, "and never more, however long it was left alone");
    }

    function test_slashForSla_countsWhatUnbonds__SW23() public {
        vm.prank(developer);
        stakes.unbond(ware, 9_000e18);
        vm.prank(disputes);
        stakes.slash(ware, 700e18, stranger);
        assertEq(_slash(2_000e18), 930e18, "a tenth of both");
        assertEq(stakes.stakeOf(ware).staked, 0, "first of the stake");
        assertEq(stakes.stakeOf(ware).unbonding, 9_000e18 - 630e18, "then of what leaves");
        vm.warp(START + 14 days);
        assertEq(_slash(2_000e18), 418.5e18, "half of a tenth of what stands now");
    }

    function test_slashForSla_ofNothingChangesNothing() public {
        assertEq(_slash(0), 0, "asked for nothing");
        assertEq(stakes.stakeOf(ware).slaFullAt, 0, "no allowance is used");
        vm.prank(disputes);
        stakes.slash(ware, STAKED - 9, stranger);
        assertEq(_slash(5), 0, "a tenth of nine units is none");
        vm.prank(disputes);
        stakes.slash(ware, 9, stranger);
        assertEq(_slash(5), 0, "there is nothing");
        assertEq(stakes.stakeOf(ware).slaFullAt, 0, "and nothing is used");
        assertEq(stakes.stakeOf(ware).frozen, 0, "the claims are over");
    }

    function test_slashForSla_ofOneUnitIsASecond() public {
        assertEq(_slash(1), 1, "taken");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 1, "rounded up");
        assertEq(_slash(2_000e18), uint256(STAKED - 1) * (28 days - 1) / (10 * 28 days), "less a second");
    }

    function test_slashForSla_ofMoreThanIsFrozenReverts() public {
        vm.startPrank(disputes);
        stakes.freeze(ware, 5e18);
        vm.expectRevert();
        stakes.slashForSla(ware, 5e18 + 1, stranger);
        vm.expectRevert();
        stakes.slashFrozen(ware, 5e18 + 1, stranger);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).frozen, 5e18, "as before");
        assertEq(stakes.stakeOf(ware).slaFullAt, 0, "nothing is used");
        assertEq(stakes.stakeOf(ware).staked, STAKED, "nothing is taken");
    }

    function test_slashFrozen_takesAllThatTheClaimHeld__SW21() public {
        _slash(1_000e18);
        vm.startPrank(disputes);
        stakes.freeze(ware, 5_000e18);
        assertEq(stakes.slashFrozen(ware, 4_500e18, stranger), 4_500e18, "whatever SLAs cost");
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "another claim's stays");
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 28 days, "and it costs no SLA's allowance");
        vm.prank(address(reputation));
        assertEq(stakes.slash(ware, 100e18, stranger), 100e18, "nor is an expulsion held up");
    }

    function test_slashForSla_leavesOtherSecWaresAlone() public {
        uint32 other = _register(developer, 2_000e18);
        _slash(1_000e18);
        assertEq(stakes.stakeOf(other).slaFullAt, 0, "another's");
        vm.startPrank(disputes);
        stakes.freeze(other, 300e18);
        assertEq(stakes.slashForSla(other, 300e18, stranger), 200e18, "has its own tenth");
        vm.stopPrank();
    }

    /// @dev What was used of a small stake is used of a large one too, until it has come back.
    function test_attack_aSmallStakeUsedUpProtectsALargeOneForAWhileOnly() public {
        _slash(1_000e18);
        vm.startPrank(developer);
        token.approve(address(stakes), 81_000e18);
        stakes.stake(ware, 81_000e18);
        vm.stopPrank();
        assertEq(_slash(9_000e18), 0, "the allowance was used");
        vm.warp(START + 14 days);
        assertEq(_slash(9_000e18), 4_500e18, "and comes back for all that stands");
    }

    function test_behavior_theSaleOfADayKeepsTheAllowance() public {
        _slash(1_000e18);
        vm.warp(START + 3 days);
        vm.startPrank(packages);
        stakes.addExposure(ware, 50e18);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).slaFullAt, START + 28 days, "beside it, and untouched");
    }

    function testFuzz_slashForSla_isWhatTheLedgerSays__SW20(uint256 seed) public {
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(block.timestamp + (seed % 3 == 0 ? 0 : (seed >> 8) % 9 days));
            uint256 stands = stakes.slashableOf(ware);
            uint96 amount = uint96((seed >> 64) % (stands / 8 + 2));
            assertEq(_slash(amount), _takeForSla(_book, stands, amount), "taken");
            uint256 fullAt = stakes.stakeOf(ware).slaFullAt;
            assertEq(fullAt > block.timestamp ? fullAt - block.timestamp : 0, _slaLevel(_book), "what is used");
        }
    }

    /// @dev A claim that holds `amount` back, and its end.
    function _slash(uint96 amount) private returns (uint96 taken) {
        vm.startPrank(disputes);
        stakes.freeze(ware, amount);
        taken = stakes.slashForSla(ware, amount, stranger);
        vm.stopPrank();
    }
}
