// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Owned} from "../../src/Owned.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {GovernanceBase} from "../GovernanceBase.sol";
import {GovernorReplay} from "./GovernorReplay.sol";

/// @notice Proposals, votes by houses, waits, roles and owners are told by events: who reads only them knows as much.
contract GovernorEventsTest is GovernanceBase {
    GovernorReplay private _replay;
    Proposal[] private _all;
    address[4] private _voters;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _replay = new GovernorReplay();
        _fillDevelopers();
        _fillUsers(200);
        _voters = [alice, bob, developer, user];
        vm.warp(START + 36 days);
        _compare();
    }

    /// @dev One that sets the governor itself, one that hands a module over, one that is vetoed while it waits.
    function test_state_isRebuiltFromEvents__AVS21() public {
        _pass(_offer(address(governor), abi.encodeCall(governor.setVotingDelay, (3 days))));
        _pass(_offer(address(governor), abi.encodeCall(governor.setLateQuorumVoteExtension, (2 days))));
        _pass(_offer(address(governor), abi.encodeCall(governor.setVotingPeriod, (4 days))));
        _pass(_offer(address(timelock), abi.encodeCall(timelock.updateDelay, (5 days))));
        _pass(_offer(address(market), abi.encodeCall(Owned.offerOwnership, (stranger))));
        assertEq(_replay.pendingOwnerOf(address(market)), stranger, "offered");
        vm.prank(stranger);
        market.takeOwnership();
        _compare();
        assertEq(_replay.ownerOf(address(market)), stranger, "taken");
        uint256 last = _offer(address(stakes), abi.encodeCall(stakes.setFixedPart, (2_000e18)));
        _toVote(_all[last]);
        _vote(alice, _all[last], FOR);
        _toEnd(_all[last]);
        _queue(_all[last]);
        _compare();
        _cancel(guardian, _all[last]);
        _compare();
        assertTrue(_replay.stateOf(_all[last].id) == IGovernor.ProposalState.Canceled, "vetoed");
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 30; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 9, seed >> 8, seed >> 64);
            _compare();
            vm.warp(block.timestamp + (seed >> 128) % 2 days);
        }
    }

    function _act(uint256 kind, uint256 a, uint256 b) private {
        if (kind == 0 || _all.length == 0) {
            _offer(address(stakes), abi.encodeCall(stakes.setFixedPart, (uint96(500e18 + _all.length))));
            return;
        }
        Proposal storage made = _all[a % _all.length];
        if (kind < 5) {
            _tryVote(made, b);
        } else if (kind == 5) {
            _try(address(this), _asked(governor.queue.selector, made));
        } else if (kind == 6) {
            _try(address(this), _asked(governor.execute.selector, made));
        } else if (kind == 7 && b % 4 == 0) {
            _try(b % 8 == 0 ? alice : guardian, _asked(governor.cancel.selector, made));
        } else {
            _jump(made, b);
        }
    }

    function _tryVote(Proposal storage made, uint256 seed) private {
        bytes memory params = seed & 1 << 9 == 0 ? bytes("") : bytes("with params");
        _try(
            _voters[seed % 4],
            abi.encodeCall(governor.castVoteWithReasonAndParams, (made.id, uint8((seed >> 4) % 3), "why", params))
        );
    }

    /// @dev To where something can be done about it: votes, late votes, and what comes after them.
    function _jump(Proposal storage made, uint256 seed) private {
        uint256 to = governor.proposalSnapshot(made.id) + 1;
        if (seed % 3 == 1) to = governor.proposalDeadline(made.id) - 1 hours;
        if (seed % 3 == 2) to = governor.proposalDeadline(made.id) + 1;
        if (to > block.timestamp) vm.warp(to);
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _try(address by, bytes memory data) private {
        _read();
        vm.prank(by);
        (bool isDone,) = address(governor).call(data);
        if (!isDone) vm.getRecordedLogs();
    }

    function _asked(bytes4 act, Proposal storage made) private view returns (bytes memory) {
        return abi.encodeWithSelector(act, made.targets, made.values, made.datas, keccak256("why"));
    }

    function _offer(address at, bytes memory data) private returns (uint256 place) {
        Proposal memory made = _propose(alice, at, data);
        place = _all.length;
        Proposal storage kept = _all.push();
        (kept.targets, kept.values, kept.datas, kept.id) = (made.targets, made.values, made.datas, made.id);
        _compare();
    }

    function _pass(uint256 place) private {
        Proposal memory made = _all[place];
        _toVote(made);
        _vote(developer, made, ABSTAIN);
        _vote(user, made, AGAINST);
        _compare();
        vm.warp(governor.proposalDeadline(made.id) - 1 hours);
        _vote(alice, made, FOR);
        _compare();
        _toEnd(made);
        _queue(made);
        _compare();
        vm.warp(block.timestamp + timelock.getMinDelay());
        _execute(made);
        _compare();
    }

    function _read() private {
        _replay.read(vm.getRecordedLogs());
    }

    function _compare() private {
        _read();
        for (uint256 i = 0; i < _all.length; ++i) {
            _compareProposal(_all[i].id);
        }
        bytes32[] memory operations = _replay.operations();
        for (uint256 i = 0; i < operations.length; ++i) {
            assertEq(_replay.getTimestamp(operations[i]), timelock.getTimestamp(operations[i]), "an operation");
        }
        assertEq(_replay.votingDelay(), governor.votingDelay(), "delay");
        assertEq(_replay.votingPeriod(), governor.votingPeriod(), "period");
        assertEq(_replay.lateQuorumVoteExtension(), governor.lateQuorumVoteExtension(), "extension");
        assertEq(_replay.getMinDelay(), timelock.getMinDelay(), "the timelock's delay");
        _compareRole(timelock.PROPOSER_ROLE());
        _compareRole(timelock.CANCELLER_ROLE());
        _compareRole(timelock.EXECUTOR_ROLE());
        _compareRole(timelock.DEFAULT_ADMIN_ROLE());
        _compareOwner(market);
        _compareOwner(stakes);
        _compareOwner(ethDesk);
        _compareOwner(gov);
    }

    function _compareProposal(uint256 id) private view {
        GovernorReplay.Proposal memory told = _replay.proposalOf(id);
        assertEq(told.proposer, governor.proposalProposer(id), "proposer");
        assertEq(told.snapshot, governor.proposalSnapshot(id), "snapshot");
        assertEq(told.deadline, governor.proposalDeadline(id), "deadline");
        assertEq(told.eta, governor.proposalEta(id), "from when on it can be executed");
        assertTrue(_replay.stateOf(id) == governor.state(id), "state");
        (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalVotes(id);
        (uint256 a, uint256 b, uint256 c) = _replay.votesOf(id);
        assertTrue(a == against && b == inFavour && c == abstained, "votes");
        bytes32 houses = keccak256(abi.encode(governor.housesOf(id)));
        assertEq(keccak256(abi.encode(_replay.housesOf(id))), houses, "houses");
        for (uint256 i = 0; i < 4; ++i) {
            assertTrue(_replay.hasVoted(id, _voters[i]) == governor.hasVoted(id, _voters[i]), "voted");
        }
    }

    function _compareRole(bytes32 role) private view {
        address[3] memory who = [address(governor), address(timelock), address(0)];
        for (uint256 i = 0; i < 3; ++i) {
            assertTrue(_replay.hasRole(role, who[i]) == timelock.hasRole(role, who[i]), "a role");
        }
    }

    function _compareOwner(Owned owned) private view {
        assertEq(_replay.ownerOf(address(owned)), owned.owner(), "owner");
        assertEq(_replay.pendingOwnerOf(address(owned)), owned.pendingOwner(), "next owner");
    }
}
