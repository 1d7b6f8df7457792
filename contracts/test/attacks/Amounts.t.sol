// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {FeeMath} from "../../src/math/FeeMath.sol";
import {Windows} from "../../src/Windows.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice Donations, dust, sums at both ends, and batches that are full.
contract AmountsAttackTest is AttackBase {
    function test_attack_aDonationToTheMarketIsNobodys__AVS2() public {
        uint256 donated = 777e18;
        uint256 held = _held();
        _give(address(market), donated);
        assertEq(_held(), held, "no sum counts it");
        market.settle(_entry(id, UNITS));
        vm.warp(block.timestamp + 60 days);
        market.closeEpoch(Windows.epochAt(START));
        vm.prank(developer);
        market.withdraw(ware);
        vm.prank(owner);
        market.payTreasury();
        market.refund(id);
        assertEq(_held(), 0, "everything was paid out");
        assertEq(token.balanceOf(address(market)), donated, "and the donation lies there");
    }

    function test_attack_aDonationToTheStakeCoversNothing__AVS12() public {
        _give(address(stakes), 1_000_000e18);
        assertEq(stakes.slashableOf(ware), 10_000e18, "only what was staked stands");
        assertEq(stakes.stakeOf(ware).staked, 10_000e18, "as before");
        uint40 qty = uint40((10_000e18 - 1_000e18) / PRICE);
        bytes32 planHash = registry.planHashOf(ware, PAID);
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        _remember();
        uint256 needed = 10_000e18 + PRICE;
        bytes memory refusal =
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, 10_000e18, needed);
        uint96 total = qty * PRICE;
        bytes memory data = abi.encodeCall(market.buy, (ware, PAID, qty, total, planHash, caller, bytes32(uint256(1))));
        _refused(user, address(market), data, refusal);
    }

    function test_attack_aDonationToThePoolIsNotShared__SW17() public {
        reputation.set(0.9e9, 0);
        _settleOfAnother();
        market.settle(_entry(id, UNITS));
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1));
        market.closeEpoch(epoch);
        uint256 before = pool.shareOf(ware, epoch);
        assertTrue(before > 0 && before < pool.poolOf(epoch).total, "one of two");
        _give(address(pool), 50e18);
        assertEq(pool.shareOf(ware, epoch), before, "shares follow from what was earned");
    }

    function test_attack_dustCallsPayNothingTwice__SW16() public {
        // 7 units of money for 10 calls: each call earns less than one.
        bytes32 dust = _buyOf(_addPlan(7, 10), 1);
        uint256 paid;
        for (uint40 seq = 1; seq <= 10; ++seq) {
            paid += market.settle(_entry(dust, seq));
            assertEq(paid, uint256(7) * seq / 10, "never more than the part that was served");
        }
        assertEq(paid, 7, "and in the end all of it");
    }

    function test_attack_aPriceOfOneUnit__SW16() public {
        bytes32 dust = _buyOf(_addPlan(1, 1), 1);
        uint256 due = market.totalDue();
        assertEq(market.settle(_entry(dust, 1)), 1, "paid");
        // The fee of one unit is less than one, and what rounding leaves is the developer's or the epoch's, never both.
        uint256 more = market.totalDue() - due;
        assertTrue(more <= 1, "one at most");
        assertEq(token.balanceOf(address(market)), _held(), "and the sums are right");
    }

    function test_attack_theDearestPlanMovesNothing() public {
        uint16 plan = _addPlan(type(uint96).max, 1);
        _remember();
        bytes32 planHash = registry.planHashOf(ware, plan);
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        bytes memory data = abi.encodeCall(market.buy, (ware, plan, 1, type(uint96).max, planHash, caller, nonce));
        // More than there is of the token does not fit into the sum of escrows.
        _refused(user, address(market), data, abi.encodeWithSelector(SafeCastLib.Overflow.selector));
    }

    function test_attack_aSumOfMoneyThatOverflows() public {
        uint16 plan = _addPlan(type(uint96).max / 2 + 1, 1);
        _remember();
        bytes32 planHash = registry.planHashOf(ware, plan);
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        uint256 total = 2 * (uint256(type(uint96).max / 2) + 1);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, total, type(uint96).max);
        bytes memory data = abi.encodeCall(market.buy, (ware, plan, 2, type(uint96).max, planHash, caller, nonce));
        _refused(user, address(market), data, refusal);
    }

    function test_attack_aSumOfCallsThatOverflows() public {
        uint16 plan = _addPlan(1, type(uint40).max);
        _remember();
        bytes32 planHash = registry.planHashOf(ware, plan);
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, 2);
        bytes memory data = abi.encodeCall(market.buy, (ware, plan, 2, 2, planHash, caller, nonce));
        _refused(user, address(market), data, refusal);
        refusal = abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, 0);
        data = abi.encodeCall(market.buy, (ware, plan, 0, 2, planHash, caller, nonce));
        _refused(user, address(market), data, refusal);
    }

    function test_attack_theMostCallsThereCanBe__AVS6() public {
        bytes32 many = _buyOf(_addPlan(PRICE, type(uint40).max), 1);
        uint256 all = type(uint40).max;
        uint256 paid = market.settle(_entry(many, type(uint40).max - 1));
        assertEq(paid, uint256(PRICE) * (all - 1) / all, "all but the last, rounded down");
        assertEq(paid + market.settle(_entry(many, type(uint40).max)), PRICE, "and the last one, to the unit");
    }

    function test_attack_aBatchOfFiftyOne() public {
        IMarket.Entry[] memory entries = _copies(_entry(id, UNITS), 51);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketBatchTooLarge.selector, 51, 50);
        _refused(developer, address(market), abi.encodeCall(market.settleMany, (entries)), refusal);
    }

    function test_attack_aFullBatchOfTheSameVoucherPaysOnce__AVS5() public {
        assertEq(market.settleMany(_copies(_entry(id, UNITS), 50)), PRICE / 2, "once");
        assertEq(market.purchaseOf(id).used, UNITS, "and counts once");
    }

    function test_attack_fortyNineBadEntriesDoNotStopOne__SW16() public {
        IMarket.Entry memory bad = _entry(id, UNITS);
        bad.signature = "";
        IMarket.Entry[] memory entries = _copies(bad, 50);
        entries[31] = _entry(id, UNITS);
        assertEq(market.settleMany(entries), PRICE / 2, "the good one is paid");
    }

    function test_attack_rowsOfTwoSecWaresInTurn__SW16() public {
        _give(stranger, 2_000e18);
        uint32 first = ware;
        ware = _register(stranger, 2_000e18);
        vm.prank(stranger);
        registry.addPlan(ware, _plan(PRICE));
        bytes32 other = _buy(PAID, 1);
        IMarket.Entry[] memory entries = new IMarket.Entry[](6);
        for (uint40 i = 0; i < 6; ++i) {
            entries[i] = i % 2 == 0 ? _entry(id, UNITS / 2 + (i + 1) * 10) : _entry(other, (i + 1) * 10);
        }
        uint256 paid = market.settleMany(entries);
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(market.wareUsageOf(first, epoch).earned, PRICE / 2 + PRICE * 50 / 1_000, "each has its own");
        assertEq(market.wareUsageOf(ware, epoch).earned, PRICE * 60 / 1_000, "each has its own");
        assertEq(paid, PRICE * 110 / 1_000, "and the sum is theirs");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function testFuzz_attack_anyPriceAndStepsReconcile__SW16(uint96 price, uint40 units, uint40[6] memory seqs) public {
        price = uint96(bound(price, 1, 1_000e18));
        units = uint40(bound(units, 1, 1e9));
        bytes32 bought = _buyOf(_addPlan(price, units), 1);
        uint256 paid;
        for (uint256 i = 0; i < 6; ++i) {
            IMarket.Entry[] memory one = _copies(_entry(bought, seqs[i]), 1);
            paid += market.settleMany(one);
        }
        uint40 used = market.purchaseOf(bought).used;
        assertEq(paid, uint256(price) * used / units, "what was used, rounded down");
        assertEq(token.balanceOf(address(market)), _held(), "and the rest is held");
        uint256 before = token.balanceOf(user);
        vm.warp(market.closesAtOf(bought) + 48 hours);
        market.refund(bought);
        assertEq(token.balanceOf(user) - before, price - paid, "or paid back");
    }

    function testFuzz_attack_feesOfAnEpochSumToItsUsage__SW16(uint96[5] memory parts) public pure {
        uint256 usage;
        uint256 held;
        for (uint256 i = 0; i < 5; ++i) {
            held += FeeMath.heldOf(usage, parts[i] / 8);
            usage += parts[i] / 8;
        }
        (uint256 burned, uint256 operators, uint256 treasury, uint256 left) = FeeMath.split(usage);
        assertEq(burned + operators + treasury + left, held, "however it was split");
    }

    /// @dev A second SecWare that earns as much.
    function _settleOfAnother() private {
        uint32 first = ware;
        _give(stranger, 2_000e18);
        ware = _register(stranger, 2_000e18);
        vm.prank(stranger);
        registry.addPlan(ware, _plan(PRICE));
        market.settle(_entry(_buy(PAID, 1), UNITS));
        ware = first;
    }

    function _addPlan(uint96 price, uint40 units) private returns (uint16) {
        vm.prank(developer);
        return registry.addPlan(ware, _planOf(price, units));
    }

    function _buyOf(uint16 plan, uint40 qty) private returns (bytes32) {
        return _buy(plan, qty);
    }

    function _copies(IMarket.Entry memory entry, uint256 count) private pure returns (IMarket.Entry[] memory all) {
        all = new IMarket.Entry[](count);
        for (uint256 i = 0; i < count; ++i) {
            all[i] = entry;
        }
    }
}
