// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IDisputesOpening} from "../interfaces/IDisputes.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {SlashMath} from "../math/SlashMath.sol";
import {Verdict, Verdicts} from "../verdicts/Verdicts.sol";
import {Windows} from "../Windows.sol";
import {DisputesProbes} from "./DisputesProbes.sol";

/// @title How a claim begins: who may say what against whom, for which bond.
abstract contract DisputesClaims is DisputesProbes {
    using SafeCastLib for uint256;

    uint256 internal constant OPERATOR_BPS_AT_MOST = 1_000;
    uint256 private constant OPEN_AT_MOST = 8;
    /// @dev How long a jury and an appeal take, and a day for those who bring them on their way.
    uint256 private constant JUDGEMENT = Windows.COMMIT + Windows.REVEAL + Windows.APPEAL + Windows.DAY;

    /// @inheritdoc IDisputesOpening
    function openClaim(Kind kind, bytes32 purchaseId, uint96 sum, bytes32 evidence) external returns (bytes32) {
        return _openOnPurchase(kind, purchaseId, sum, evidence);
    }

    /// @inheritdoc IDisputesOpening
    function openClaimWithVerdict(Kind kind, uint96 sum, Verdict calldata verdict, bytes calldata signature)
        external
        returns (bytes32 claim)
    {
        bytes32 domain = MARKET.domainSeparator();
        bytes32 digest = Verdicts.digest(verdict, domain);
        address signer = Verdicts.signerOf(verdict, domain, signature);
        _requireKey(Verdicts.wareOf(verdict.secwareId), signer, verdict.issuedAtMs);
        claim = _openOnPurchase(kind, verdict.purchaseId, sum, digest);
        require(_claims[claim].ware == Verdicts.wareOf(verdict.secwareId), DisputesBadEvidence(verdict.purchaseId));
        emit VerdictShown(claim, digest, signer, verdict.level, verdict.subjectHash);
    }

    /// @inheritdoc IDisputesOpening
    function openReviewClaim(bytes32 purchaseId) external returns (bytes32 claim) {
        IReputation.Review memory review = REPUTATION.reviewOf(purchaseId);
        require(review.state == IReputation.ReviewState.Challenged, DisputesBadEvidence(purchaseId));
        uint256 until = review.challengedAt + Windows.RESPONSE;
        require(block.timestamp < until, DisputesTooLate(until));
        Claim memory own;
        (own.kind, own.ware, own.claimant) = (Kind.Review, review.ware, review.reviewer);
        own.accused = _requireDeveloper(purchaseId, review.ware);
        return _openByAccused(own, purchaseId);
    }

    /// @inheritdoc IDisputesOpening
    function upholdReview(bytes32 purchaseId) external {
        IReputation.Review memory review = REPUTATION.reviewOf(purchaseId);
        bytes32 claim = _claimIdOf(Kind.Review, purchaseId);
        require(_claims[claim].state == State.None, DisputesExists(claim));
        uint256 from = review.challengedAt + Windows.RESPONSE;
        require(block.timestamp >= from, DisputesTooSoon(from));
        REPUTATION.rule(purchaseId, true);
    }

    /// @inheritdoc IDisputesOpening
    function openExpulsionClaim(uint32 ware) external returns (bytes32 claim) {
        uint40 executableAt = REPUTATION.expulsionOf(ware);
        require(executableAt > block.timestamp, DisputesTooLate(executableAt));
        // Named by its beginning, which no wait moves: each expulsion has one trial.
        bytes32 subject = bytes32(uint256(ware) << 40 | REPUTATION.expulsionStartedAt(ware));
        Claim memory own;
        (own.kind, own.ware, own.accused) = (Kind.Expulsion, ware, _requireDeveloper(subject, ware));
        claim = _openByAccused(own, subject);
        REPUTATION.deferExpulsion(ware, uint40(block.timestamp + JUDGEMENT));
    }

    /// @inheritdoc IDisputesOpening
    function openOperatorClaim(address operator, uint16 bps, bytes32 evidence) external returns (bytes32 claim) {
        require(bps > 0 && bps <= OPERATOR_BPS_AT_MOST, DisputesBadSum(bps, OPERATOR_BPS_AT_MOST));
        bool isKnown = RESTAKING.operatorRecordOf(operator).isKnown && operator != msg.sender;
        require(isKnown, DisputesNotJuror(bytes32(0), operator));
        bytes32[] storage open = _openOf[operator];
        require(open.length < OPEN_AT_MOST, DisputesTooManyClaims(operator, OPEN_AT_MOST));
        Claim memory own;
        (own.kind, own.claimant, own.accused) = (Kind.Operator, msg.sender, operator);
        (own.sum, own.least, own.state) = (bps, operatorBond, State.Open);
        claim = _open(own, keccak256(abi.encode(operator, msg.sender, block.timestamp)), evidence);
        open.push(claim);
    }

    function _openOnPurchase(Kind kind, bytes32 purchaseId, uint96 sum, bytes32 evidence)
        private
        returns (bytes32 claim)
    {
        require(kind == Kind.Sla || kind == Kind.Malice, DisputesBadKind(kind));
        IMarket.Purchase memory purchase = MARKET.purchaseOf(purchaseId);
        require(purchase.owner == msg.sender, DisputesNotParty(purchaseId, msg.sender));
        uint256 until = MARKET.closesAtOf(purchaseId) + Windows.SETTLE_GRACE + Windows.DISPUTE_WINDOW;
        require(block.timestamp < until, DisputesTooLate(until));
        Claim memory own;
        (own.kind, own.ware, own.claimant, own.state) = (kind, purchase.ware, msg.sender, State.Open);
        own.sum = _sumOf(kind, purchase, sum);
        own.least = bondLeast;
        own.harm = kind == Kind.Sla && purchase.amount < own.sum ? uint88(purchase.amount) : own.sum;
        claim = _open(own, purchaseId, evidence);
        STAKE.freeze(own.ware, own.sum);
    }

    /// @dev What a ruling could take of the stake as it is now. Nothing was sold for nothing, and nothing can be claimed for it.
    function _sumOf(Kind kind, IMarket.Purchase memory purchase, uint256 sum) private view returns (uint88) {
        uint256 most = SlashMath.part(STAKE.slashableOf(purchase.ware), kind == Kind.Sla ? SLA_BPS : MALICE_BPS);
        require(sum > 0 && most > 0 && purchase.amount > 0, DisputesBadSum(sum, most));
        return (sum < most ? sum : most).toUint88();
    }

    /// @dev What the accused brings to the jury itself needs no answer.
    function _openByAccused(Claim memory own, bytes32 subject) private returns (bytes32 claim) {
        (own.least, own.isContested) = (bondLeast, true);
        (own.state, own.hasJury) = (State.Voting, true);
        claim = _open(own, subject, bytes32(0));
        emit VotingStarted(claim, own.accused);
    }

    function _open(Claim memory own, bytes32 subject, bytes32 evidence) private returns (bytes32 claim) {
        claim = _claimIdOf(own.kind, subject);
        require(_claims[claim].state == State.None, DisputesExists(claim));
        (own.openedAt, own.since) = (uint40(block.timestamp), uint40(block.timestamp));
        _claims[claim] = own;
        uint256 bond = _bondOf(own.sum, own.least);
        emit ClaimOpened(
            claim, own.ware, own.claimant, own.accused, own.kind, subject, own.sum, own.harm, bond, evidence
        );
        _takeBond(bond);
    }
}
