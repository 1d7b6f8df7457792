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

    /// @dev The buyer's own key in one slot: it may use every call until the end, so its cap and its time are the purchase's.
    struct FirstCaller {
        address key;
        uint40 settled;
        uint40 revokedAt;
    }

    mapping(bytes32 purchaseId => FirstCaller) private _firstCallers;
    mapping(bytes32 purchaseId => mapping(address caller => Caller)) private _otherCallers;
    mapping(bytes32 purchaseId => address[]) private _otherLists;

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
        require(callerOf(purchaseId, caller).maxCalls > 0, MarketBadCaller(caller));
        _revoke(purchaseId, caller);
    }

    /// @inheritdoc IMarket
    function bumpEpoch(bytes32 purchaseId) external onlyPurchaser(purchaseId) {
        if (_firstCallers[purchaseId].key != address(0)) _revoke(purchaseId, _firstCallers[purchaseId].key);
        address[] storage others = _otherLists[purchaseId];
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
    function callersOf(bytes32 purchaseId) external view returns (address[] memory all) {
        address first = _firstCallers[purchaseId].key;
        address[] storage others = _otherLists[purchaseId];
        if (first == address(0)) return others;
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

    /// @inheritdoc IMarket
    function callerOf(bytes32 purchaseId, address caller) public view returns (Caller memory) {
        FirstCaller storage first = _firstCallers[purchaseId];
        if (caller != first.key || caller == address(0)) return _otherCallers[purchaseId][caller];
        Purchase storage purchase = _purchases[purchaseId];
        return Caller({
            maxCalls: purchase.calls, settled: first.settled, validUntil: purchase.end, revokedAt: first.revokedAt
        });
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("SecHub", "1");
    }

    /// @dev The key that comes with a purchase.
    function _setFirstCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal {
        require(caller != address(0), MarketBadCaller(caller));
        _firstCallers[purchaseId].key = caller;
        emit CallerSet(purchaseId, caller, maxCalls, validUntil);
    }

    /// @dev Caps and times of a key that stands may only rise: lowering them would void vouchers for calls already served.
    function _setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal {
        Caller memory before = callerOf(purchaseId, caller);
        bool isUsable = caller != address(0) && maxCalls > 0 && validUntil > block.timestamp;
        // A key that was revoked stays revoked: a new epoch has new keys.
        bool isKept = before.revokedAt == 0 && maxCalls >= before.maxCalls && validUntil >= before.validUntil;
        require(isUsable && isKept, MarketBadCaller(caller));
        // The first key has all that there is; it cannot be given more.
        if (caller == _firstCallers[purchaseId].key) return;
        if (before.maxCalls == 0) _listCaller(purchaseId, caller);
        Caller storage entry = _otherCallers[purchaseId][caller];
        entry.maxCalls = maxCalls;
        entry.validUntil = validUntil;
        emit CallerSet(purchaseId, caller, maxCalls, validUntil);
    }

    /// @dev Gives calls that were added to the newest other key that stands. The first key has them already.
    function _raiseNewestCaller(bytes32 purchaseId, uint40 calls) internal {
        address[] storage others = _otherLists[purchaseId];
        for (uint256 i = others.length; i > 0; --i) {
            Caller storage entry = _otherCallers[purchaseId][others[i - 1]];
            if (entry.revokedAt != 0) continue;
            entry.maxCalls = (uint256(entry.maxCalls) + calls).toUint40();
            emit CallerSet(purchaseId, others[i - 1], entry.maxCalls, entry.validUntil);
            return;
        }
    }

    /// @dev Calls that are added later are not for a first key that was revoked: it gets an entry with the cap that it had.
    function _freezeRevokedFirstCaller(bytes32 purchaseId) internal {
        FirstCaller storage first = _firstCallers[purchaseId];
        if (first.revokedAt == 0) return;
        _otherCallers[purchaseId][first.key] = callerOf(purchaseId, first.key);
        _otherLists[purchaseId].push(first.key);
        delete _firstCallers[purchaseId];
    }

    function _addSettled(bytes32 purchaseId, address caller, uint40 served) internal {
        FirstCaller storage first = _firstCallers[purchaseId];
        if (caller == first.key) first.settled += served;
        else _otherCallers[purchaseId][caller].settled += served;
    }

    function _isSignedCall(Entry calldata entry) internal view returns (bool) {
        bytes32 digest = _hashTypedData(
            keccak256(abi.encode(CALL_VOUCHER_TYPEHASH, entry.purchaseId, uint256(entry.seq), entry.requestHash))
        );
        return Signatures.recover(digest, entry.signature) == entry.caller;
    }

    /// @dev When vouchers of a caller stop to settle.
    function _settlesUntil(Purchase storage purchase, Caller memory caller) internal view returns (uint256 until) {
        until = _closedAt(purchase);
        if (caller.validUntil < until) until = caller.validUntil;
        if (caller.revokedAt != 0 && caller.revokedAt < until) until = caller.revokedAt;
        return until + SETTLE_GRACE;
    }

    function _listCaller(bytes32 purchaseId, address caller) private {
        address[] storage others = _otherLists[purchaseId];
        require(others.length + 1 < CALLERS_AT_MOST, MarketTooManyCallers(others.length + 1));
        others.push(caller);
    }

    function _revoke(bytes32 purchaseId, address caller) private {
        FirstCaller storage first = _firstCallers[purchaseId];
        Caller storage other = _otherCallers[purchaseId][caller];
        bool isFirst = caller == first.key;
        if ((isFirst ? first.revokedAt : other.revokedAt) != 0) return;
        if (isFirst) first.revokedAt = uint40(block.timestamp);
        else other.revokedAt = uint40(block.timestamp);
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
