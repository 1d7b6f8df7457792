// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../src/Desk.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {IPackages} from "../src/interfaces/IPackages.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Modules} from "../src/Modules.sol";
import {Packages} from "../src/Packages.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice The world of `BaseTest` with a desk and packages that are real.
abstract contract SalesBase is BaseTest {
    uint96 internal constant WEI_PER_SEC = 1e15;
    uint256 internal constant STOCK = 20_000e18;
    /// @dev How many contracts `BaseTest` deploys.
    uint256 private constant BEFORE = 9;

    Desk internal ethDesk;
    Packages internal resale;

    function setUp() public virtual override {
        uint256 nonce = vm.getNonce(address(this));
        desk = vm.computeCreateAddress(address(this), nonce + BEFORE);
        packages = vm.computeCreateAddress(address(this), nonce + BEFORE + 1);
        super.setUp();
        ethDesk = new Desk(_modules());
        resale = new Packages(_modules());
        assertTrue(address(ethDesk) == desk && address(resale) == packages, "as predicted");
        vm.prank(owner);
        ethDesk.setPrice(WEI_PER_SEC);
        _give(desk, STOCK);
        vm.deal(user, 100 ether);
    }

    function _modules() internal view returns (Modules memory modules) {
        modules.token = token;
        modules.registry = registry;
        modules.stakes = stakes;
        modules.market = market;
        modules.pool = pool;
        modules.reputation = IReputation(address(reputation));
        modules.disputes = IDisputes(disputes);
        modules.restaking = IRestaking(address(restaking));
        (modules.desk, modules.packages, modules.hubFactory) = (desk, packages, address(factory));
        (modules.timelock, modules.guardian) = (owner, guardian);
    }

    /// @dev A SecWare of kind Package, with a stake behind its margins.
    function _registerPackage(address by) internal returns (uint32 number) {
        IRegistry.Registration memory registration = _registration(5_000e18);
        registration.kind = IRegistry.Kind.Package;
        vm.startPrank(by);
        token.approve(address(stakes), 5_000e18);
        number = registry.register(registration);
        vm.stopPrank();
    }

    function _settle(bytes32 id, uint40 seq) internal {
        market.settle(_entry(id, seq));
    }

    function _state(bytes32 id) internal view returns (IMarket.State) {
        return market.purchaseOf(id).state;
    }

    function _part(uint32 of_, uint16 plan, uint40 qty) internal view returns (IPackages.Part memory) {
        return IPackages.Part({ware: of_, plan: plan, qty: qty, total: 0, planHash: registry.planHashOf(of_, plan)});
    }
}
