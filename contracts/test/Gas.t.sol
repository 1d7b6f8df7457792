// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {GasBase} from "./GasBase.sol";

/// @notice What selling, serving and standing for it cost; see `GasBase`.
/// forge-config: default.isolate = true
contract GasTest is GasBase {
    function test_gas_registry() public {
        vm.prank(developer);
        token.approve(address(stakes), 1_000e18);
        vm.prank(developer);
        registry.register(_registration(1_000e18));
        _measure("registry.register with plan, key and stake", 233_000);
        vm.prank(developer);
        registry.addPlan(ware, _plan(PRICE));
        _measure("registry.addPlan, terms of an earlier plan", 59_500);
        IRegistry.Plan memory plan = _plan(PRICE);
        plan.termsHash = keccak256("terms of its own");
        vm.prank(developer);
        registry.addPlan(ware, plan);
        _measure("registry.addPlan, terms of its own", 80_000);
        vm.prank(developer);
        registry.addKey(ware, address(0x777), 2e9);
        _measure("registry.addKey, second", 81_600);
        vm.prank(developer);
        registry.addKey(ware, address(0x778), 2e9);
        _measure("registry.addKey, third", 62_300);
    }

    function test_gas_buyAndSettle() public {
        _approveAll();
        _buyPaid();
        _measure("market.buy, first of a buyer", 236_400);
        bytes32 id = _buyPaid();
        _measure("market.buy, next", 166_100);
        market.settle(_entry(id, 1));
        _measure("market.settle, first of a SecWare", 237_700);
        market.settle(_entry(id, 2));
        _measure("market.settle, next", 109_800);
        IMarket.Entry[] memory entries = new IMarket.Entry[](20);
        for (uint40 i = 0; i < 20; ++i) {
            entries[i] = _entry(_buyPaid(), 5);
        }
        market.settleMany(entries);
        _measure("market.settleMany, 20", 855_800);
    }

    /// @dev After two turns of every ring: what a SecWare pays that has been there for a while.
    function test_gas_settleInSteadyState() public {
        (bytes32 id, uint40 seq) = _settleDaily(20);
        _toNextDay(false);
        market.settle(_entry(id, ++seq));
        _measure("market.settle, first of a later day", 123_000);
        market.settle(_entry(id, ++seq));
        _measure("market.settle, next, in steady state", 110_500);
        _makeActive();
        market.settle(_entry(id, ++seq));
        _measure("market.settle, next, of five buyers a week", 110_100);
        _toNextDay(true);
        market.settle(_entry(id, ++seq));
        _measure("market.settle, first of an epoch", 168_200);
    }

    function test_gas_withdraw() public {
        (bytes32 id, uint40 seq) = _settleDaily(20);
        vm.prank(developer);
        market.withdraw(ware);
        _measure("market.withdraw, first", 92_200);
        vm.warp(block.timestamp + 1 days);
        market.settle(_entry(id, ++seq));
        vm.prank(developer);
        market.withdraw(ware);
        _measure("market.withdraw, one day", 65_800);
    }

    function test_gas_endOfAPurchase() public {
        _approveAll();
        bytes32 id = _buyPaid();
        bytes32 other = _buyPaid();
        _buyPaid();
        market.settle(_entry(id, 10));
        vm.prank(user);
        market.cancel(other);
        _measure("market.cancel", 56_800);
        vm.warp(block.timestamp + 50 days);
        market.refund(id);
        _measure("market.refund", 68_600);
        market.refund(other);
        _measure("market.refund, cancelled", 119_700);
    }

    function test_gas_stake() public {
        _approveAll();
        _buyPaid();
        vm.prank(developer);
        token.approve(address(stakes), 10_000e18);
        vm.prank(developer);
        stakes.stake(ware, 1_000e18);
        _measure("stake.stake", 56_500);
        vm.prank(developer);
        stakes.unbond(ware, 500e18);
        _measure("stake.unbond", 52_300);
        vm.warp(block.timestamp + 14 days);
        vm.prank(developer);
        stakes.withdraw(ware);
        _measure("stake.withdraw", 53_000);
    }

    function _approveAll() private {
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
    }

    function _buyPaid() private returns (bytes32) {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        uint256 nonce = market.buyerNonceOf(user, ware);
        vm.prank(user);
        return market.buy(ware, PAID, 1, PRICE, planHash, caller, bytes32(nonce));
    }

    function _settleDaily(uint256 count) private returns (bytes32 id, uint40 seq) {
        _approveAll();
        id = _buyPaid();
        for (; seq < count;) {
            vm.warp(block.timestamp + 1 days);
            market.settle(_entry(id, ++seq));
        }
    }

    /// @dev What a SecWare with some custom is in each of its weeks.
    function _makeActive() private {
        IMarket.Entry[] memory entries = new IMarket.Entry[](5);
        bytes32 planHash = registry.planHashOf(ware, PAID);
        for (uint256 i = 0; i < 5; ++i) {
            address buyer = vm.addr(100 + i);
            _give(buyer, 30e18);
            vm.prank(buyer);
            token.approve(address(market), 30e18);
            vm.prank(buyer);
            bytes32 id = market.buy(ware, PAID, 3, 30e18, planHash, caller, bytes32(0));
            entries[i] = _entry(id, 3 * UNITS);
        }
        market.settleMany(entries);
    }

    function _toNextDay(bool isOfANewEpoch) private {
        do {
            vm.warp(block.timestamp + 1 days);
        } while ((market.usageOf(uint32(block.timestamp / 7 days)).earned == 0) != isOfANewEpoch);
    }
}
