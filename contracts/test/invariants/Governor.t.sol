// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecGovernor} from "../../src/gov/SecGovernor.sol";
import {Owned} from "../../src/Owned.sol";
import {GovernorActs} from "../handlers/GovernorActs.sol";
import {GovernorHandler} from "../handlers/GovernorHandler.sol";
import {GovernorWorld} from "./GovernorWorld.sol";

/// @notice What holds of the governor, its timelock and the guardian after any sequence of acts, against a ledger that is kept apart.
contract GovernorInvariantsTest is GovernorWorld {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev Who may do what and when (19), and that no pause and no vote stops an exit (20), is asked by the handler's acts.
    function invariant_I19_I20_governorTimelockAndGuardian__AVS36() public view {
        _I19_parametersAreWhatWasCarriedOut();
        _I19_proposalsStandAsTheLedgerSays();
        _I19_nobodyElseDecides();
    }

    /// @dev A campaign that does nothing proves nothing: this is what a few hundred of its acts come to.
    function test_default_theCampaignReachesWhatItIsAbout() public {
        _walk(1_200, 60);
        uint256 sum = 0;
        for (uint256 i = 0; i < 9; ++i) {
            sum += _ledger.changed(GovernorActs.Change(i));
        }
        assertTrue(sum > 1, "carried out");
        assertTrue(_ledger.vetoed() > 0, "vetoed");
        assertTrue(_ledger.unvetoed() > 0, "and not after half a year");
        assertTrue(_ledger.refused() > 0, "voted, and refused by a bound");
        assertTrue(_ledger.lost() > 0, "lost");
        assertTrue(_ledger.outvoted() > 0, "and lost against both smaller houses");
        assertTrue(_ledger.pauses() > 0 && _ledger.exits() > 0, "left while sales were paused");
    }

    function _check() internal view override {
        invariant_I19_I20_governorTimelockAndGuardian__AVS36();
    }

    function _I19_parametersAreWhatWasCarriedOut() private view {
        assertEq(market.shortestDelay(), _ledger.params(0), "shortest delay");
        assertEq(market.longestDelay(), _ledger.params(1), "longest delay");
        assertEq(stakes.fixedPart(), _ledger.params(2), "fixed part");
        assertEq(ethDesk.price(), _ledger.params(3), "price");
        assertEq(governor.votingDelay(), _ledger.params(4), "voting delay");
        assertEq(governor.votingPeriod(), _ledger.params(5), "voting period");
        assertEq(governor.lateQuorumVoteExtension(), _ledger.params(6), "late extension");
        assertEq(timelock.getMinDelay(), _ledger.params(7), "wait");
        assertEq(gov.granted(), _ledger.granted(), "granted");
        assertEq(gov.disciplined(), _ledger.disciplined(), "disciplined");
        assertEq(gov.totalSupply(), _supply + _ledger.granted() - _before - _ledger.disciplined(), "supply");
    }

    function _I19_proposalsStandAsTheLedgerSays() private view {
        for (uint256 i = 0; i < _ledger.proposals(); ++i) {
            GovernorActs.Book memory own = _ledger.bookOf(i);
            assertTrue(governor.state(own.id) == _ledger.stateOf(i), "how it stands");
            assertEq(governor.proposalSnapshot(own.id), own.startsAt, "from when votes are taken");
            assertEq(governor.proposalDeadline(own.id), own.endsAt, "until when");
            assertEq(governor.proposalEta(own.id), own.eta, "and when it can be carried out");
            _votesAreCounted(own);
            bytes32 operation = _ledger.operationOf(i);
            uint256 stamp = own.isExecuted ? 1 : own.isCancelled ? 0 : own.eta;
            assertEq(timelock.getTimestamp(operation), stamp, "what waits is what was queued");
        }
    }

    function _votesAreCounted(GovernorActs.Book memory own) private view {
        (uint256 against, uint256 inFavour, uint256 abstaining) = governor.proposalVotes(own.id);
        assertEq(against, own.votes[0], "against");
        assertEq(inFavour, own.votes[1], "for");
        assertEq(abstaining, own.votes[2], "abstaining");
        assertTrue(against + inFavour + abstaining <= 1e18, "all votes are one whole");
        SecGovernor.Houses memory houses = governor.housesOf(own.id);
        assertEq(houses.holdersHeard, own.heard, "holders heard");
        assertTrue(houses.developers == own.developers && houses.users == own.users, "each house");
    }

    function _I19_nobodyElseDecides() private view {
        address[4] memory all = [address(market), address(stakes), address(ethDesk), address(gov)];
        for (uint256 i = 0; i < all.length; ++i) {
            assertEq(Owned(all[i]).owner(), address(timelock), "the timelock's");
            assertEq(Owned(all[i]).pendingOwner(), address(0), "offered to nobody");
        }
        for (uint256 i = 0; i < 6; ++i) {
            address who = _ledger.people(i);
            bool isAny = timelock.hasRole(timelock.PROPOSER_ROLE(), who)
                || timelock.hasRole(timelock.CANCELLER_ROLE(), who)
                || timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), who);
            assertTrue(!isAny, "by the governor only");
        }
        assertEq(governor.timelock(), address(timelock), "of one timelock");
        assertTrue(timelock.getMinDelay() >= 3 days, "three days at least");
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](27);
        acts[0] = GovernorHandler.propose.selector;
        acts[1] = GovernorHandler.propose.selector;
        acts[2] = GovernorHandler.propose.selector;
        acts[3] = GovernorHandler.vote.selector;
        acts[4] = GovernorHandler.voteFor.selector;
        acts[5] = GovernorHandler.voteFor.selector;
        acts[6] = GovernorHandler.voteFor.selector;
        acts[7] = GovernorHandler.oppose.selector;
        acts[8] = GovernorHandler.queue.selector;
        acts[9] = GovernorHandler.queue.selector;
        acts[10] = GovernorHandler.queue.selector;
        acts[11] = GovernorHandler.execute.selector;
        acts[12] = GovernorHandler.execute.selector;
        acts[13] = GovernorHandler.execute.selector;
        acts[14] = GovernorHandler.toNext.selector;
        acts[15] = GovernorHandler.toNext.selector;
        acts[16] = GovernorHandler.cancel.selector;
        acts[17] = GovernorHandler.trespass.selector;
        acts[18] = GovernorHandler.pause.selector;
        acts[19] = GovernorHandler.buy.selector;
        acts[20] = GovernorHandler.leave.selector;
        acts[21] = GovernorHandler.takeOut.selector;
        acts[22] = GovernorHandler.send.selector;
        acts[23] = GovernorHandler.wait_.selector;
        acts[24] = GovernorHandler.record.selector;
        acts[25] = GovernorHandler.carryThrough.selector;
        acts[26] = GovernorHandler.carryThrough.selector;
        target(address(_ledger), acts);
    }
}
