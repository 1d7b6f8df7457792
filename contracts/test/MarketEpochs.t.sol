// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../src/interfaces/IPerformancePool.sol";
import {Windows} from "../src/Windows.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Where an epoch's fees go, and how its pool is shared.
contract MarketEpochsTest is BaseTest {
    uint32 private _epoch;

    function setUp() public override {
        super.setUp();
        vm.warp(Windows.startOf(Windows.epochAt(block.timestamp) + 1));
        _epoch = Windows.epochAt(block.timestamp);
    }

    function test_closeEpoch_burnsAndPays__SW16_SW17_AVS23() public {
        reputation.set(0.5e9, 0);
        market.settle(_entry(_buy(PAID, 100), 100 * UNITS));
        uint256 supply = token.totalSupply();
        vm.warp(Windows.startOf(_epoch + 1));
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.EpochClosed(_epoch, 1_000e18, 45e18, 10e18, 5e18);
        vm.prank(stranger);
        market.closeEpoch(_epoch);
        assertEq(supply - token.totalSupply(), 45e18, "4.5 % are burned");
        assertEq(restaking.paidIn(_epoch), 10e18, "1 % for the operators");
        assertEq(token.balanceOf(address(restaking)), 10e18, "and it is there");
        assertEq(pool.poolOf(_epoch).total, 5e18, "0.5 % for the pool");
        assertEq(market.treasury(), 5e18, "0.5 % for the treasury");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_closeEpoch_addsToTheTreasury__SW16() public {
        market.settle(_entry(_buy(PAID, 10), 10 * UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.settle(_entry(_buy(PAID, 30), 30 * UNITS));
        market.closeEpoch(_epoch);
        vm.warp(Windows.startOf(_epoch + 2));
        market.closeEpoch(_epoch + 1);
        assertEq(market.treasury(), 2e18, "of both");
        vm.prank(owner);
        market.payTreasury();
        assertEq(market.treasury(), 0, "paid out");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_closeEpoch_burnsEvenOneUnit__SW16() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(30, 1));
        market.settle(_entry(_buy(plan, 1), 1));
        uint256 supply = token.totalSupply();
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        assertEq(supply - token.totalSupply(), 1, "one");
    }

    function test_closeEpoch_notBeforeItIsOver() public {
        market.settle(_entry(_buy(PAID, 1), UNITS));
        vm.warp(Windows.startOf(_epoch + 1) - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketEpochOpen.selector, _epoch));
        market.closeEpoch(_epoch);
    }

    function test_closeEpoch_once() public {
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketEpochClosed.selector, _epoch));
        market.closeEpoch(_epoch);
    }

    function test_harvest_paysByScoreAndUse__SW17() public {
        uint32 worse = _second();
        reputation.set(0.9e9, 0);
        market.settle(_entry(_buy(PAID, 10), 10 * UNITS));
        reputation.set(0.3e9, 0);
        market.settle(_entry(_buyOf(worse, 10), 10 * UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        // Both put in half a SEC; three quarters of one would be the better one's by weight, 1.25 of a half is the most.
        uint256 before = token.balanceOf(developer);
        assertEq(pool.harvest(ware, _epoch), 0.625e18, "capped");
        assertEq(token.balanceOf(developer) - before, 0.625e18, "paid");
        assertEq(pool.harvest(worse, _epoch), 0.25e18, "by weight");
        assertEq(pool.poolOf(_epoch).left, 0.125e18, "the rest waits");
    }

    function test_harvest_once() public {
        reputation.set(1e9, 0);
        market.settle(_entry(_buy(PAID, 1), UNITS));
        vm.expectRevert(abi.encodeWithSelector(IPerformancePool.PerformancePoolNotOpen.selector, _epoch));
        pool.harvest(ware, _epoch);
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        pool.harvest(ware, _epoch);
        vm.expectRevert(abi.encodeWithSelector(IPerformancePool.PerformancePoolTaken.selector, _epoch, ware));
        pool.harvest(ware, _epoch);
    }

    function test_harvest_ofOneThatEarnedNothingIsNothing() public {
        uint32 idle = _second();
        market.settle(_entry(_buy(PAID, 1), UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        assertEq(pool.harvest(idle, _epoch), 0, "no share");
        assertEq(pool.harvest(ware, _epoch), 0, "nor has one without a score");
    }

    function test_sweep_movesTheRestToTheInsurance() public {
        market.settle(_entry(_buy(PAID, 10), 10 * UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        uint256 from = Windows.startOf(_epoch + 6);
        vm.expectRevert(abi.encodeWithSelector(IPerformancePool.PerformancePoolLocked.selector, from));
        pool.sweep(_epoch);
        vm.warp(from);
        pool.sweep(_epoch);
        assertEq(restaking.insurance(), 0.5e18, "what nobody had a share in");
        assertEq(pool.harvest(ware, _epoch), 0, "and nothing is left");
        pool.sweep(_epoch);
        assertEq(restaking.insurance(), 0.5e18, "once");
    }

    function test_sweep_movesTheTokensToo() public {
        market.settle(_entry(_buy(PAID, 10), 10 * UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        uint256 before = token.balanceOf(address(restaking));
        vm.warp(Windows.startOf(_epoch + 6));
        pool.sweep(_epoch);
        assertEq(token.balanceOf(address(restaking)) - before, 0.5e18, "as much as is told");
        assertEq(token.balanceOf(address(pool)), 0, "nothing stays");
    }

    function test_pool_paysEvenOneUnit__SW17() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(200, 1));
        reputation.set(0.9e9, 0);
        for (uint32 i = 0; i < 2; ++i) {
            market.settle(_entry(_buy(plan, 1), 1));
            vm.warp(Windows.startOf(_epoch + i + 1));
            market.closeEpoch(_epoch + i);
            assertEq(pool.poolOf(_epoch + i).total, 1, "one");
        }
        uint256 before = token.balanceOf(developer);
        assertEq(pool.harvest(ware, _epoch), 1, "a share of one");
        assertEq(token.balanceOf(developer) - before, 1, "paid");
        vm.warp(Windows.startOf(_epoch + 8));
        pool.sweep(_epoch + 1);
        assertEq(token.balanceOf(address(pool)), 0, "and the other swept");
    }

    function test_behavior_whoComesAfterTheSweepGetsNothing() public {
        reputation.set(0.9e9, 0);
        market.settle(_entry(_buy(PAID, 10), 10 * UNITS));
        assertEq(pool.shareOf(ware, _epoch), 0, "nothing before it opens");
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        assertEq(pool.shareOf(ware, _epoch), 0.5e18, "all of it");
        vm.warp(Windows.startOf(_epoch + 6));
        pool.sweep(_epoch);
        uint256 before = token.balanceOf(developer);
        assertEq(pool.shareOf(ware, _epoch), 0, "swept");
        assertEq(pool.harvest(ware, _epoch), 0, "too late");
        assertEq(token.balanceOf(developer), before, "nothing moved");
    }

    function test_shareOf_isNothingOnceItWasTaken() public {
        reputation.set(0.9e9, 0);
        uint32 other = _second();
        market.settle(_entry(_buy(PAID, 1), UNITS));
        market.settle(_entry(_buyOf(other, 9), 9 * UNITS));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        assertEq(pool.harvest(ware, _epoch), 0.05e18, "a tenth");
        assertEq(pool.shareOf(ware, _epoch), 0, "taken");
    }

    function test_error_sweep_revertsForAPoolThatIsNotOpen() public {
        vm.warp(Windows.startOf(_epoch + 9));
        vm.expectRevert(abi.encodeWithSelector(IPerformancePool.PerformancePoolNotOpen.selector, _epoch));
        pool.sweep(_epoch);
        assertEq(restaking.insurance(), 0, "nothing moved");
    }

    function test_payIn_onlyByTheMarket() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IPerformancePool.PerformancePoolNotMarket.selector, stranger));
        pool.payIn(_epoch, 1e18);
    }

    function testFuzz_pool_paysNoMoreThanItHas__SW17(uint64 scoreA, uint64 scoreB, uint40 a, uint40 b) public {
        uint32 other = _second();
        reputation.set(uint64(bound(scoreA, 0, 1e9 - 1)), 0);
        market.settle(_entry(_buy(PAID, 50), uint40(bound(a, 1, 50 * UNITS))));
        reputation.set(uint64(bound(scoreB, 0, 1e9 - 1)), 0);
        market.settle(_entry(_buyOf(other, 50), uint40(bound(b, 1, 50 * UNITS))));
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        uint256 total = pool.poolOf(_epoch).total;
        uint256 paid = pool.harvest(ware, _epoch) + pool.harvest(other, _epoch);
        assertTrue(paid <= total, "never more");
        assertEq(pool.poolOf(_epoch).left, total - paid, "the rest is told");
        assertEq(token.balanceOf(address(pool)), total - paid, "and there");
    }

    function testFuzz_closeEpoch_reconciles__SW16(uint96 first, uint96 second) public {
        market.settle(_entry(_buy(PAID, 10), uint40(bound(first, 1, 10 * UNITS))));
        market.settle(_entry(_buy(PAID, 10), uint40(bound(second, 1, 10 * UNITS))));
        uint256 held = token.balanceOf(address(market));
        uint256 supply = token.totalSupply();
        vm.warp(Windows.startOf(_epoch + 1));
        market.closeEpoch(_epoch);
        uint256 gone = supply - token.totalSupply() + restaking.paidIn(_epoch) + pool.poolOf(_epoch).total;
        assertEq(held - token.balanceOf(address(market)), gone, "what left is told");
        assertEq(token.balanceOf(address(market)), _held(), "what stayed too");
    }

    function _second() private returns (uint32 number) {
        _give(stranger, 50_000e18);
        number = _register(stranger, 10_000e18);
        vm.prank(stranger);
        registry.addPlan(number, _plan(PRICE));
    }

    function _buyOf(uint32 number, uint40 qty) private returns (bytes32 id) {
        uint96 total = qty * PRICE;
        bytes32 planHash = registry.planHashOf(number, PAID);
        vm.startPrank(user);
        token.approve(address(market), total);
        id = market.buy(number, PAID, qty, total, planHash, caller, bytes32(market.buyerNonceOf(user, number)));
        vm.stopPrank();
    }
}
