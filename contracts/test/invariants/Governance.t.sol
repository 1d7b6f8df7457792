// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../../src/Disputes.sol";
import {Owned} from "../../src/Owned.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {GovernanceHandler} from "../handlers/GovernanceHandler.sol";
import {GovernanceWorld} from "./GovernanceWorld.sol";

/// @notice What holds of parameters, hubs and votes after any sequence of acts, among real contracts only.
contract GovernanceInvariantsTest is GovernanceWorld {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev Who may change what (19), and who may act by a hub (22), is asked by the handler's acts.
    function invariant_I17_I19_I22_parametersHubsAndVotes__SW6() public view {
        _I17_votesOfThePastStay();
        _I19_parametersAreWhatTheOwnerSet();
        _I22_hubsAreTheirOwners();
    }

    function _I17_votesOfThePastStay() private view {
        (, uint256 count) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            GovernanceHandler.Past memory then = _ledger.pastOf(i);
            assertEq(_voice.getPastVotes(then.who, then.time), then.votes, "votes");
            assertEq(_ledger.housesAt(then.who, then.time), then.houses, "in each house");
            assertEq(_voice.threshold(then.time), then.threshold, "what a proposer needed");
        }
    }

    function _I19_parametersAreWhatTheOwnerSet() private view {
        Disputes own = Disputes(disputes);
        assertEq(market.shortestDelay(), _ledger.params(0), "shortest delay");
        assertEq(market.longestDelay(), _ledger.params(1), "longest delay");
        assertEq(stakes.fixedPart(), _ledger.params(2), "fixed part");
        assertEq(Reputation(address(reviews)).reviewFee(), _ledger.params(3), "fee of a review");
        assertEq(Restaking(address(operators)).ownLeast(), _ledger.params(4), "an operator's own");
        assertEq(own.bondLeast(), _ledger.params(5), "least bond");
        assertEq(own.operatorBond(), _ledger.params(6), "bond against an operator");
        assertEq(own.probeBond(), _ledger.params(7), "bond of a probe");
        assertEq(own.quorumBps(), _ledger.params(8), "quorum");
        assertEq(_desk.price(), _ledger.params(9), "price");
        for (uint256 i = 0; i < _owned.length; ++i) {
            assertEq(Owned(_owned[i]).owner(), owner, "whose it is");
        }
    }

    function _I22_hubsAreTheirOwners() private view {
        (uint256 count,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            address who = _ledger.people(i);
            address hub = factory.predict(who);
            assertEq(factory.hubOf(who), _ledger.hasHub(who) ? hub : address(0), "where it was predicted");
            assertEq(token.balanceOf(hub), _ledger.hubBalance(who), "nobody else spent");
        }
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](15);
        acts[0] = GovernanceHandler.setParam.selector;
        acts[1] = GovernanceHandler.usurp.selector;
        acts[2] = GovernanceHandler.createHub.selector;
        acts[3] = GovernanceHandler.fund.selector;
        acts[4] = GovernanceHandler.trespass.selector;
        acts[5] = GovernanceHandler.buyByHub.selector;
        acts[6] = GovernanceHandler.use.selector;
        acts[7] = GovernanceHandler.recordPurchase.selector;
        acts[8] = GovernanceHandler.recordDeveloper.selector;
        acts[9] = GovernanceHandler.grant.selector;
        acts[10] = GovernanceHandler.send.selector;
        acts[11] = GovernanceHandler.lend.selector;
        acts[12] = GovernanceHandler.remember.selector;
        acts[13] = GovernanceHandler.wait_.selector;
        acts[14] = GovernanceHandler.setParam.selector;
        target(address(_ledger), acts);
    }
}
