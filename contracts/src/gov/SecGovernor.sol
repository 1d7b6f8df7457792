// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "openzeppelin/governance/Governor.sol";
import {TimelockController} from "openzeppelin/governance/TimelockController.sol";
import {GovernorCountingSimple} from "openzeppelin/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "openzeppelin/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "openzeppelin/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "openzeppelin/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "openzeppelin/governance/extensions/GovernorVotes.sol";
import {IVotes} from "openzeppelin/governance/utils/IVotes.sol";
import {IVoice} from "../interfaces/IVoice.sol";

/// @title The governor: proposals, votes of the three houses, and a timelock that owns every parameter.
/// @notice A proposal is heard when enough holders took part, whatever the other houses say: neither developers nor users pass one
/// alone. In its first half year a guardian may veto; before day 30 nothing is proposed, for nobody has held long enough to vote.
contract SecGovernor is
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorPreventLateQuorum,
    GovernorTimelockControl
{
    uint48 private constant VOTING_DELAY = 2 days;
    uint32 private constant VOTING_PERIOD = 5 days;
    uint48 private constant LATE_EXTENSION = 1 days;
    uint256 public constant OPENS_AFTER = 30 days;
    uint256 public constant VETO_LASTS = 180 days;

    IVoice public immutable VOICE;
    address public immutable GUARDIAN;
    uint256 public immutable DEPLOYED_AT;

    mapping(uint256 proposalId => uint256) private _holdersHeard;

    error SecGovernorNotOpen(uint256 opensAt);

    constructor(IVoice voice, TimelockController timelock_, address guardian)
        Governor("SecHub Governor")
        GovernorSettings(VOTING_DELAY, VOTING_PERIOD, 0)
        GovernorVotes(IVotes(address(voice)))
        GovernorPreventLateQuorum(LATE_EXTENSION)
        GovernorTimelockControl(timelock_)
    {
        VOICE = voice;
        GUARDIAN = guardian;
        DEPLOYED_AT = block.timestamp;
    }

    /// @notice Proposes calls for the timelock. Needs the threshold of votes; see `IVoice.threshold`.
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override returns (uint256) {
        require(block.timestamp >= DEPLOYED_AT + OPENS_AFTER, SecGovernorNotOpen(DEPLOYED_AT + OPENS_AFTER));
        return super.propose(targets, values, calldatas, description);
    }

    /// @notice The holders' votes that took part in a proposal, for or abstaining.
    function holdersHeardOf(uint256 proposalId) external view returns (uint256) {
        return _holdersHeard[proposalId];
    }

    /// @notice The holders' votes that a proposal needs.
    function quorum(uint256) public view override returns (uint256) {
        return VOICE.quorum();
    }

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return VOICE.threshold(clock() - 1);
    }

    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    function proposalDeadline(uint256 proposalId)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    function proposalNeedsQueuing(uint256 proposalId)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _quorumReached(uint256 proposalId)
        internal
        view
        override(Governor, GovernorCountingSimple)
        returns (bool)
    {
        return _holdersHeard[proposalId] >= quorum(proposalSnapshot(proposalId));
    }

    function _countVote(uint256 proposalId, address account, uint8 support, uint256 weight, bytes memory params)
        internal
        override(Governor, GovernorCountingSimple)
        returns (uint256)
    {
        if (support != uint8(VoteType.Against)) {
            (uint256 holder,,) = VOICE.housesOf(account, proposalSnapshot(proposalId));
            _holdersHeard[proposalId] += holder;
        }
        return super._countVote(proposalId, account, support, weight, params);
    }

    /// @dev The guardian's veto ends by itself; a proposer may take back what is not voted on yet.
    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        bool isVeto = caller == GUARDIAN && block.timestamp < DEPLOYED_AT + VETO_LASTS;
        return isVeto || super._validateCancel(proposalId, caller);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
