// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputes} from "./interfaces/IDisputes.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPerformancePool} from "./interfaces/IPerformancePool.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {IRestaking} from "./interfaces/IRestaking.sol";
import {ISecGov} from "./interfaces/ISecGov.sol";
import {SecToken} from "./SecToken.sol";

/// @notice Where every contract of one deployment stands. The addresses are predicted before the first one is deployed, so that
/// the circle closes; each contract keeps those that it needs as immutables, and none can be replaced.
/// @dev `desk` and `packages` buy for others; `timelock` owns; `guardian` may pause new sales for a while, and nothing else.
struct Modules {
    SecToken token;
    IRegistry registry;
    IProviderStake stakes;
    IMarket market;
    IPerformancePool pool;
    IReputation reputation;
    IDisputes disputes;
    IRestaking restaking;
    ISecGov gov;
    address desk;
    address packages;
    address hubFactory;
    address timelock;
    address guardian;
}
