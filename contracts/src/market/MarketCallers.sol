// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "solady/utils/EIP712.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {Signatures} from "../Signatures.sol";
import {MarketStore} from "./MarketStore.sol";

/// @title Which keys may sign calls of a purchase, and the typed data that they and its owner sign.
abstract contract MarketCallers is MarketStore, EIP712 {
    using SafeCastLib for uint256;

    bytes32 public constant CALL_VOUCHER_TYPEHASH =
        keccak256("CallVoucher(bytes32 purchaseId,uint64 seq,bytes32 requestHash)");
    bytes32 public constant CALLER_GRANT_TYPEHASH = keccak256(
        "CallerGrant(bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience)"
    );

    uint256 private constant CALLERS_AT_MOST = 16;

    mapping(bytes32 purchaseId => mapping(address caller => Caller)) internal _callers;
    /// @dev The first key stands alone: most purchases never have a second, and a list costs another slot.
    mapping(bytes32 purchaseId => address) private _firstCaller;
    mapping(bytes32 purchaseId => address[]) private _otherCallers;

    /// @inheritdoc IMarket
    function setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil)
        external
        onlyPurchaser(purchaseId)
        onlyLive(purchaseId)
    {
        _setCaller(purchaseId, caller, maxCalls, validUntil);
    }

    /// @inheritdoc IMarket
    function revokeCaller(bytes32 purchaseId, address caller) external onlyPurchaser(purchaseId) {
        require(_callers[purchaseId][caller].maxCalls > 0, MarketBadCaller(caller));
        _revoke(purchaseId, caller);
    }

    /// @inheritdoc IMarket
    function bumpEpoch(bytes32 purchaseId) external onlyPurchaser(purchaseId) {
        _revoke(purchaseId, _firstCaller[purchaseId]);
        address[] storage others = _otherCallers[purchaseId];
        for (uint256 i = 0; i < others.length; ++i) {
            _revoke(purchaseId, others[i]);
        }
        uint32 epoch = ++_purchases[purchaseId].epoch;
        emit EpochRaised(purchaseId, epoch);
    }

    /// @inheritdoc IMarket
    function useGrant(CallerGrant calldata grant, bytes calldata signature) external onlyLive(grant.purchaseId) {
        Purchase storage purchase = _purchases[grant.purchaseId];
        bool isTimely = block.timestamp >= grant.validAfter && block.timestamp < grant.validUntil;
        bool isCapped = grant.maxCalls > 0 && grant.maxCalls <= type(uint40).max;
        bool isOfNow = isTimely && isCapped && grant.epoch == purchase.epoch;
        require(
            isOfNow && Signatures.isBy(purchase.owner, _grantDigest(grant), signature), MarketBadGrant(grant.purchaseId)
        );
        uint256 until = grant.validUntil > purchase.end ? purchase.end : grant.validUntil;
        _setCaller(grant.purchaseId, grant.caller, uint256(grant.maxCalls).toUint40(), until.toUint40());
    }

    /// @inheritdoc IMarket
    function callerOf(bytes32 purchaseId, address caller) external view returns (Caller memory) {
        return _callers[purchaseId][caller];
    }

    /// @inheritdoc IMarket
    function callersOf(bytes32 purchaseId) external view returns (address[] memory all) {
        address first = _firstCaller[purchaseId];
        if (first == address(0)) return all;
        address[] storage others = _otherCallers[purchaseId];
        all = new address[](others.length + 1);
        all[0] = first;
        for (uint256 i = 0; i < others.length; ++i) {
            all[i + 1] = others[i];
        }
    }

    /// @inheritdoc IMarket
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparator();
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("SecHub", "1");
    }

    /// @dev Caps and times of a key that stands may only rise: lowering them would void vouchers for calls already served.
    function _setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal {
        Caller storage entry = _callers[purchaseId][caller];
        bool isUsable = caller != address(0) && maxCalls > 0 && validUntil > block.timestamp;
        // A key that was revoked stays revoked: a new epoch has new keys.
        bool isKept = entry.revokedAt == 0 && maxCalls >= entry.maxCalls && validUntil >= entry.validUntil;
        require(isUsable && isKept, MarketBadCaller(caller));
        if (entry.maxCalls == 0) _listCaller(purchaseId, caller);
        entry.maxCalls = maxCalls;
        entry.validUntil = validUntil;
        emit CallerSet(purchaseId, caller, maxCalls, validUntil);
    }

    /// @dev Gives calls that were added to the newest key that stands; where none does, to nobody.
    function _raiseNewestCaller(bytes32 purchaseId, uint40 calls) internal {
        address[] storage others = _otherCallers[purchaseId];
        for (uint256 i = others.length; i > 0; --i) {
            if (_raiseCaller(purchaseId, others[i - 1], calls)) return;
        }
        _raiseCaller(purchaseId, _firstCaller[purchaseId], calls);
    }

    function _isSignedCall(Entry calldata entry) internal view returns (bool) {
        bytes32 digest = _hashTypedData(
            keccak256(abi.encode(CALL_VOUCHER_TYPEHASH, entry.purchaseId, uint256(entry.seq), entry.requestHash))
        );
        return Signatures.recover(digest, entry.signature) == entry.caller;
    }

    /// @dev When vouchers of a caller stop to settle.
    function _settlesUntil(Purchase storage purchase, Caller storage caller) internal view returns (uint256 until) {
        until = _closedAt(purchase);
        if (caller.validUntil < until) until = caller.validUntil;
        if (caller.revokedAt != 0 && caller.revokedAt < until) until = caller.revokedAt;
        return until + SETTLE_GRACE;
    }

    function _listCaller(bytes32 purchaseId, address caller) private {
        if (_firstCaller[purchaseId] == address(0)) {
            _firstCaller[purchaseId] = caller;
            return;
        }
        address[] storage others = _otherCallers[purchaseId];
        require(others.length + 1 < CALLERS_AT_MOST, MarketTooManyCallers(others.length + 1));
        others.push(caller);
    }

    function _raiseCaller(bytes32 purchaseId, address caller, uint40 calls) private returns (bool isRaised) {
        Caller storage entry = _callers[purchaseId][caller];
        if (entry.revokedAt != 0) return false;
        entry.maxCalls = (uint256(entry.maxCalls) + calls).toUint40();
        emit CallerSet(purchaseId, caller, entry.maxCalls, entry.validUntil);
        return true;
    }

    function _revoke(bytes32 purchaseId, address caller) private {
        Caller storage entry = _callers[purchaseId][caller];
        if (entry.revokedAt != 0) return;
        entry.revokedAt = uint40(block.timestamp);
        emit CallerRevoked(purchaseId, caller);
    }

    function _grantDigest(CallerGrant calldata grant) private view returns (bytes32) {
        // Two halves, or the encoder runs out of stack.
        bytes memory head = abi.encode(CALLER_GRANT_TYPEHASH, grant.purchaseId, grant.caller, grant.maxCalls);
        bytes memory tail =
            abi.encode(grant.validAfter, grant.validUntil, grant.epoch, keccak256(bytes(grant.audience)));
        return _hashTypedData(keccak256(bytes.concat(head, tail)));
    }
}
