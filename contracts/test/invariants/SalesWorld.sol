// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SalesHandler} from "../handlers/SalesHandler.sol";
import {PackagesBase} from "../PackagesBase.sol";

/// @notice A desk and a package on sale, four buyers, and the handler that uses them.
abstract contract SalesWorld is PackagesBase {
    SalesHandler internal _ledger;
    uint256 internal _supply;

    function setUp() public virtual override {
        super.setUp();
        address[] memory buyers = new address[](4);
        (buyers[0], buyers[1], buyers[2], buyers[3]) = (user, address(0xb1), address(0xb2), address(0xb3));
        for (uint256 i = 0; i < buyers.length; ++i) {
            _give(buyers[i], 100_000e18);
            vm.prank(buyers[i]);
            token.approve(packages, type(uint256).max);
        }
        SalesHandler.World memory world =
            SalesHandler.World(token, registry, market, ethDesk, resale, owner, ware, bundle);
        _ledger = new SalesHandler(world, buyers);
        vm.deal(address(_ledger), 1_000_000 ether);
        for (uint256 i = 0; i < buyers.length; ++i) {
            vm.deal(buyers[i], 1_000 ether);
        }
        _supply = token.totalSupply();
    }
}
