// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {Disputes} from "../../src/Disputes.sol";
import {Voice} from "../../src/gov/Voice.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Modules} from "../../src/Modules.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {DisputesRealBase} from "../DisputesRealBase.sol";
import {GovernanceHandler} from "../handlers/GovernanceHandler.sol";

/// @notice Parameters, hubs and votes among real contracts, and the handler that uses them.
abstract contract GovernanceWorld is DisputesRealBase {
    GovernanceHandler internal _ledger;
    Voice internal _voice;
    Desk internal _desk;
    address[] internal _owned;

    function setUp() public virtual override {
        super.setUp();
        Modules memory modules = _modules();
        (_voice, _desk) = (new Voice(modules), new Desk(modules));
        address[] memory people = new address[](4);
        (people[0], people[1], people[2], people[3]) = (address(0xb0), address(0xb1), address(0xb2), guardian);
        for (uint256 i = 0; i < people.length; ++i) {
            _give(people[i], 100_000e18);
        }
        _owned = [address(market), address(stakes), address(reviews), address(operators), disputes, address(gov)];
        _owned.push(address(_desk));
        _enlist();
        _ledger = new GovernanceHandler(_world(), people, _owned);
        vm.warp(block.timestamp + 20 days);
    }

    function _enlist() private {
        uint32[] memory wares = new uint32[](1);
        wares[0] = ware;
        vm.prank(developer);
        _voice.enlist(wares);
    }

    function _modules() private view returns (Modules memory modules) {
        (modules.token, modules.registry, modules.stakes) = (token, registry, stakes);
        (modules.market, modules.pool, modules.gov) = (market, pool, gov);
        modules.reputation = IReputation(address(reviews));
        modules.hubFactory = address(factory);
        modules.timelock = owner;
    }

    function _world() private view returns (GovernanceHandler.World memory world) {
        (world.token, world.registry, world.stakes, world.market) = (token, registry, stakes, market);
        (world.scores, world.restaking) = (Reputation(address(reviews)), Restaking(address(operators)));
        (world.court, world.gov, world.voice, world.desk) = (Disputes(disputes), gov, _voice, _desk);
        (world.factory, world.owner, world.developer, world.ware) = (factory, owner, developer, ware);
    }
}
