// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../src/interfaces/IPackages.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {GovernanceBase} from "./GovernanceBase.sol";

/// @notice What acts at the desk, on packages and on proposals cost as transactions of their own, each with what it may
/// grow to, 2 % above; see `GasTest`.
/// forge-config: default.isolate = true
contract GasGovernanceTest is GovernanceBase {
    address private _reseller = address(0x0999);
    uint32 private _bundle;

    function test_gas_desk() public {
        bytes32 used = _buyAtDesk();
        _measure("desk.buy, first of an owner", 336_600);
        bytes32 left = _buyAtDesk();
        _measure("desk.buy, next", 249_000);
        _settle(used, UNITS);
        ethDesk.close(used);
        _measure("desk.close", 73_700);
        vm.warp(block.timestamp + DURATION + 48 hours);
        market.refund(left);
        _measure("market.refund, bought at the desk", 92_800);
        SecHub hub = _hub();
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(hub));
        vm.prank(owner);
        ethDesk.setPrice(WEI_PER_SEC);
        vm.prank(user);
        hub.buyAndBindAtDesk{value: 1 ether}(order, new ISecHub.Condition[](0));
        _measure("hub.buyAndBindAtDesk, first purchase", 414_600);
    }

    function test_gas_packages() public {
        _composeThree();
        bytes32[] memory first = _buyPackage();
        _measure("packages.buy, three parts, first of a buyer", 671_800);
        bytes32[] memory next = _buyPackage();
        _measure("packages.buy, three parts, next", 460_500);
        _settle(first[0], 500);
        resale.settle(_bundle, first);
        _measure("packages.settle, first of a reseller", 147_800);
        _settle(next[0], 500);
        resale.settle(_bundle, next);
        _measure("packages.settle, next", 112_900);
        vm.warp(block.timestamp + DURATION + 48 hours);
        market.refund(first[0]);
        _measure("market.refund, bought in a package", 86_600);
        market.refund(first[1]);
        market.refund(first[2]);
        resale.close(_bundle, first);
        _measure("packages.close", 104_900);
    }

    function test_gas_governor() public {
        _enlist(developer, ware);
        _measure("voice.enlist, one SecWare", 195_800);
        bytes32 id = _buy(PAID, 10);
        _settle(id, 5_000);
        voice.recordPurchases(_one(id));
        _measure("voice.recordPurchases, one", 161_000);
        vm.warp(START + 20 days);
        voice.recordDeveloper(developer);
        _measure("voice.recordDeveloper, again", 121_700);
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), abi.encodeCall(market.setDelays, (2 days, 10 days)));
        _measure("governor.propose", 97_500);
        _toVote(made);
        vm.prank(alice);
        governor.castVote(made.id, FOR);
        _measure("governor.castVote, first of a proposal", 151_200);
        vm.prank(bob);
        governor.castVote(made.id, FOR);
        _measure("governor.castVote, next", 91_600);
        _toEnd(made);
        _queue(made);
        _measure("governor.queue", 139_500);
        vm.warp(block.timestamp + 3 days);
        _execute(made);
        _measure("governor.execute", 91_100);
    }

    function _measure(string memory name, uint256 most) private {
        uint256 used = vm.snapshotGasLastCall("governance", name);
        require(used <= most, Differs(name, used, most));
    }

    function _buyAtDesk() private returns (bytes32) {
        ISecHub.BuyOrder memory order = _order(PAID, 1, user);
        vm.prank(user);
        return ethDesk.buy{value: 1 ether}(user, order);
    }

    function _composeThree() private {
        _give(_reseller, 5_000e18);
        _bundle = _registerPackage(_reseller);
        IPackages.Part[] memory parts = new IPackages.Part[](3);
        for (uint256 i = 0; i < 3; ++i) {
            uint32 number = _register(developer, 5_000e18);
            vm.prank(developer);
            registry.addPlan(number, _plan(PRICE));
            parts[i] = _part(number, PAID, 1);
        }
        vm.prank(_reseller);
        resale.compose(_bundle, parts, 3e18);
        _measure("packages.compose, three parts", 214_300);
        vm.prank(user);
        token.approve(packages, type(uint256).max);
    }

    function _buyPackage() private returns (bytes32[] memory ids) {
        IPackages.PackageOrder memory order;
        (IPackages.Part[] memory parts,, bytes32 offerHash) = resale.partsOf(_bundle);
        (order.ware, order.offerHash, order.maxTotal) = (_bundle, offerHash, 33e18);
        (order.callerKeys, order.buyerNonces, ids) = (new address[](3), new bytes32[](3), new bytes32[](3));
        for (uint256 i = 0; i < 3; ++i) {
            uint256 nonce = market.buyerNonceOf(user, parts[i].ware);
            (order.callerKeys[i], order.buyerNonces[i]) = (caller, bytes32(nonce));
            ids[i] = market.purchaseIdOf(user, parts[i].ware, parts[i].planHash, nonce);
        }
        vm.prank(user);
        resale.buy(order);
    }
}
