// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {GuardianPause} from "./GuardianPause.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IRefundReceiver} from "./interfaces/IRefundReceiver.sol";
import {MarketCallers} from "./market/MarketCallers.sol";
import {MarketRevenue} from "./market/MarketRevenue.sol";
import {MarketStore} from "./market/MarketStore.sol";
import {DelayMath} from "./math/DelayMath.sol";
import {VoucherMath} from "./math/VoucherMath.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {Windows} from "./Windows.sol";

/// @title The market.
/// @notice See `IMarket`. Balances are kept here and never read from the token, so that a donation changes nothing.
contract Market is MarketCallers, MarketRevenue {
    using SafeCastLib for uint256;

    uint256 private constant CANCEL_BPS = 200;
    uint256 private constant ENTRIES_AT_MOST = 50;
    /// @dev What a purchase's points count at most, in hundredths; see `ScoreMath`.
    uint256 private constant POINTS_AT_MOST = 750;

    constructor(Modules memory modules) MarketStore(modules) Owned(modules.timelock) {}

    /// @inheritdoc IMarket
    function buy(
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        bytes32 planHash,
        address callerKey,
        bytes32 buyerNonce
    ) external returns (bytes32 purchaseId) {
        return _buy(msg.sender, Via.Owner, Order(ware, plan, qty, maxTotal, planHash, callerKey, buyerNonce));
    }

    /// @inheritdoc IMarket
    function buyFor(
        address owner_,
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        bytes32 planHash,
        address callerKey,
        bytes32 buyerNonce
    ) external returns (bytes32 purchaseId) {
        require(msg.sender == DESK || msg.sender == PACKAGES, MarketNotModule(msg.sender));
        Via via = msg.sender == DESK ? Via.Desk : Via.Packages;
        return _buy(owner_, via, Order(ware, plan, qty, maxTotal, planHash, callerKey, buyerNonce));
    }

    /// @inheritdoc IMarket
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal)
        external
        onlyPurchaser(purchaseId)
        onlyLive(purchaseId)
    {
        // A refund goes to one place: what the desk or a package bought is topped up by buying again.
        require(_purchases[purchaseId].via == Via.Owner, MarketNotOwner(purchaseId, msg.sender));
        _freezeRevokedFirstCaller(purchaseId);
        _raiseNewestCaller(purchaseId, _addCalls(purchaseId, qty, maxTotal));
    }

    /// @inheritdoc IMarket
    function settle(Entry calldata entry) external returns (uint96 paid) {
        (Served memory part, Skip reason) = _settle(entry);
        require(reason == Skip.None, MarketNotSettled(reason));
        _distribute(part);
        return part.paid;
    }

    /// @inheritdoc IMarket
    function settleMany(Entry[] calldata entries) external returns (uint96 paid) {
        require(entries.length <= ENTRIES_AT_MOST, MarketBatchTooLarge(entries.length, ENTRIES_AT_MOST));
        Served memory pending;
        for (uint256 i = 0; i < entries.length; ++i) {
            (Served memory part, Skip reason) = _settle(entries[i]);
            if (reason != Skip.None) {
                emit SettleSkipped(entries[i].purchaseId, entries[i].caller, reason);
                continue;
            }
            // All of it was in the escrow.
            unchecked {
                paid += part.paid;
            }
            // Neighbours of one SecWare are distributed together: a developer's batch moves its money once.
            if (part.ware != pending.ware) {
                _distribute(pending);
                pending = part;
                continue;
            }
            unchecked {
                pending.paid += part.paid;
                pending.calls += part.calls;
                pending.weighted += part.weighted;
            }
            // The mean of past epochs is the same for all of them; calls that were free tell none.
            if (part.paid > 0) pending.unlockDay = part.unlockDay;
        }
        _distribute(pending);
    }

    /// @inheritdoc IMarket
    function cancel(bytes32 purchaseId) external onlyPurchaser(purchaseId) onlyLive(purchaseId) {
        Purchase storage purchase = _purchases[purchaseId];
        uint256 endsAt = _endsAt(purchase);
        require(block.timestamp < endsAt, MarketEnded(purchaseId, endsAt));
        purchase.state = State.Cancelling;
        purchase.cancelAt = uint40(block.timestamp);
        emit CancelRequested(purchaseId, uint40(block.timestamp));
    }

    /// @inheritdoc IMarket
    function waiveCancelFee(bytes32 purchaseId) external {
        require(msg.sender == DISPUTES, MarketNotModule(msg.sender));
        _purchases[purchaseId].isFeeWaived = true;
        emit CancelFeeWaived(purchaseId);
    }

    /// @inheritdoc IMarket
    function noteEnd(uint32 ware) external {
        require(msg.sender == address(REGISTRY), MarketNotModule(msg.sender));
        _sales[ware].endedAt = uint32(block.timestamp);
    }

    /// @inheritdoc IMarket
    function refund(bytes32 purchaseId) external {
        Purchase storage purchase = _purchases[purchaseId];
        State state = purchase.state;
        require(state == State.Live || state == State.Cancelling, MarketNotLive(purchaseId, state));
        uint256 from = _closedAt(purchase) + Windows.SETTLE_GRACE;
        require(block.timestamp >= from, MarketNotRefundable(from));
        uint256 left = purchase.amount - VoucherMath.earned(purchase.amount, purchase.used, purchase.calls);
        uint256 fee = _cancelFee(purchase, left);
        purchase.state = State.Closed;
        totalEscrow -= left.toUint88();
        uint32 unlockDay = fee > 0 ? _unlockDay(REPUTATION.meanScoreOf(purchase.ware)) : 0;
        emit Refunded(purchaseId, purchase.owner, (left - fee).toUint96(), fee.toUint96(), unlockDay);
        if (left > 0) STAKE.releaseExposure(purchase.ware, left.toUint96());
        if (fee > 0) _addDue(purchase.ware, fee, unlockDay);
        _payBack(purchaseId, purchase, (left - fee).toUint96());
    }

    /// @notice Guardian only: no new sales for `span`, at most a week, once in a month. Nothing else stops.
    function pauseSales(uint256 span) external {
        require(msg.sender == GUARDIAN, MarketNotModule(msg.sender));
        (_pausedUntil, _nextPauseFrom) = GuardianPause.start(_nextPauseFrom, span);
    }

    /// @notice Ends new sales for ever, because a newer market takes them. Everything that was sold goes on.
    function stopSales() external onlyOwner {
        (_pausedUntil, _nextPauseFrom) = GuardianPause.stop();
    }

    /// @dev The price of leaving early, unless the SecWare gave a reason to.
    function _cancelFee(Purchase storage purchase, uint256 left) private view returns (uint256) {
        if (purchase.state != State.Cancelling || purchase.isFeeWaived) return 0;
        return _sales[purchase.ware].endedAt != 0 ? 0 : left * CANCEL_BPS / 10_000;
    }

    function _payBack(bytes32 purchaseId, Purchase storage purchase, uint96 amount) private {
        Via via = purchase.via;
        address to = via == Via.Owner ? purchase.owner : via == Via.Desk ? DESK : PACKAGES;
        _pay(to, amount);
        if (via != Via.Owner) IRefundReceiver(to).onRefund(purchaseId, amount);
    }

    /// @dev Counts everything up to `seq` that was not paid before as served, and says what it is worth, within the caller's cap and the
    /// purchase's calls. The caller of this function distributes it.
    function _settle(Entry calldata entry) private returns (Served memory part, Skip reason) {
        Purchase storage purchase = _purchases[entry.purchaseId];
        State state = purchase.state;
        if (state != State.Live && state != State.Cancelling) return (part, Skip.UnknownPurchase);
        (Caller memory caller, uint256 place) = _find(entry.purchaseId, entry.caller);
        if (caller.maxCalls == 0) return (part, Skip.UnknownCaller);
        if (block.timestamp >= _settlesUntil(purchase, caller)) return (part, Skip.TooLate);
        if (!_isSignedCall(entry)) return (part, Skip.BadSignature);
        uint256 due = VoucherMath.due(entry.seq, caller.settled, caller.maxCalls, purchase.used, purchase.calls);
        if (due == 0) return (part, Skip.NothingDue);
        uint40 served = due.toUint40();
        _addSettled(entry.purchaseId, place, served);
        part = _serve(purchase, served);
        emit Settled(entry.purchaseId, entry.caller, entry.seq, served, part.paid, part.unlockDay);
    }

    /// @dev Counts calls as served, and credits what they earned to the SecWare's score.
    function _serve(Purchase storage purchase, uint40 served) private returns (Served memory part) {
        (uint256 amount, uint256 used, uint256 calls) = (purchase.amount, purchase.used, purchase.calls);
        // What is served fits into the calls, and what it earned into the amount: no sum or cast can lose anything.
        uint96 before = uint96(VoucherMath.earned(amount, used, calls));
        uint96 earned;
        unchecked {
            earned = uint96(VoucherMath.earned(amount, used + served, calls));
            (part.ware, part.paid, part.calls) = (purchase.ware, earned - before, served);
            purchase.used = uint40(used + served);
        }
        uint256 meanScore;
        uint256 more;
        Usage storage usage = _usageNow(part.ware);
        if (part.paid > 0) {
            uint96 inEpoch = usage.earned + part.paid;
            (meanScore, more) = REPUTATION.credit(part.ware, purchase.owner, before, earned, inEpoch);
        }
        // Fails on a score above one, so that no more is weighed than was paid.
        part.unlockDay = _unlockDay(meanScore);
        unchecked {
            part.weighted = uint96(part.paid * meanScore / DelayMath.SCORE_ONE);
        }
        _use(usage, part);
        if (more == 0) return part;
        uint256 points = purchase.points + more;
        purchase.points = (points < POINTS_AT_MOST ? points : POINTS_AT_MOST).toUint16();
    }
}
