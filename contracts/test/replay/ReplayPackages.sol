// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../../src/interfaces/IPackages.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {ReplayMarket} from "./ReplayMarket.sol";

/// @notice The acts of the simulation that are about packages. A sale is named by its number in the simulation.
abstract contract ReplayPackages is ReplayMarket {
    uint256 private constant CALLER_KEY = 3;

    struct Sold {
        bytes32 id;
        uint32 ware;
        bytes32[] parts;
    }

    Sold[] internal sold;

    function _performPackage(uint256 code, uint256[] calldata with) internal returns (uint256) {
        if (code == 27) return _registerPackage(with);
        if (code == 28) return _compose(with);
        if (code == 29) return _buyPackage(with);
        // One that was never sold is refused by the contract.
        Sold memory own;
        if (with[0] < sold.length) own = sold[with[0]];
        if (code == 30) return resale.settle(own.ware, own.parts);
        resale.close(own.ware, own.parts);
        return 0;
    }

    function _registerPackage(uint256[] calldata with) private returns (uint256) {
        IRegistry.Plan memory plan = IRegistry.Plan({
            price: 0,
            units: 1,
            duration: 1 days,
            kinds: 0x7ff,
            soldAtMost: 0,
            onSale: true,
            termsHash: keccak256("terms")
        });
        IRegistry.Registration memory registration = IRegistry.Registration({
            host: "api.secware.example",
            manifestHash: keccak256("manifest"),
            kind: IRegistry.Kind.Package,
            category: 1,
            sla: IRegistry.Sla(9_900, 800, 1_000, 60, 30),
            signingKey: address(0x0444),
            plan: plan,
            stake: uint96(with[1])
        });
        _prank(_at(with[0]), address(stakes));
        return registry.register(registration);
    }

    function _compose(uint256[] calldata with) private returns (uint256) {
        IPackages.Part[] memory parts = new IPackages.Part[]((with.length - 2) / 3);
        for (uint256 i = 0; i < parts.length; ++i) {
            (uint32 ware, uint16 plan) = (uint32(with[2 + 3 * i]), uint16(with[3 + 3 * i]));
            parts[i] = IPackages.Part(ware, plan, uint40(with[4 + 3 * i]), 0, registry.planHashOf(ware, plan));
        }
        vm.prank(registry.developerOf(uint32(with[0])));
        resale.compose(uint32(with[0]), parts, uint96(with[1]));
        return 0;
    }

    function _buyPackage(uint256[] calldata with) private returns (uint256) {
        (address owner_, uint32 ware) = (_at(with[0]), uint32(with[1]));
        (IPackages.Part[] memory parts, uint96 margin, bytes32 offerHash) = resale.partsOf(ware);
        IPackages.PackageOrder memory order;
        (order.ware, order.offerHash, order.maxTotal) = (ware, offerHash, margin);
        (order.callerKeys, order.buyerNonces) = (new address[](parts.length), new bytes32[](parts.length));
        bytes32[] memory made = new bytes32[](parts.length);
        for (uint256 i = 0; i < parts.length; ++i) {
            uint256 nonce = market.buyerNonceOf(owner_, parts[i].ware);
            order.maxTotal += parts[i].total;
            (order.callerKeys[i], order.buyerNonces[i]) = (vm.addr(CALLER_KEY), bytes32(nonce));
            made[i] = market.purchaseIdOf(owner_, parts[i].ware, parts[i].planHash, nonce);
        }
        _prank(owner_, address(resale));
        bytes32 id = resale.buy(order);
        for (uint256 i = 0; i < made.length; ++i) {
            purchases.push(made[i]);
        }
        sold.push(Sold(id, ware, made));
        return sold.length - 1;
    }
}
