// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecGovernor} from "../../src/gov/SecGovernor.sol";
import {Owned} from "../../src/Owned.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {TimelockController} from "openzeppelin/governance/TimelockController.sol";
import {GovernorPreventLateQuorum} from "openzeppelin/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "openzeppelin/governance/extensions/GovernorSettings.sol";
import {Vm} from "../Vm.sol";

/// @notice Reads the events of the governor, of its timelock and of whatever has an owner, and knows proposals, votes, waits and owners.
contract GovernorReplay {
    int64 private constant OPPOSED = int64(0.2e18) / 3;
    uint256 private constant QUORUM = 0.06e18;
    uint256 private constant DONE = 1;

    struct Proposal {
        address proposer;
        uint256 snapshot;
        uint256 deadline;
        uint256 eta;
        bool isExecuted;
        bool isCanceled;
    }

    struct Tally {
        uint256[3] votes;
        SecGovernor.Houses houses;
        // The houses were told just before the vote that changed them.
        bool isTold;
    }

    mapping(uint256 id => Proposal) private _proposals;
    mapping(uint256 id => Tally) private _tallies;
    mapping(uint256 id => mapping(address account => bool)) public hasVoted;
    mapping(bytes32 operation => uint256) public getTimestamp;
    mapping(bytes32 role => mapping(address account => bool)) public hasRole;
    uint256 public votingDelay;
    uint256 public votingPeriod;
    uint256 public lateQuorumVoteExtension;
    uint256 public getMinDelay;
    mapping(address owned => address) public ownerOf;
    mapping(address owned => address) public pendingOwnerOf;
    bytes32[] private _operations;

    /// @notice What happened in the second that it is, in its order.
    function read(Vm.Log[] calldata logs) external {
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (_readProposals(topic, logs[i]) || _readVotes(topic, logs[i])) continue;
            if (_readTimelock(topic, logs[i]) || _readSettings(topic, logs[i])) continue;
            _readOwners(topic, logs[i]);
        }
    }

    function proposalOf(uint256 id) external view returns (Proposal memory) {
        return _proposals[id];
    }

    function votesOf(uint256 id) external view returns (uint256, uint256, uint256) {
        uint256[3] storage votes = _tallies[id].votes;
        return (votes[0], votes[1], votes[2]);
    }

    function housesOf(uint256 id) external view returns (SecGovernor.Houses memory) {
        return _tallies[id].houses;
    }

    function operations() external view returns (bytes32[] memory) {
        return _operations;
    }

    function stateOf(uint256 id) external view returns (IGovernor.ProposalState) {
        Proposal storage own = _proposals[id];
        Tally storage tally = _tallies[id];
        if (own.isExecuted) return IGovernor.ProposalState.Executed;
        if (own.isCanceled) return IGovernor.ProposalState.Canceled;
        if (own.snapshot >= block.timestamp) return IGovernor.ProposalState.Pending;
        if (own.deadline >= block.timestamp) return IGovernor.ProposalState.Active;
        bool isOpposed = tally.houses.developers <= -OPPOSED && tally.houses.users <= -OPPOSED;
        bool isPassed = tally.votes[1] > tally.votes[0] && !isOpposed;
        if (tally.houses.holdersHeard < QUORUM || !isPassed) return IGovernor.ProposalState.Defeated;
        return own.eta == 0 ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Queued;
    }

    function _readProposals(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == IGovernor.ProposalCreated.selector) {
            _propose(log.data);
        } else if (topic == IGovernor.ProposalQueued.selector) {
            (uint256 id, uint256 eta) = abi.decode(log.data, (uint256, uint256));
            _proposals[id].eta = eta;
        } else if (topic == IGovernor.ProposalExecuted.selector) {
            _proposals[abi.decode(log.data, (uint256))].isExecuted = true;
        } else if (topic == IGovernor.ProposalCanceled.selector) {
            _proposals[abi.decode(log.data, (uint256))].isCanceled = true;
        } else if (topic == GovernorPreventLateQuorum.ProposalExtended.selector) {
            _proposals[uint256(log.topics[1])].deadline = abi.decode(log.data, (uint64));
        } else {
            return false;
        }
        return true;
    }

    function _propose(bytes calldata data) private {
        (uint256 id, address proposer) = abi.decode(data, (uint256, address));
        (uint256 snapshot, uint256 deadline) = abi.decode(data[6 * 32:], (uint256, uint256));
        _proposals[id] = Proposal(proposer, snapshot, deadline, 0, false, false);
    }

    function _readVotes(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == SecGovernor.HousesHeard.selector) {
            Tally storage own = _tallies[uint256(log.topics[1])];
            (uint64 holdersHeard, int64 developers, int64 users) = abi.decode(log.data, (uint64, int64, int64));
            (own.houses, own.isTold) = (SecGovernor.Houses(holdersHeard, developers, users), true);
            return true;
        }
        if (topic != IGovernor.VoteCast.selector && topic != IGovernor.VoteCastWithParams.selector) return false;
        (uint256 id, uint8 support, uint256 weight) = abi.decode(log.data, (uint256, uint8, uint256));
        Tally storage tally = _tallies[id];
        tally.votes[support] += weight;
        hasVoted[id][address(uint160(uint256(log.topics[1])))] = true;
        // Of who only holds, the vote itself says all.
        if (!tally.isTold && support != 0) tally.houses.holdersHeard += uint64(weight);
        tally.isTold = false;
        return true;
    }

    function _readTimelock(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == TimelockController.CallScheduled.selector) {
            (,,,, uint256 delay) = abi.decode(log.data, (address, uint256, bytes, bytes32, uint256));
            if (getTimestamp[log.topics[1]] == 0) _operations.push(log.topics[1]);
            getTimestamp[log.topics[1]] = block.timestamp + delay;
        } else if (topic == TimelockController.CallExecuted.selector) {
            getTimestamp[log.topics[1]] = DONE;
        } else if (topic == TimelockController.Cancelled.selector) {
            getTimestamp[log.topics[1]] = 0;
        } else if (topic == TimelockController.MinDelayChange.selector) {
            (, getMinDelay) = abi.decode(log.data, (uint256, uint256));
        } else if (topic == keccak256("RoleGranted(bytes32,address,address)")) {
            hasRole[log.topics[1]][address(uint160(uint256(log.topics[2])))] = true;
        } else if (topic == keccak256("RoleRevoked(bytes32,address,address)")) {
            hasRole[log.topics[1]][address(uint160(uint256(log.topics[2])))] = false;
        } else {
            return false;
        }
        return true;
    }

    function _readSettings(bytes32 topic, Vm.Log calldata log) private returns (bool) {
        if (topic == GovernorSettings.VotingDelaySet.selector) {
            (, votingDelay) = abi.decode(log.data, (uint256, uint256));
        } else if (topic == GovernorSettings.VotingPeriodSet.selector) {
            (, votingPeriod) = abi.decode(log.data, (uint256, uint256));
        } else if (topic == GovernorPreventLateQuorum.LateQuorumVoteExtensionSet.selector) {
            (, lateQuorumVoteExtension) = abi.decode(log.data, (uint64, uint64));
        } else {
            return false;
        }
        return true;
    }

    function _readOwners(bytes32 topic, Vm.Log calldata log) private {
        if (topic == Owned.OwnershipTaken.selector) {
            ownerOf[log.emitter] = address(uint160(uint256(log.topics[1])));
            pendingOwnerOf[log.emitter] = address(0);
        } else if (topic == Owned.OwnershipOffered.selector) {
            pendingOwnerOf[log.emitter] = address(uint160(uint256(log.topics[2])));
        }
    }
}
