// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {Signatures} from "../Signatures.sol";
import {Windows} from "../Windows.sol";
import {MarketSales} from "./MarketSales.sol";
import {WireDomain} from "./WireDomain.sol";

/// @title Which keys may sign calls of a purchase, and the typed data that they and its owner sign.
abstract contract MarketCallers is MarketSales, WireDomain {
    using SafeCastLib for uint256;

    bytes32 public constant CALL_VOUCHER_TYPEHASH =
        keccak256("CallVoucher(bytes32 purchaseId,uint64 seq,bytes32 requestHash)");
    bytes32 public constant CALLER_GRANT_TYPEHASH = keccak256(
        "CallerGrant(bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience)"
    );

    uint256 private constant CALLERS_AT_MOST = 16;
    /// @dev Stands for the place of the first caller, beside the numbered places of the others.
    uint256 internal constant FIRST = type(uint256).max;

    /// @dev The buyer's own key in one slot: it may use every call until the end, so its cap and its time are the purchase's. What it
    /// used is what the others did not, so that its calls are counted once.
    struct FirstCaller {
        address key;
        uint40 settledByOthers;
        uint40 revokedAt;
    }

    /// @dev Another key, in one slot while it may call until the purchase's end; what ends it earlier stands in `Ending`.
    struct OtherCaller {
        address key;
        uint40 maxCalls;
        uint40 settled;
        uint16 epoch;
    }

    struct Ending {
        uint40 validUntil;
        uint40 revokedAt;
    }

    mapping(bytes32 purchaseId => FirstCaller) private _firstCallers;
    /// @dev In the order of their coming, without a gap; a walk over them is 15 steps at most.
    mapping(bytes32 purchaseId => mapping(uint256 place => OtherCaller)) private _otherCallers;
    mapping(bytes32 purchaseId => mapping(uint256 place => Ending)) private _endings;
    /// @dev When an epoch's keys were all revoked at once.
    mapping(bytes32 purchaseId => mapping(uint256 epoch => uint40)) private _epochEnds;

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
        (Caller memory entry, uint256 place) = _find(purchaseId, caller);
        require(entry.maxCalls > 0, MarketBadCaller(caller));
        if (entry.revokedAt != 0) return;
        if (place == FIRST) _firstCallers[purchaseId].revokedAt = uint40(block.timestamp);
        else _endings[purchaseId][place].revokedAt = uint40(block.timestamp);
        emit CallerRevoked(purchaseId, caller);
    }

    /// @inheritdoc IMarket
    function bumpEpoch(bytes32 purchaseId) external onlyPurchaser(purchaseId) {
        uint16 epoch = _purchases[purchaseId].epoch;
        FirstCaller storage first = _firstCallers[purchaseId];
        if (first.revokedAt == 0) first.revokedAt = uint40(block.timestamp);
        // A fresh slot, which most purchases never need.
        if (_otherCallers[purchaseId][0].key != address(0)) _epochEnds[purchaseId][epoch] = uint40(block.timestamp);
        _purchases[purchaseId].epoch = epoch + 1;
        emit EpochRaised(purchaseId, epoch + 1);
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
        uint256 others = _countOthers(purchaseId);
        uint256 ahead = first == address(0) ? 0 : 1;
        all = new address[](others + ahead);
        if (ahead == 1) all[0] = first;
        for (uint256 place = 0; place < others; ++place) {
            all[place + ahead] = _otherCallers[purchaseId][place].key;
        }
    }

    /// @inheritdoc IMarket
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparator();
    }

    /// @inheritdoc IMarket
    function callerOf(bytes32 purchaseId, address caller) external view returns (Caller memory entry) {
        (entry,) = _find(purchaseId, caller);
    }

    /// @dev The key that comes with a purchase.
    function _setFirstCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal override {
        require(caller != address(0), MarketBadCaller(caller));
        _firstCallers[purchaseId].key = caller;
        emit CallerSet(purchaseId, caller, maxCalls, validUntil);
    }

    /// @dev Caps and times of a key that stands may only rise: lowering them would void vouchers for calls already served.
    function _setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal {
        (Caller memory before, uint256 place) = _find(purchaseId, caller);
        Purchase storage purchase = _purchases[purchaseId];
        (uint40 calls, uint40 end, uint16 epoch) = (purchase.calls, purchase.end, purchase.epoch);
        uint40 until = validUntil < end ? validUntil : end;
        if (maxCalls > calls) maxCalls = calls;
        bool isUsable = caller != address(0) && maxCalls > 0 && until > block.timestamp;
        // A key that was revoked stays revoked: a new epoch has new keys.
        bool isKept = before.revokedAt == 0 && maxCalls >= before.maxCalls && until >= before.validUntil;
        require(isUsable && isKept, MarketBadCaller(caller));
        // The first key has all that there is; it cannot be given more.
        if (place == FIRST) return;
        require(place + 1 < CALLERS_AT_MOST, MarketTooManyCallers(place + 1));
        OtherCaller storage entry = _otherCallers[purchaseId][place];
        if (before.maxCalls == 0) (entry.key, entry.maxCalls, entry.epoch) = (caller, maxCalls, epoch);
        else entry.maxCalls = maxCalls;
        if (before.maxCalls > 0 || until < end) _setUntil(purchaseId, place, until, end);
        emit CallerSet(purchaseId, caller, maxCalls, until);
    }

    /// @dev Gives calls that were added to the newest other key that stands. The first key has them already.
    function _raiseNewestCaller(bytes32 purchaseId, uint40 calls) internal {
        for (uint256 place = _countOthers(purchaseId); place > 0; --place) {
            OtherCaller storage entry = _otherCallers[purchaseId][place - 1];
            Caller memory view_ = _viewOf(purchaseId, place - 1, entry);
            if (view_.revokedAt != 0) continue;
            entry.maxCalls = (uint256(entry.maxCalls) + calls).toUint40();
            emit CallerSet(purchaseId, entry.key, entry.maxCalls, view_.validUntil);
            return;
        }
    }

    /// @dev Calls that are added later are not for a first key that was revoked: it gets an entry with the cap that it had.
    function _freezeRevokedFirstCaller(bytes32 purchaseId) internal {
        FirstCaller storage first = _firstCallers[purchaseId];
        if (first.key == address(0)) return;
        Caller memory before = _viewOfFirst(purchaseId, first);
        if (before.revokedAt == 0) return;
        uint256 place = _countOthers(purchaseId);
        _otherCallers[purchaseId][place] =
            OtherCaller({key: first.key, maxCalls: before.maxCalls, settled: before.settled, epoch: 0});
        _endings[purchaseId][place] = Ending({validUntil: 0, revokedAt: first.revokedAt});
        delete _firstCallers[purchaseId];
    }

    function _addSettled(bytes32 purchaseId, uint256 place, uint40 served) internal {
        if (place == FIRST) return;
        _otherCallers[purchaseId][place].settled += served;
        FirstCaller storage first = _firstCallers[purchaseId];
        if (first.key != address(0)) first.settledByOthers += served;
    }

    /// @dev What a key may do, and where it stands; where it is none, the place of the next to come.
    function _find(bytes32 purchaseId, address caller) internal view returns (Caller memory entry, uint256 place) {
        FirstCaller storage first = _firstCallers[purchaseId];
        if (caller == first.key && caller != address(0)) return (_viewOfFirst(purchaseId, first), FIRST);
        for (; place < CALLERS_AT_MOST; ++place) {
            OtherCaller storage other = _otherCallers[purchaseId][place];
            address key = other.key;
            if (key == address(0)) break;
            if (key == caller) return (_viewOf(purchaseId, place, other), place);
        }
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
        return until + Windows.SETTLE_GRACE;
    }

    function _viewOfFirst(bytes32 purchaseId, FirstCaller storage first) private view returns (Caller memory) {
        Purchase storage purchase = _purchases[purchaseId];
        return Caller({
            maxCalls: purchase.calls,
            settled: purchase.used - first.settledByOthers,
            validUntil: purchase.end,
            revokedAt: first.revokedAt
        });
    }

    function _viewOf(bytes32 purchaseId, uint256 place, OtherCaller storage other)
        private
        view
        returns (Caller memory)
    {
        Ending storage ending = _endings[purchaseId][place];
        uint40 until = ending.validUntil;
        return Caller({
            maxCalls: other.maxCalls,
            settled: other.settled,
            validUntil: until == 0 ? _purchases[purchaseId].end : until,
            revokedAt: _earlier(ending.revokedAt, _endOfEpoch(purchaseId, other.epoch))
        });
    }

    /// @dev When the keys of an epoch were revoked; a slot that is only read where there was a later epoch.
    function _endOfEpoch(bytes32 purchaseId, uint16 epoch) private view returns (uint40) {
        return epoch == _purchases[purchaseId].epoch ? 0 : _epochEnds[purchaseId][epoch];
    }

    /// @dev The end of the purchase needs no slot of its own.
    function _setUntil(bytes32 purchaseId, uint256 place, uint40 until, uint40 end) private {
        uint40 stored = until == end ? 0 : until;
        if (_endings[purchaseId][place].validUntil != stored) _endings[purchaseId][place].validUntil = stored;
    }

    function _countOthers(bytes32 purchaseId) private view returns (uint256 count) {
        while (count < CALLERS_AT_MOST && _otherCallers[purchaseId][count].key != address(0)) ++count;
    }

    /// @dev The earlier of two times of which 0 means never.
    function _earlier(uint40 a, uint40 b) private pure returns (uint40) {
        if (a == 0) return b;
        return b == 0 || a < b ? a : b;
    }

    function _grantDigest(CallerGrant calldata grant) private view returns (bytes32) {
        // Word by word: the encoder would run out of stack.
        bytes32[8] memory words;
        (words[0], words[1]) = (CALLER_GRANT_TYPEHASH, grant.purchaseId);
        words[2] = bytes32(uint256(uint160(grant.caller)));
        words[3] = bytes32(uint256(grant.maxCalls));
        words[4] = bytes32(uint256(grant.validAfter));
        words[5] = bytes32(uint256(grant.validUntil));
        words[6] = bytes32(uint256(grant.epoch));
        words[7] = keccak256(bytes(grant.audience));
        bytes32 structHash;
        assembly ("memory-safe") {
            structHash := keccak256(words, 256)
        }
        return _hashTypedData(structHash);
    }
}
