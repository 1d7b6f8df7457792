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
/// @notice No house passes a proposal alone against the others. It is heard only when enough holders took part, so that developers and
/// users cannot pass one without them; and it fails where both of those oppose it, so that holders cannot pass one against them. In its
/// first half year a guardian may veto; before day 30 nothing is proposed, for nobody has held long enough to vote.
contract SecGovernor is
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorPreventLateQuorum,
    GovernorTimelockControl
{
    /// @notice A developers' or users' house opposes when a third of what it could say stands against, net of what stands for.
    int64 public constant OPPOSED = int64(0.2e18) / 3;
    uint256 private constant DELAY_LEAST = 1 days;
    uint256 private constant DELAY_MOST = 7 days;
    uint256 private constant PERIOD_LEAST = 3 days;
    uint256 private constant PERIOD_MOST = 14 days;
    uint256 private constant EXTENSION_LEAST = 12 hours;
    uint256 private constant EXTENSION_MOST = 3 days;
    uint48 private constant VOTING_DELAY = 2 days;
    uint32 private constant VOTING_PERIOD = 5 days;
    uint48 private constant LATE_EXTENSION = 1 days;
    uint256 public constant OPENS_AFTER = 30 days;
    uint256 public constant VETO_LASTS = 180 days;

    IVoice public immutable VOICE;
    address public immutable GUARDIAN;
    uint256 public immutable DEPLOYED_AT;

    /// @notice Of one proposal: the holders' votes for or abstaining, and the other houses' votes for less those against. Votes are parts
    /// of 1e18, so that each fits.
    struct Houses {
        uint64 holdersHeard;
        int64 developers;
        int64 users;
    }

    mapping(uint256 proposalId => Houses) private _houses;

    /// @notice How a proposal stands after a vote of a developer or a user. A vote of somebody who only holds is told by `VoteCast`
    /// alone: all of its weight is the holders'.
    event HousesHeard(uint256 indexed proposalId, uint64 holdersHeard, int64 developers, int64 users);

    error SecGovernorNotOpen(uint256 opensAt);
    error SecGovernorBadSetting(uint256 value, uint256 least, uint256 most);
    error SecGovernorFixed();

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

    /// @notice The threshold is the voice's, and nobody sets it.
    function setProposalThreshold(uint256) public pure override {
        revert SecGovernorFixed();
    }

    /// @notice The modules belong to one timelock; a governor of another one would decide about nothing.
    function updateTimelock(TimelockController) public pure override {
        revert SecGovernorFixed();
    }

    function housesOf(uint256 proposalId) external view returns (Houses memory) {
        return _houses[proposalId];
    }

    /// @notice The holders' votes that a proposal needs.
    function quorum(uint256) public view override returns (uint256) {
        return VOICE.quorum();
    }

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return VOICE.threshold(clock() - 1);
    }

    /// @notice Seconds, as the voice's.
    function clock() public view override(Governor, GovernorVotes) returns (uint48) {
        return uint48(block.timestamp);
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
        return _houses[proposalId].holdersHeard >= quorum(proposalSnapshot(proposalId));
    }

    function _voteSucceeded(uint256 proposalId)
        internal
        view
        override(Governor, GovernorCountingSimple)
        returns (bool)
    {
        Houses storage houses = _houses[proposalId];
        bool isOpposed = houses.developers <= -OPPOSED && houses.users <= -OPPOSED;
        return !isOpposed && super._voteSucceeded(proposalId);
    }

    /// @dev As the library's, but that the three parts of a vote are asked for once, and counted by houses too.
    function _castVote(uint256 proposalId, address account, uint8 support, string memory reason, bytes memory params)
        internal
        override
        returns (uint256 weight)
    {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
        (uint256 holder, uint256 developer, uint256 user) = VOICE.housesOf(account, proposalSnapshot(proposalId));
        weight = _countVote(proposalId, account, support, holder + developer + user, params);
        _countHouses(proposalId, support, holder, developer, user);
        if (params.length == 0) emit VoteCast(account, proposalId, support, weight, reason);
        else emit VoteCastWithParams(account, proposalId, support, weight, reason, params);
        _tallyUpdated(proposalId);
    }

    function _setVotingDelay(uint48 delay) internal override {
        _requireWithin(delay, DELAY_LEAST, DELAY_MOST);
        super._setVotingDelay(delay);
    }

    function _setVotingPeriod(uint32 period) internal override {
        _requireWithin(period, PERIOD_LEAST, PERIOD_MOST);
        super._setVotingPeriod(period);
    }

    function _setLateQuorumVoteExtension(uint48 extension) internal override {
        _requireWithin(extension, EXTENSION_LEAST, EXTENSION_MOST);
        super._setLateQuorumVoteExtension(extension);
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

    /// @dev All casts fit: what an account has is at most 1e18, and all accounts of a house together at most its share.
    function _countHouses(uint256 proposalId, uint8 support, uint256 holder, uint256 developer, uint256 user) private {
        Houses storage houses = _houses[proposalId];
        if (support != uint8(VoteType.Against) && holder > 0) houses.holdersHeard += uint64(holder);
        // Most voters are in the holders' house alone: of them the vote's own event has said all.
        if (developer + user == 0) return;
        if (support != uint8(VoteType.Abstain)) {
            int64 sign = support == uint8(VoteType.For) ? int64(1) : -1;
            houses.developers += sign * int64(uint64(developer));
            houses.users += sign * int64(uint64(user));
        }
        emit HousesHeard(proposalId, houses.holdersHeard, houses.developers, houses.users);
    }

    function _requireWithin(uint256 value, uint256 least, uint256 most) private pure {
        require(value >= least && value <= most, SecGovernorBadSetting(value, least, most));
    }
}
