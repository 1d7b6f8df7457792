// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice The stake at its edges: tails whose place or day is used again, and single units.
contract ProviderStakeEdgesTest is BaseTest {
    uint96 private constant FIXED = 1_000e18;
    uint96 private constant STAKED = 10_000e18;
    /// @dev What is settled now stands for so long, for it is not midnight.
    uint256 private constant TAIL = 8 days;

    function test_aTailLeavesWhenItsPlaceIsUsedAgain__AVS13() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 500));
        vm.warp(block.timestamp + TAIL);
        market.settle(_entry(id, 1_000));
        assertEq(stakes.exposureOf(ware), PRICE / 2, "only the second stands");
    }

    function test_aTailThatWasDroppedLeavesOnlyOnce__AVS13() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 500));
        vm.warp(block.timestamp + TAIL);
        _buy(PAID, 1);
        assertEq(stakes.stakeOf(ware).exposure, PRICE / 2 + PRICE, "dropped on its last day");
        market.settle(_entry(id, 1_000));
        assertEq(stakes.exposureOf(ware), PRICE / 2 + PRICE, "its place is used again, and nothing leaves");
    }

    function test_aTailThatWasDroppedIsNotCountedAWeekLater__AVS13() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 500));
        vm.warp(block.timestamp + TAIL);
        _buy(PAID, 1);
        vm.warp(block.timestamp + TAIL + 1 days);
        assertEq(stakes.exposureOf(ware), PRICE / 2 + PRICE, "what is open");
    }

    function test_aTailEndsOnItsDayAlsoSoonAfterASale__AVS13() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 500));
        uint256 settledAt = block.timestamp;
        vm.warp(settledAt + TAIL - 2 days);
        _buy(PAID, 1);
        vm.warp(settledAt + TAIL);
        assertEq(stakes.exposureOf(ware), PRICE / 2 + PRICE, "over");
    }

    function test_aSingleUnitComesAndGoes__AVS13() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(2, 2));
        bytes32 id = _buy(plan, 1);
        market.settle(_entry(id, 1));
        vm.warp(block.timestamp + TAIL);
        market.settle(_entry(id, 2));
        assertEq(stakes.exposureOf(ware), 1, "the first left with its place");
        vm.warp(block.timestamp + TAIL);
        assertEq(stakes.exposureOf(ware), 0, "the last on its day");
        _buy(PAID, 1);
        assertEq(stakes.stakeOf(ware).exposure, PRICE, "and the next sale stores it so");
    }

    function test_aSingleUnitIsStakedUnbondedPaidAndSlashed__SM14() public {
        vm.startPrank(developer);
        token.approve(address(stakes), 1);
        stakes.stake(ware, 1);
        assertEq(stakes.stakeOf(ware).staked, STAKED + 1, "staked");
        stakes.unbond(ware, 1);
        vm.warp(block.timestamp + 14 days);
        uint256 before = token.balanceOf(developer);
        stakes.withdraw(ware);
        vm.stopPrank();
        assertEq(token.balanceOf(developer) - before, 1, "paid");
        vm.prank(disputes);
        stakes.slash(ware, 1, stranger);
        assertEq(token.balanceOf(stranger), 1, "slashed");
    }

    function test_shortOf_countsASingleUnit__SW22() public {
        vm.startPrank(disputes);
        stakes.slash(ware, STAKED, stranger);
        stakes.freeze(ware, 1);
        vm.stopPrank();
        assertEq(stakes.shortOf(ware), 1, "one is asked for, and nothing stands");
    }

    function test_slash_reachesIntoTheUnbondingToTheUnit__SW23() public {
        vm.prank(developer);
        stakes.unbond(ware, 100);
        vm.prank(disputes);
        assertEq(stakes.slash(ware, STAKED - 60, stranger), STAKED - 60, "taken");
        IProviderStake.Stake memory own = stakes.stakeOf(ware);
        assertEq(own.staked, 0, "the stake first");
        assertEq(own.unbonding, 60, "then what is leaving");
        assertEq(token.balanceOf(address(stakes)), 60, "as much is there");
    }

    function test_error_buy_revertsForASingleUnitThatIsNotCovered__AVS13() public {
        uint96 price = STAKED - FIXED + 1;
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(price, 1));
        bytes32 planHash = registry.planHashOf(ware, plan);
        vm.startPrank(user);
        token.approve(address(market), price);
        vm.expectRevert(
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, STAKED, uint256(STAKED) + 1)
        );
        market.buy(ware, plan, 1, price, planHash, caller, bytes32(0));
        vm.stopPrank();
        assertEq(stakes.exposureOf(ware), 0, "nothing moved");
    }

    function test_buy_worksWhereAScoreCoversItToTheUnit__AVS13() public {
        uint96 price = 12_000e18;
        _give(user, 10_000e18);
        reputation.set(1e9, 0);
        vm.startPrank(developer);
        (uint16 plan, uint16 larger) =
            (registry.addPlan(ware, _planOf(price, 1)), registry.addPlan(ware, _planOf(price + 1, 1)));
        vm.stopPrank();
        bytes32 planHash = registry.planHashOf(ware, larger);
        vm.startPrank(user);
        token.approve(address(market), price + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, STAKED, uint256(STAKED) + 1)
        );
        market.buy(ware, larger, 1, price + 1, planHash, caller, bytes32(0));
        vm.stopPrank();
        _buy(plan, 1);
        assertEq(stakes.need(ware), STAKED, "three quarters of it, and the fixed part");
    }

    function test_error_unbond_ofTheFixedPartWhileNothingIsSold__AVS12() public {
        vm.startPrank(developer);
        vm.expectRevert(
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, FIXED - 1, uint256(FIXED))
        );
        stakes.unbond(ware, STAKED - FIXED + 1);
        stakes.unbond(ware, STAKED - FIXED);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).staked, FIXED, "it stays while the SecWare does");
    }

    function test_addExposure_tellsItOnceWhereNothingIsOver__AVS13() public {
        _buy(PAID, 1);
        vm.warp(block.timestamp + 1 days);
        vm.recordLogs();
        _buy(PAID, 1);
        assertEq(countTold(IProviderStake.ExposureChanged.selector), 1, "the sale");
    }

    function test_error_register_revertsBelowTheFixedPart__AVS12() public {
        vm.startPrank(developer);
        token.approve(address(stakes), FIXED);
        uint32 next = ware + 1;
        vm.expectRevert(
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, next, FIXED - 1, uint256(FIXED))
        );
        registry.register(_registration(FIXED - 1));
        vm.stopPrank();
    }
}
