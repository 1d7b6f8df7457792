// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IDisputesOpening} from "../interfaces/IDisputes.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {SlashMath} from "../math/SlashMath.sol";
import {Refusal, Verdict, Verdicts} from "../verdicts/Verdicts.sol";
import {Windows} from "../Windows.sol";
import {DisputesMoney} from "./DisputesMoney.sol";

/// @title What signatures alone prove.
abstract contract DisputesCases is DisputesMoney, IDisputesOpening {
    using SafeCastLib for uint256;

    uint256 private constant FAULT_OF_THE_SERVER = 500;

    /// @inheritdoc IDisputesOpening
    function reportEquivocation(
        Verdict calldata first,
        bytes calldata firstSignature,
        Verdict calldata second,
        bytes calldata secondSignature
    ) external returns (bytes32 id) {
        require(_isContradiction(first, second), DisputesBadEvidence(first.purchaseId));
        bytes32 domain = MARKET.domainSeparator();
        uint32 ware = _requirePurchase(first.secwareId, first.purchaseId).ware;
        uint40 keyUntil = _requireKey(ware, Verdicts.signerOf(first, domain, firstSignature), first.issuedAtMs);
        uint40 other = _requireKey(ware, Verdicts.signerOf(second, domain, secondSignature), second.issuedAtMs);
        if (other < keyUntil) keyUntil = other;
        require(block.timestamp >= _equivocationFrom[ware], DisputesTooSoon(_equivocationFrom[ware]));
        _equivocationFrom[ware] = uint40(block.timestamp + Windows.CAP_WINDOW);
        id = keccak256(abi.encode(CaseKind.Equivocation, ware, first.purchaseId, first.caller, first.seq));
        _openCase(id, ware, CaseKind.Equivocation, EQUIVOCATION_BPS, keyUntil);
        emit Equivocation(id, Verdicts.digest(first, domain), Verdicts.digest(second, domain));
    }

    /// @inheritdoc IDisputesOpening
    function answerEquivocation(bytes32 id) external {
        Case storage own = _openCaseOf(id);
        _requireDeveloper(id, own.ware);
        uint256 until = own.openedAt + Windows.RESPONSE;
        require(block.timestamp < until, DisputesTooLate(until));
        require(own.kind == CaseKind.Equivocation && own.keyUntil <= own.openedAt, DisputesBadCase(id, own.state));
        own.state = CaseState.Answered;
        // Nothing was proven, so another report need not wait.
        _equivocationFrom[own.ware] = 0;
        emit CaseAnswered(id);
        STAKE.unfreeze(own.ware, own.frozen);
    }

    /// @inheritdoc IDisputesOpening
    function executeCase(bytes32 id) external {
        Case storage own = _openCaseOf(id);
        (CaseKind kind, uint32 ware, uint96 frozen, address reporter) = (own.kind, own.ware, own.frozen, own.reporter);
        uint256 from = own.openedAt + Windows.EXECUTION;
        if (kind == CaseKind.Equivocation) from += Windows.RESPONSE;
        require(block.timestamp >= from, DisputesTooSoon(from));
        own.state = CaseState.Executed;
        uint256 taken = _takeFrozen(ware, frozen, kind == CaseKind.Breach);
        (uint256 toReporter, uint256 operators, uint256 burned) = _divide(ware, taken, 0, REPORTER_MOST);
        emit CaseExecuted(id, taken);
        _pay(reporter, toReporter);
        _burn(burned, operators);
    }

    /// @inheritdoc IDisputesOpening
    function proveRefusal(Refusal calldata refusal, bytes calldata signature) external {
        bytes32 id = refusal.purchaseId;
        IMarket.Purchase memory purchase = _requirePurchase(refusal.secwareId, id);
        address signer = Verdicts.signerOf(refusal, MARKET.domainSeparator(), signature);
        _requireKey(purchase.ware, signer, refusal.issuedAtMs);
        uint256 second = refusal.issuedAtMs / 1_000;
        // A refusal of a stranger's call, or of one after the end, is right.
        bool isOfTheTime = second >= purchase.start && second < MARKET.closesAtOf(id);
        bool isCaller = MARKET.callerOf(id, refusal.caller).maxCalls > 0;
        bool isFault = refusal.status >= FAULT_OF_THE_SERVER && purchase.amount > 0;
        require(isOfTheTime && isCaller && isFault, DisputesBadEvidence(id));
        emit RefusalProven(id, purchase.ware, refusal.status, refusal.reason);
        _waiveAndAllowReview(id);
    }

    /// @inheritdoc IDisputesOpening
    function caseOf(bytes32 id) external view returns (Case memory) {
        return _cases[id];
    }

    /// @dev Freezes what the case can take, of the stake as it is now.
    function _openCase(bytes32 id, uint32 ware, CaseKind kind, uint256 bps, uint40 keyUntil) internal {
        require(_cases[id].state == CaseState.None, DisputesExists(id));
        uint96 frozen = SlashMath.part(STAKE.slashableOf(ware), bps).toUint96();
        _cases[id] = Case({
            reporter: msg.sender,
            openedAt: uint40(block.timestamp),
            ware: ware,
            kind: kind,
            state: CaseState.Open,
            frozen: frozen,
            keyUntil: keyUntil
        });
        emit CaseOpened(id, ware, msg.sender, kind, frozen, keyUntil);
        STAKE.freeze(ware, frozen);
    }

    /// @dev The purchase that a signed statement names, if it is one of that SecWare.
    function _requirePurchase(bytes32 secwareId, bytes32 purchaseId)
        internal
        view
        returns (IMarket.Purchase memory purchase)
    {
        purchase = MARKET.purchaseOf(purchaseId);
        bool isKnown = purchase.state != IMarket.State.None && secwareId == bytes32(uint256(purchase.ware));
        require(isKnown, DisputesBadEvidence(purchaseId));
    }

    /// @dev A key that was the SecWare's when it signed, and is not ended for so long that it is no evidence any more.
    /// @return until When the key ends.
    function _requireKey(uint32 ware, address key, uint256 issuedAtMs) internal view returns (uint40 until) {
        // One key and not the list: whose list is long could not be reported any more.
        IRegistry.SigningKey memory own = REGISTRY.keyOf(ware, key);
        uint256 issuedAt = issuedAtMs / 1_000;
        until = own.until;
        bool isValid = key != address(0) && issuedAt <= block.timestamp && issuedAt >= own.from && issuedAt < until;
        require(isValid, DisputesBadKey(ware, key));
        require(block.timestamp < until + Windows.KEY_EVIDENCE, DisputesTooLate(until + Windows.KEY_EVIDENCE));
    }

    /// @dev One request, two opinions. Other differences, such as times, are evidence only.
    function _isContradiction(Verdict calldata a, Verdict calldata b) private pure returns (bool) {
        bool isSameCall = a.secwareId == b.secwareId && a.purchaseId == b.purchaseId && a.caller == b.caller
            && a.seq == b.seq && a.requestHash == b.requestHash;
        return isSameCall && (a.level != b.level || a.subjectHash != b.subjectHash);
    }

    function _openCaseOf(bytes32 id) private view returns (Case storage own) {
        own = _cases[id];
        require(own.state == CaseState.Open, DisputesBadCase(id, own.state));
    }
}
