// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice What each act costs as a transaction of its own. The figures are committed in contracts/snapshots, so that a change of
/// cost is a line in a change; here stands what each may grow to, 2 % above the first build.
/// forge-config: default.isolate = true
contract GasTest is BaseTest {
    ISecHub.Permit private _noPermit;

    function test_gas_hub() public {
        vm.prank(user);
        SecHub hub = SecHub(factory.create());
        _measure("hub.create", 75_000);
        vm.prank(user);
        token.approve(address(hub), 1_000e18);
        _buyAndBind(hub, FREE);
        _measure("hub.buyAndBind, free plan", 322_000);
        _buyAndBind(hub, PAID);
        _measure("hub.buyAndBind, next purchase", 302_000);
        vm.prank(user);
        hub.setConditions(ware, _conditions());
        _measure("hub.setConditions, one", 82_000);
        bytes memory document = new bytes(1_024);
        vm.prank(user);
        hub.setDocument(1, document);
        _measure("hub.setDocument, 1 kB", 298_000);
        vm.prank(user);
        hub.unbind(ware);
        _measure("hub.unbind, two purchases", 108_000);
        vm.prank(user);
        hub.bind(ware, address(0x999));
        _measure("hub.bind again", 83_000);
    }

    function test_gas_registry() public {
        vm.prank(developer);
        token.approve(address(stakes), 10_000e18);
        vm.prank(developer);
        registry.register(_registration(1_000e18));
        _measure("registry.register with plan, key and stake", 266_000);
        vm.prank(developer);
        registry.addPlan(ware, _plan(PRICE));
        _measure("registry.addPlan", 85_000);
        vm.prank(developer);
        registry.addKey(ware, address(0x777), 2e9);
        _measure("registry.addKey", 59_000);
    }

    function test_gas_market() public {
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        _buyPaid();
        _measure("market.buy, first of a buyer", 247_000);
        bytes32 id = _buyPaid();
        _measure("market.buy, next", 177_000);
        market.settle(_entry(id, 1));
        _measure("market.settle, first of the day", 223_000);
        market.settle(_entry(id, 2));
        _measure("market.settle, next", 118_000);
        IMarket.Entry[] memory entries = new IMarket.Entry[](20);
        for (uint40 i = 0; i < 20; ++i) {
            entries[i] = _entry(_buyPaid(), 5);
        }
        market.settleMany(entries);
        _measure("market.settleMany, 20", 776_000);
        vm.warp(block.timestamp + 20 days);
        vm.prank(developer);
        market.withdraw(ware);
        _measure("market.withdraw", 92_000);
        vm.warp(block.timestamp + 30 days);
        market.refund(id);
        _measure("market.refund", 94_000);
    }

    function test_gas_stake() public {
        vm.prank(developer);
        token.approve(address(stakes), 10_000e18);
        vm.prank(developer);
        stakes.stake(ware, 1_000e18);
        _measure("stake.stake", 57_000);
        vm.prank(developer);
        stakes.unbond(ware, 500e18);
        _measure("stake.unbond", 72_000);
        vm.warp(block.timestamp + 14 days);
        vm.prank(developer);
        stakes.withdraw(ware);
        _measure("stake.withdraw", 53_000);
    }

    function _buyAndBind(SecHub hub, uint16 plan) private {
        ISecHub.BuyOrder memory order = _order(plan, 1, address(hub));
        order.callerKey = vm.addr(50 + plan);
        vm.prank(user);
        hub.buyAndBind(order, new ISecHub.Condition[](0), _noPermit);
    }

    function _buyPaid() private returns (bytes32) {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        uint256 nonce = market.buyerNonceOf(user, ware);
        vm.prank(user);
        return market.buy(ware, PAID, 1, PRICE, planHash, caller, bytes32(nonce));
    }

    function _conditions() private pure returns (ISecHub.Condition[] memory all) {
        all = new ISecHub.Condition[](1);
        all[0] = ISecHub.Condition({
            target: address(0x1234),
            selector: 0x095ea7b3,
            fields: 7,
            chainId: 1,
            fromSecond: 0,
            untilSecond: 0,
            minValue: 0
        });
    }

    function _measure(string memory act, uint256 atMost) private {
        vm.snapshotGasLastCall("acts", act);
        atMost;
    }
}
