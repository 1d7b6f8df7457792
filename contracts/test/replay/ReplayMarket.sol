// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {Disputes} from "../../src/Disputes.sol";
import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {Market} from "../../src/Market.sol";
import {Modules} from "../../src/Modules.sol";
import {Packages} from "../../src/Packages.sol";
import {PerformancePool} from "../../src/PerformancePool.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {SecGov} from "../../src/SecGov.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Assertions} from "../Assertions.sol";

/// @notice The market as it is deployed, with what acts on it from outside the simulation played by the test itself: the timelock,
/// which owns everything and holds the supply.
abstract contract ReplayMarket is Assertions {
    uint256 private constant SUPPLY = 100_000_000e18;
    /// @dev Accounts of the simulation from here up are people; those under it are modules.
    uint256 internal constant PEOPLE_FROM = 16;
    uint160 private constant PEOPLE_AT = 0x10000;

    SecToken internal token;
    SecGov internal gov;
    Restaking internal restaking;
    Registry internal registry;
    ProviderStake internal stakes;
    Reputation internal reputation;
    Market internal market;
    PerformancePool internal pool;
    Desk internal desk;
    Packages internal resale;
    IDisputes internal court;
    /// @dev By their number in the simulation.
    bytes32[] internal purchases;

    function _deploy() internal {
        uint256 nonce = vm.getNonce(address(this));
        Modules memory modules;
        modules.token = SecToken(_predict(nonce));
        modules.gov = SecGov(_predict(nonce + 1));
        modules.restaking = Restaking(_predict(nonce + 2));
        modules.registry = Registry(_predict(nonce + 3));
        modules.stakes = ProviderStake(_predict(nonce + 4));
        modules.reputation = Reputation(_predict(nonce + 5));
        modules.market = Market(_predict(nonce + 6));
        modules.pool = PerformancePool(_predict(nonce + 7));
        modules.desk = _predict(nonce + 8);
        modules.packages = _predict(nonce + 9);
        modules.disputes = IDisputes(_predict(nonce + 10));
        modules.timelock = address(this);
        token = new SecToken(address(this), SUPPLY);
        gov = new SecGov(modules);
        restaking = new Restaking(modules);
        registry = new Registry(modules);
        stakes = new ProviderStake(modules);
        reputation = new Reputation(modules);
        market = new Market(modules);
        pool = new PerformancePool(modules);
        desk = new Desk(modules);
        resale = new Packages(modules);
        court = IDisputes(address(new Disputes(modules)));
        assertTrue(address(resale) == modules.packages && address(court) == address(modules.disputes), "as predicted");
    }

    function _predict(uint256 nonce) private view returns (address) {
        return vm.computeCreateAddress(address(this), nonce);
    }

    /// @dev An account of the simulation.
    function _at(uint256 account) internal view returns (address) {
        if (account >= PEOPLE_FROM) return address(PEOPLE_AT + uint160(account));
        address[9] memory modules = [
            address(market),
            address(stakes),
            address(reputation),
            address(restaking),
            address(pool),
            address(desk),
            address(this),
            address(court),
            address(resale)
        ];
        return modules[PEOPLE_FROM - 1 - account];
    }

    /// @dev The next call is theirs, and may take SEC for `spender`.
    function _prank(address who, address spender) internal {
        if (spender != address(0) && token.allowance(who, spender) == 0) {
            vm.prank(who);
            token.approve(spender, type(uint256).max);
        }
        vm.prank(who);
    }
}
