// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../src/interfaces/IPackages.sol";
import {SalesBase} from "./SalesBase.sol";

/// @notice A package of three parts at 10, 20 and 30 SEC, with a margin of 6.
abstract contract PackagesBase is SalesBase {
    uint96 internal constant MARGIN = 6e18;
    uint96 internal constant PARTS_TOTAL = 60e18;
    uint40 internal constant END = 30 days + 48 hours;

    address internal reseller = address(0x0999);
    uint32 internal second;
    uint32 internal third;
    uint32 internal bundle;

    function setUp() public virtual override {
        super.setUp();
        _give(reseller, 50_000e18);
        second = _another();
        third = _another();
        bundle = _registerPackage(reseller);
        _compose(_parts(), MARGIN);
        vm.prank(user);
        token.approve(packages, type(uint256).max);
    }

    function _another() private returns (uint32 number) {
        number = _register(developer, 5_000e18);
        vm.prank(developer);
        registry.addPlan(number, _plan(PRICE));
    }

    function _parts() internal view returns (IPackages.Part[] memory parts) {
        parts = new IPackages.Part[](3);
        parts[0] = _part(ware, PAID, 1);
        parts[1] = _part(second, PAID, 2);
        parts[2] = _part(third, PAID, 3);
    }

    function _compose(IPackages.Part[] memory parts, uint96 margin) internal {
        vm.prank(reseller);
        resale.compose(bundle, parts, margin);
    }

    /// @dev As the wallet makes it: what it saw, its own keys, and the next nonces.
    function _orderFor(address buyer) internal view returns (IPackages.PackageOrder memory order) {
        (IPackages.Part[] memory parts, uint96 margin, bytes32 offerHash) = resale.partsOf(bundle);
        (order.ware, order.offerHash, order.maxTotal) = (bundle, offerHash, margin);
        (order.callerKeys, order.buyerNonces) = (new address[](parts.length), new bytes32[](parts.length));
        for (uint256 i = 0; i < parts.length; ++i) {
            order.maxTotal += parts[i].total;
            order.callerKeys[i] = vm.addr(100 + i);
            uint256 nonce = market.buyerNonceOf(buyer, parts[i].ware);
            for (uint256 j = 0; j < i; ++j) {
                if (parts[j].ware == parts[i].ware) ++nonce;
            }
            order.buyerNonces[i] = bytes32(nonce);
        }
    }

    function _idsFor(address buyer) internal view returns (bytes32[] memory ids) {
        (IPackages.Part[] memory parts,,) = resale.partsOf(bundle);
        IPackages.PackageOrder memory order = _orderFor(buyer);
        ids = new bytes32[](parts.length);
        for (uint256 i = 0; i < parts.length; ++i) {
            ids[i] = market.purchaseIdOf(buyer, parts[i].ware, parts[i].planHash, uint256(order.buyerNonces[i]));
        }
    }

    function _buyPackage() internal returns (bytes32[] memory ids, bytes32 saleId) {
        ids = _idsFor(user);
        IPackages.PackageOrder memory order = _orderFor(user);
        vm.prank(user);
        saleId = resale.buy(order);
    }

    /// @dev `calls` of a part are used and settled.
    function _use(bytes32[] memory ids, uint256 place, uint40 calls) internal {
        market.settle(_entryBy(ids[place], calls, 100 + place));
    }

    function _endAll(bytes32[] memory ids) internal {
        vm.warp(block.timestamp + END);
        for (uint256 i = 0; i < ids.length; ++i) {
            market.refund(ids[i]);
        }
    }
}
