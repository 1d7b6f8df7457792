// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesOpening} from "../interfaces/IDisputes.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {Verdict, Verdicts} from "../verdicts/Verdicts.sol";
import {Windows} from "../Windows.sol";
import {DisputesCases} from "./DisputesCases.sol";

/// @title Public questions: whether a SecWare answers at all can be shown by nobody alone, so the chain asks.
abstract contract DisputesProbes is DisputesCases {
    uint256 private constant BODY_AT_MOST = 1_024;
    /// @dev A site, an address, a token: what tells nobody anything about its asker.
    uint16 private constant KINDS = 1 << 7 | 1 << 8 | 1 << 9;
    uint256 private constant MISSES = 3;
    uint256 private constant APART = 12 hours;

    /// @inheritdoc IDisputesOpening
    function openProbe(bytes32 purchaseId, uint8 kind, bytes calldata body) external returns (bytes32 probe) {
        require(body.length <= BODY_AT_MOST, DisputesProbeTooLong(body.length, BODY_AT_MOST));
        (uint32 ware, bool isOfPayer) = _requireProbeable(purchaseId, kind);
        probe = keccak256(abi.encode(purchaseId, block.timestamp));
        require(_probes[probe].state == ProbeState.None, DisputesExists(probe));
        _isProbing[msg.sender][ware] = true;
        uint96 bond = probeBond;
        _probes[probe] = Probe({
            owner: msg.sender,
            openedAt: uint40(block.timestamp),
            ware: ware,
            state: ProbeState.Open,
            isOfPayer: isOfPayer,
            requestHash: keccak256(abi.encode("sechub-probe-v1", probe, keccak256(body))),
            bond: bond
        });
        emit ProbeOpened(probe, ware, msg.sender, purchaseId, kind, body, bond);
        _takeBond(bond);
    }

    /// @inheritdoc IDisputesOpening
    function answerProbe(bytes32 probe, Verdict calldata verdict, bytes calldata signature) external {
        Probe storage own = _openProbe(probe);
        uint256 until = own.openedAt + Windows.PROBE;
        require(block.timestamp < until, DisputesTooLate(until));
        bool isAnswer = verdict.requestHash == own.requestHash && verdict.seq == 0
            && verdict.secwareId == bytes32(uint256(own.ware)) && verdict.issuedAtMs / 1_000 >= own.openedAt;
        // The hash names the probe, and so the purchase; an answer in public names neither it nor a caller.
        require(isAnswer, DisputesBadEvidence(probe));
        _requireKey(own.ware, Verdicts.signerOf(verdict, MARKET.domainSeparator(), signature), verdict.issuedAtMs);
        _end(own, ProbeState.Answered);
        Series storage series = _series[own.ware];
        if (own.isOfPayer && own.openedAt >= series.lastAnswer + APART) {
            series.lastAnswer = own.openedAt;
            _remember(own, false);
        }
        emit ProbeAnswered(probe, own.ware, verdict.level);
        _pay(REGISTRY.developerOf(own.ware), own.bond);
    }

    /// @inheritdoc IDisputesOpening
    function missProbe(bytes32 probe, bytes32 purchaseId) external {
        Probe storage own = _openProbe(probe);
        uint256 from = own.openedAt + Windows.PROBE;
        require(block.timestamp >= from, DisputesTooSoon(from));
        require(_nameOf(purchaseId, own) == probe, DisputesBadEvidence(purchaseId));
        _end(own, ProbeState.Missed);
        Series storage series = _series[own.ware];
        bool isCounted = own.isOfPayer && own.openedAt >= series.lastMiss + APART;
        emit ProbeMissed(probe, own.ware, isCounted);
        if (isCounted) {
            series.lastMiss = own.openedAt;
            _remember(own, true);
            if (_isBreach(own.ware)) _openBreach(probe, own.ware);
        }
        _waiveAndAllowReview(purchaseId);
        _pay(own.owner, own.bond);
    }

    /// @inheritdoc IDisputesOpening
    function probeOf(bytes32 probe) external view returns (Probe memory) {
        return _probes[probe];
    }

    function _requireProbeable(bytes32 purchaseId, uint8 kind) private view returns (uint32 ware, bool isOfPayer) {
        IMarket.Purchase memory purchase = MARKET.purchaseOf(purchaseId);
        require(purchase.owner == msg.sender, DisputesNotParty(purchaseId, msg.sender));
        (ware, isOfPayer) = (purchase.ware, purchase.used > 0);
        bool isPaid = purchase.amount > 0 && purchase.used < purchase.calls;
        bool isLive = purchase.state == IMarket.State.Live && block.timestamp < MARKET.closesAtOf(purchaseId);
        uint16 kinds = REGISTRY.planOf(ware, purchase.plan).kinds;
        bool isKind = kind < 16 && KINDS >> kind & 1 == 1 && (kinds == 0 || kinds >> kind & 1 == 1);
        bool isFree = !_isProbing[msg.sender][ware] && REGISTRY.wareOf(ware).status == IRegistry.Status.Active;
        require(isPaid && isLive && isKind && isFree, DisputesNotProbeable(ware, purchaseId));
    }

    function _end(Probe storage own, ProbeState state) private {
        own.state = state;
        _isProbing[own.owner][own.ware] = false;
    }

    function _remember(Probe storage own, bool isMiss) private {
        Series storage series = _series[own.ware];
        _ends[own.ware][series.next] = End(own.owner, own.openedAt, isMiss);
        series.next = uint8((series.next + 1) % LAST);
    }

    /// @dev Three misses of the last five, within 28 days, of two owners or more.
    function _isBreach(uint32 ware) private view returns (bool) {
        uint256 misses = 0;
        address first = address(0);
        bool isOfTwo = false;
        for (uint256 i = 0; i < LAST; ++i) {
            End memory end = _ends[ware][i];
            if (!end.isMiss || end.openedAt + Windows.CAP_WINDOW <= block.timestamp) continue;
            ++misses;
            if (first == address(0)) first = end.owner;
            else if (first != end.owner) isOfTwo = true;
        }
        return misses >= MISSES && isOfTwo;
    }

    /// @dev What made one breach makes no second.
    function _openBreach(bytes32 probe, uint32 ware) private {
        delete _ends[ware];
        _openCase(probe, ware, CaseKind.Breach, SLA_BPS, 0);
    }

    function _openProbe(bytes32 probe) private view returns (Probe storage own) {
        own = _probes[probe];
        require(own.state == ProbeState.Open, DisputesBadProbe(probe, own.state));
    }

    function _nameOf(bytes32 purchaseId, Probe storage own) private view returns (bytes32) {
        return keccak256(abi.encode(purchaseId, uint256(own.openedAt)));
    }
}
