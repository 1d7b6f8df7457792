// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Market} from "../../src/Market.sol";
import {Modules} from "../../src/Modules.sol";
import {PerformancePool} from "../../src/PerformancePool.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Windows} from "../../src/Windows.sol";
import {BaseTest} from "../BaseTest.sol";
import {FakeRestaking} from "../fakes/FakeRestaking.sol";

/// @notice A world with the real reputation; disputes are an address that tests speak for. One call unit of the paid plan is one
/// unit of the score: 10 SEC.
abstract contract ReputationBase is BaseTest {
    uint256 internal constant POINT = 1e12;

    Reputation internal scores;
    /// @dev What `_credit` said was earned, by epoch.
    mapping(uint32 epoch => uint96) private _earned;

    function setUp() public virtual override {
        vm.warp(START);
        user = vm.addr(USER_KEY);
        caller = vm.addr(CALLER_KEY);
        _deployAll();
        _give(developer, 1_000_000e18);
        _give(user, 100_000e18);
        ware = _register(developer, 100_000e18);
        vm.startPrank(developer);
        registry.addPlan(ware, _plan(PRICE));
        token.approve(address(scores), type(uint256).max);
        vm.stopPrank();
        vm.prank(user);
        token.approve(address(scores), type(uint256).max);
    }

    function _deployAll() private {
        restaking = new FakeRestaking();
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        modules.token = SecToken(vm.computeCreateAddress(address(this), nonce));
        modules.registry = Registry(vm.computeCreateAddress(address(this), nonce + 1));
        modules.stakes = ProviderStake(vm.computeCreateAddress(address(this), nonce + 2));
        modules.market = Market(vm.computeCreateAddress(address(this), nonce + 3));
        modules.pool = PerformancePool(vm.computeCreateAddress(address(this), nonce + 4));
        modules.reputation = Reputation(vm.computeCreateAddress(address(this), nonce + 5));
        modules.restaking = IRestaking(address(restaking));
        modules.disputes = IDisputes(disputes);
        (modules.desk, modules.packages) = (desk, packages);
        (modules.timelock, modules.guardian) = (owner, guardian);
        token = new SecToken(owner, 100_000_000e18);
        registry = new Registry(modules);
        stakes = new ProviderStake(modules);
        market = new Market(modules);
        pool = new PerformancePool(modules);
        scores = new Reputation(modules);
    }

    /// @dev Buyers have rising addresses, tokens, and trust the contracts.
    function _buyer(uint256 number) internal returns (address who) {
        who = address(uint160(0x1_0000 + number));
        if (token.balanceOf(who) > 0) return who;
        _give(who, 100_000e18);
        vm.startPrank(who);
        token.approve(address(market), type(uint256).max);
        token.approve(address(scores), type(uint256).max);
        vm.stopPrank();
    }

    function _buyers(uint256 from, uint256 count) internal returns (address[] memory all) {
        all = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            all[i] = _buyer(from + i);
        }
    }

    function _buyBy(address who, uint40 qty) internal returns (bytes32 id) {
        return _buyOf(PAID, who, qty);
    }

    function _buyOf(uint16 plan, address who, uint40 qty) internal returns (bytes32 id) {
        uint256 nonce = market.buyerNonceOf(who, ware);
        uint96 total = uint96(qty) * registry.planOf(ware, plan).price;
        bytes32 planHash = registry.planHashOf(ware, plan);
        vm.startPrank(who);
        token.approve(address(market), total);
        id = market.buy(ware, plan, qty, total, planHash, caller, bytes32(nonce));
        vm.stopPrank();
    }

    /// @dev Buys units and has all of them served.
    function _use(address who, uint40 qty) internal returns (bytes32 id) {
        id = _buyBy(who, qty);
        market.settle(_entry(id, qty * UNITS));
    }

    function _review(bytes32 id, address who) internal {
        vm.prank(who);
        scores.review(id, "It did not answer.");
    }

    /// @dev Reviews, waits, and counts.
    function _complain(bytes32 id, address who) internal {
        _review(id, who);
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(id);
    }

    function _challenge(bytes32 id) internal {
        vm.prank(developer);
        scores.challenge(id);
    }

    function _rule(bytes32 id, bool isUpheld) internal {
        vm.prank(disputes);
        scores.rule(id, isUpheld);
    }

    /// @dev As if the market had settled, without buying first.
    function _credit(address payer, uint96 from, uint96 to) internal returns (uint64 mean, uint16 points) {
        uint32 epoch = Windows.epochAt(block.timestamp);
        // Sums that no market could reach stay what they are.
        unchecked {
            _earned[epoch] += to - from;
        }
        vm.prank(address(market));
        return scores.credit(ware, payer, from, to, _earned[epoch]);
    }

    function _near(uint256 actual, uint256 expected, uint256 off, string memory what) internal pure {
        uint256 distance = actual > expected ? actual - expected : expected - actual;
        require(distance <= off, Differs(what, actual, expected));
    }
}
