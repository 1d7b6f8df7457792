// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GovernanceBase} from "../GovernanceBase.sol";
import {GovernorActs} from "../handlers/GovernorActs.sol";
import {GovernorHandler} from "../handlers/GovernorHandler.sol";
import {Walks} from "./Walks.sol";

/// @notice A market that a timelock owns, on the day before the first proposal; three holders, a developer and a user with full houses,
/// the guardian, and the handler that uses them.
abstract contract GovernorWorld is GovernanceBase, Walks {
    GovernorHandler internal _ledger;
    uint256 internal _before;
    uint256 internal _supply;

    function setUp() public virtual override {
        super.setUp();
        _fillDevelopers();
        _fillUsers(6_000);
        address carol = address(0xca401);
        vm.prank(owner);
        gov.grant(carol, 3e18);
        _give(user, 100_000e18);
        vm.prank(user);
        token.approve(address(market), type(uint256).max);
        address[] memory people = new address[](6);
        (people[0], people[1], people[2]) = (alice, bob, carol);
        (people[3], people[4], people[5]) = (developer, user, guardian);
        GovernorActs.World memory world = GovernorActs.World({
            governor: governor,
            timelock: timelock,
            voice: voice,
            gov: gov,
            market: market,
            stakes: stakes,
            registry: registry,
            desk: ethDesk,
            guardian: guardian,
            developer: developer,
            user: user,
            ware: ware
        });
        _ledger = new GovernorHandler(world, people);
        (_before, _supply) = (gov.granted(), gov.totalSupply());
        vm.warp(START + 29 days);
    }
}
