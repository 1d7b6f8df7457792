// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HubFactory} from "../src/HubFactory.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {Market} from "../src/Market.sol";
import {Modules} from "../src/Modules.sol";
import {PerformancePool} from "../src/PerformancePool.sol";
import {ProviderStake} from "../src/ProviderStake.sol";
import {Registry} from "../src/Registry.sol";
import {SecHub} from "../src/SecHub.sol";
import {FeeMath} from "../src/math/FeeMath.sol";
import {SecToken} from "../src/SecToken.sol";
import {Windows} from "../src/Windows.sol";
import {Assertions} from "./Assertions.sol";
import {FakeReputation} from "./fakes/FakeReputation.sol";
import {FakeRestaking} from "./fakes/FakeRestaking.sol";

/// @notice A deployed world with named actors.
abstract contract BaseTest is Assertions {
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant CALLER_KEY = 3;
    uint256 internal constant USER_KEY = 2;
    uint96 internal constant PRICE = 10e18;
    uint40 internal constant UNITS = 1_000;
    uint32 internal constant DURATION = 30 days;
    uint16 internal constant FREE = 0;
    uint16 internal constant PAID = 1;

    address internal owner = address(0x0111);
    address internal developer = address(0x0222);
    address internal stranger = address(0x0333);
    address internal user;
    address internal caller;

    address internal guardian = address(0x0555);
    address internal disputes = address(0x0666);
    address internal desk = address(0x0777);
    address internal packages = address(0x0888);

    FakeReputation internal reputation;
    FakeRestaking internal restaking;
    PerformancePool internal pool;
    SecToken internal token;
    Registry internal registry;
    ProviderStake internal stakes;
    Market internal market;
    HubFactory internal factory;
    uint32 internal ware;

    function setUp() public virtual {
        vm.warp(START);
        user = vm.addr(USER_KEY);
        caller = vm.addr(CALLER_KEY);
        _deploy();
        _give(developer, 100_000e18);
        _give(user, 10_000e18);
        ware = _register(developer, 10_000e18);
        vm.prank(developer);
        registry.addPlan(ware, _plan(PRICE));
    }

    function _deploy() internal {
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        modules.reputation = IReputation(vm.computeCreateAddress(address(this), nonce));
        modules.restaking = IRestaking(vm.computeCreateAddress(address(this), nonce + 1));
        modules.token = SecToken(vm.computeCreateAddress(address(this), nonce + 2));
        modules.registry = Registry(vm.computeCreateAddress(address(this), nonce + 3));
        modules.stakes = ProviderStake(vm.computeCreateAddress(address(this), nonce + 4));
        modules.market = Market(vm.computeCreateAddress(address(this), nonce + 5));
        modules.pool = PerformancePool(vm.computeCreateAddress(address(this), nonce + 6));
        modules.disputes = IDisputes(disputes);
        (modules.desk, modules.packages) = (desk, packages);
        (modules.timelock, modules.guardian) = (owner, guardian);
        reputation = FakeReputation(_newReputation(modules));
        restaking = new FakeRestaking();
        token = new SecToken(owner, 100_000_000e18);
        registry = new Registry(modules);
        stakes = new ProviderStake(modules);
        market = new Market(modules);
        pool = new PerformancePool(modules);
        factory = new HubFactory(address(new SecHub(modules)));
    }

    /// @dev Suites that are about scores, or about what they cost, take the real one.
    function _newReputation(Modules memory) internal virtual returns (address) {
        return address(new FakeReputation());
    }

    function _give(address to, uint256 amount) internal {
        vm.prank(owner);
        assertTrue(token.transfer(to, amount), "given");
    }

    /// @dev Registers with a free plan, which becomes plan 0.
    function _register(address by, uint96 stake) internal returns (uint32) {
        vm.startPrank(by);
        token.approve(address(stakes), stake);
        uint32 number = registry.register(_registration(stake));
        vm.stopPrank();
        return number;
    }

    function _registration(uint96 stake) internal pure returns (IRegistry.Registration memory) {
        return IRegistry.Registration({
            host: "api.secware.example",
            manifestHash: keccak256("manifest"),
            kind: IRegistry.Kind.Api,
            category: 1,
            sla: IRegistry.Sla(9_900, 800, 1_000, 60, 30),
            signingKey: address(0x0444),
            plan: _plan(0),
            stake: stake
        });
    }

    function _plan(uint96 price) internal pure returns (IRegistry.Plan memory) {
        return _planOf(price, UNITS);
    }

    function _planOf(uint96 price, uint40 units) internal pure returns (IRegistry.Plan memory) {
        return IRegistry.Plan({
            price: price,
            units: units,
            duration: DURATION,
            kinds: 0x7ff,
            soldAtMost: 0,
            onSale: true,
            termsHash: keccak256("terms")
        });
    }

    function _buy(uint16 plan, uint40 qty) internal returns (bytes32) {
        uint256 nonce = market.buyerNonceOf(user, ware);
        uint96 total = uint96(qty) * registry.planOf(ware, plan).price;
        vm.startPrank(user);
        token.approve(address(market), total);
        bytes32 id = market.buy(ware, plan, qty, total, registry.planHashOf(ware, plan), caller, bytes32(nonce));
        vm.stopPrank();
        return id;
    }

    function _entry(bytes32 id, uint40 seq) internal view returns (IMarket.Entry memory) {
        return _entryBy(id, seq, CALLER_KEY);
    }

    function _entryBy(bytes32 id, uint40 seq, uint256 key) internal view returns (IMarket.Entry memory) {
        bytes32 requestHash = keccak256(abi.encode(id, seq));
        bytes32 voucher = keccak256(abi.encode(market.CALL_VOUCHER_TYPEHASH(), id, uint256(seq), requestHash));
        return IMarket.Entry(id, requestHash, seq, vm.addr(key), _sign(key, _digest(voucher)));
    }

    function _digest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", market.domainSeparator(), structHash));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _hub() internal returns (SecHub) {
        vm.prank(user);
        return SecHub(factory.create());
    }

    function _order(uint16 plan, uint40 qty, address hub) internal view returns (ISecHub.BuyOrder memory) {
        return ISecHub.BuyOrder({
            ware: ware,
            plan: plan,
            qty: qty,
            maxTotal: uint96(qty) * registry.planOf(ware, plan).price,
            planHash: registry.planHashOf(ware, plan),
            callerKey: caller,
            buyerNonce: bytes32(market.buyerNonceOf(hub, ware))
        });
    }

    /// @dev What the market holds by its own sums: open epochs hold their fees back.
    function _held() internal view returns (uint256 sum) {
        sum = uint256(market.totalEscrow()) + market.totalDue() + market.treasury();
        for (uint32 epoch = Windows.epochAt(START); epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            if (!market.isEpochClosed(epoch)) sum += FeeMath.held(market.usageOf(epoch).earned);
        }
    }

    /// @dev What epochs that are not closed hold back.
    function _heldBack() internal view returns (uint256) {
        return _held() - market.totalEscrow() - market.totalDue() - market.treasury();
    }

    /// @dev What has come free, and all that waits.
    function _revenue(uint32 of_) internal view returns (uint256 free, uint256 waiting) {
        uint32[16] memory dayNumbers;
        uint96[16] memory amounts;
        (free, dayNumbers, amounts) = market.revenueOf(of_);
        for (uint256 i = 0; i < 16; ++i) {
            if (dayNumbers[i] <= Windows.dayAt(block.timestamp)) free += amounts[i];
            else waiting += amounts[i];
        }
    }
}
