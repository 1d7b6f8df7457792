// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesJudging} from "../interfaces/IDisputes.sol";
import {Windows} from "../Windows.sol";
import {DisputesMoney} from "./DisputesMoney.sol";

/// @title How a claim is answered, and what silence means.
abstract contract DisputesAnswers is DisputesMoney, IDisputesJudging {
    /// @inheritdoc IDisputesJudging
    function accept(bytes32 claim) external {
        Claim storage own = _answerable(claim);
        (own.state, own.outcome, own.since) = (State.Final, Outcome.Upheld, uint40(block.timestamp));
        emit Decided(claim, Outcome.Upheld);
    }

    /// @inheritdoc IDisputesJudging
    function contest(bytes32 claim) external {
        Claim storage own = _answerable(claim);
        own.isContested = true;
        _startVoting(claim, own);
        uint256 bond = _bondOf(own.sum, own.least);
        emit ClaimContested(claim, bond);
        _takeBond(bond);
    }

    /// @inheritdoc IDisputesJudging
    function advance(bytes32 claim) external {
        Claim storage own = _inState(claim, State.Open);
        uint256 from = own.openedAt + Windows.RESPONSE;
        require(block.timestamp >= from, DisputesTooSoon(from));
        // Of an SLA claim the harm is the purchase's price at most.
        if (own.kind != Kind.Sla || own.sum > own.harm) return _startVoting(claim, own);
        (own.state, own.outcome, own.since) = (State.Final, Outcome.Upheld, uint40(block.timestamp));
        emit Decided(claim, Outcome.Upheld);
    }

    /// @inheritdoc IDisputesJudging
    function claimIdOf(Kind kind, bytes32 subject) external pure returns (bytes32) {
        return _claimIdOf(kind, subject);
    }

    /// @inheritdoc IDisputesJudging
    function bondOf(bytes32 claim) external view returns (uint256) {
        return _bondOf(_claims[claim].sum, _claims[claim].least);
    }

    /// @inheritdoc IDisputesJudging
    function claimOf(bytes32 claim) external view returns (Claim memory) {
        return _claims[claim];
    }

    /// @dev The developer, who never changes, or the operator.
    function _accusedOf(Claim storage own) internal view returns (address accused) {
        accused = own.accused;
        if (accused == address(0)) accused = REGISTRY.developerOf(own.ware);
    }

    function _startVoting(bytes32 claim, Claim storage own) private {
        (own.state, own.hasJury, own.since) = (State.Voting, true, uint40(block.timestamp));
        address accused = _accusedOf(own);
        if (own.accused != accused) own.accused = accused;
        emit VotingStarted(claim, accused);
    }

    function _answerable(bytes32 claim) private view returns (Claim storage own) {
        own = _inState(claim, State.Open);
        require(_accusedOf(own) == msg.sender, DisputesNotParty(claim, msg.sender));
        uint256 until = own.openedAt + Windows.RESPONSE;
        require(block.timestamp < until, DisputesTooLate(until));
    }
}
