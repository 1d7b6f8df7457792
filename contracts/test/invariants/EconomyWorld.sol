// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../../src/interfaces/IPackages.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {Windows} from "../../src/Windows.sol";
import {EconomyBooks} from "../handlers/EconomyBooks.sol";
import {EconomyHandler} from "../handlers/EconomyHandler.sol";
import {RealWorld} from "./RealWorld.sol";
import {Walks} from "./Walks.sol";

/// @notice A market of real contracts on the first day of an epoch: three SecWares of two developers, a package, a desk, six buyers,
/// five operators, an investor, and the handler that uses them.
abstract contract EconomyWorld is RealWorld, Walks {
    EconomyHandler internal _ledger;
    uint256 internal _supply;
    address internal reseller = address(0x0999);
    address internal investor = address(0x0aaa);
    address private _second = address(0x0223);

    function setUp() public virtual override {
        super.setUp();
        _closeWhatWasThere();
        uint32[] memory wares = new uint32[](3);
        wares[0] = _seller(developer);
        wares[1] = _seller(developer);
        wares[2] = _seller(_second);
        uint32 bundle = _bundle(wares);
        vm.deal(investor, 5 ether);
        vm.prank(investor);
        _restaking().deposit{value: 5 ether}(jurors[0]);
        vm.startPrank(owner);
        ethDesk.setPrice(1e15);
        token.transfer(desk, 3_000e18);
        vm.stopPrank();
        // Who invested before an epoch began earns in it.
        vm.warp(Windows.startOf(Windows.epochAt(block.timestamp) + 1));
        address[] memory buyers = _buyers();
        _ledger = new EconomyHandler(_world(bundle), _accounts(buyers), buyers, wares, jurors, investor);
        _supply = token.totalSupply();
    }

    /// @dev The purchase of `DisputesBase` is over, its revenue taken, its epoch closed.
    function _closeWhatWasThere() private {
        vm.warp(START + 40 days);
        market.refund(purchase);
        vm.prank(developer);
        market.withdraw(ware);
        market.closeEpoch(Windows.epochAt(START));
        _realRestaking().closeEpoch(Windows.epochAt(START));
    }

    function _realRestaking() internal view returns (Restaking) {
        return Restaking(address(operators));
    }

    function _seller(address by) private returns (uint32 number) {
        if (by == _second) _give(by, 100_000e18);
        number = _register(by, 2_500e18);
        vm.startPrank(by);
        registry.addPlan(number, _plan(PRICE));
        registry.addKey(number, vm.addr(SIGNING_KEY), type(uint40).max);
        token.approve(address(stakes), type(uint256).max);
        token.approve(address(reviews), type(uint256).max);
        vm.stopPrank();
    }

    function _bundle(uint32[] memory wares) private returns (uint32 number) {
        _give(reseller, 5_000e18);
        IRegistry.Registration memory registration = _registration(1_020e18);
        registration.kind = IRegistry.Kind.Package;
        IPackages.Part[] memory parts = new IPackages.Part[](2);
        bytes32 first = registry.planHashOf(wares[1], PAID);
        bytes32 second = registry.planHashOf(wares[2], PAID);
        parts[0] = IPackages.Part({ware: wares[1], plan: PAID, qty: 1, total: 0, planHash: first});
        parts[1] = IPackages.Part({ware: wares[2], plan: PAID, qty: 2, total: 0, planHash: second});
        vm.startPrank(reseller);
        token.approve(address(stakes), 1_020e18);
        number = registry.register(registration);
        resale.compose(number, parts, 3e18);
        vm.stopPrank();
    }

    function _buyers() private returns (address[] memory buyers) {
        buyers = new address[](6);
        for (uint160 i = 0; i < 6; ++i) {
            buyers[i] = address(0xb0 + i);
            _give(buyers[i], 1_000_000e18);
            vm.startPrank(buyers[i]);
            token.approve(address(market), type(uint256).max);
            token.approve(address(reviews), type(uint256).max);
            token.approve(disputes, type(uint256).max);
            token.approve(packages, type(uint256).max);
            vm.stopPrank();
        }
    }

    /// @dev Everybody who ever has SEC.
    function _accounts(address[] memory buyers) private view returns (address[] memory all) {
        all = new address[](25);
        for (uint256 i = 0; i < 6; ++i) {
            all[i] = buyers[i];
        }
        for (uint256 i = 0; i < 5; ++i) {
            all[6 + i] = jurors[i];
        }
        (all[11], all[12], all[13], all[14]) = (developer, _second, reseller, investor);
        (all[15], all[16], all[17], all[18]) = (owner, user, address(market), address(stakes));
        (all[19], all[20], all[21]) = (address(reviews), address(operators), address(pool));
        (all[22], all[23], all[24]) = (disputes, desk, packages);
    }

    function _world(uint32 bundle) private view returns (EconomyBooks.World memory world) {
        (world.token, world.registry, world.stakes, world.market) = (token, registry, stakes, market);
        (world.pool, world.scores, world.restaking) = (pool, Reputation(address(reviews)), _realRestaking());
        (world.court, world.desk, world.packages) = (court, ethDesk, resale);
        world.guardian = guardian;
        (world.owner, world.reseller, world.bundle, world.signingKey) = (owner, reseller, bundle, SIGNING_KEY);
    }
}
