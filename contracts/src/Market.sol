// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {MarketCallers} from "./market/MarketCallers.sol";
import {MarketRevenue} from "./market/MarketRevenue.sol";
import {MarketStore} from "./market/MarketStore.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";

/// @title The market.
/// @notice See `IMarket`. Balances are kept here and never read from the token, so that a donation changes nothing.
contract Market is MarketCallers, MarketRevenue {
    using SafeCastLib for uint256;

    uint256 public constant FREE_PLAN_PERIOD = 30 days;
    uint256 public constant CANCEL_BPS = 200;
    uint256 private constant ENTRIES_AT_MOST = 50;

    constructor(SecToken token, IRegistry registry, IProviderStake stakeContract, address first)
        MarketStore(token, registry, stakeContract)
        Owned(first)
    {}

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
        IRegistry.Offer memory offer = REGISTRY.offerOf(ware, plan);
        require(offer.isOnSale, MarketNotOnSale(ware, plan));
        require(planHash == offer.planHash, MarketPlanMismatch(planHash, offer.planHash));
        uint256 nonce = _buyers[msg.sender][ware].purchases++;
        require(uint256(buyerNonce) == nonce, MarketBadNonce(buyerNonce, nonce));
        purchaseId = purchaseIdOf(msg.sender, ware, planHash, nonce);
        Purchase storage made = _open(purchaseId, ware, plan, qty, maxTotal, offer.plan);
        _announce(purchaseId, made, offer.developer, nonce);
        _setFirstCaller(purchaseId, callerKey, made.calls, made.end);
        _takeEscrow(ware, made.amount);
    }

    /// @inheritdoc IMarket
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal)
        external
        onlyPurchaser(purchaseId)
        onlyLive(purchaseId)
    {
        Purchase storage purchase = _purchases[purchaseId];
        (uint32 ware, uint16 plan) = (purchase.ware, purchase.plan);
        IRegistry.Offer memory offer = REGISTRY.offerOf(ware, plan);
        require(offer.isOnSale && offer.plan.price > 0, MarketNotOnSale(ware, plan));
        require(block.timestamp < purchase.end, MarketEnded(purchaseId, purchase.end));
        (uint96 amount, uint40 calls) = _priceOf(offer.plan, qty, maxTotal);
        _freezeRevokedFirstCaller(purchaseId);
        purchase.calls += calls;
        purchase.amount += amount;
        _sales[ware].callsSold += calls;
        _raiseNewestCaller(purchaseId, calls);
        emit ToppedUp(purchaseId, calls, amount);
        _takeEscrow(ware, amount);
    }

    /// @inheritdoc IMarket
    function settle(Entry calldata entry) external returns (uint96 paid) {
        Skip reason;
        uint32 ware;
        (paid, ware, reason) = _settle(entry);
        require(reason == Skip.None, MarketNotSettled(reason));
        _distribute(ware, paid);
    }

    /// @inheritdoc IMarket
    function settleMany(Entry[] calldata entries) external returns (uint96 paid) {
        require(entries.length <= ENTRIES_AT_MOST, MarketBatchTooLarge(entries.length, ENTRIES_AT_MOST));
        uint32 current = 0;
        uint96 pending = 0;
        for (uint256 i = 0; i < entries.length; ++i) {
            (uint96 part, uint32 ware, Skip reason) = _settle(entries[i]);
            if (reason != Skip.None) {
                emit SettleSkipped(entries[i].purchaseId, entries[i].caller, reason);
                continue;
            }
            // Neighbours of one SecWare are distributed together: a developer's batch moves its money once.
            if (ware != current) {
                _distribute(current, pending);
                (current, pending) = (ware, 0);
            }
            pending += part;
            paid += part;
        }
        _distribute(current, pending);
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
    function refund(bytes32 purchaseId) external {
        Purchase storage purchase = _purchases[purchaseId];
        State state = purchase.state;
        require(state == State.Live || state == State.Cancelling, MarketNotLive(purchaseId, state));
        uint256 from = _closedAt(purchase) + SETTLE_GRACE;
        require(block.timestamp >= from, MarketNotRefundable(from));
        uint256 left = purchase.amount - _earned(purchase, purchase.used);
        bool isRetired = REGISTRY.retiredAtOf(purchase.ware) != 0;
        uint256 fee = state == State.Cancelling && !isRetired ? left * CANCEL_BPS / 10_000 : 0;
        purchase.state = State.Closed;
        totalEscrow -= left.toUint128();
        if (left > 0) STAKE.releaseExposure(purchase.ware, left.toUint96());
        if (fee > 0) _addDue(purchase.ware, fee);
        emit Refunded(purchaseId, purchase.owner, (left - fee).toUint96(), fee.toUint96());
        if (left > fee) SafeTransferLib.safeTransfer(address(TOKEN), purchase.owner, left - fee);
    }

    function _priceOf(IRegistry.Plan memory terms, uint40 qty, uint96 maxTotal)
        private
        pure
        returns (uint96 amount, uint40 calls)
    {
        uint256 units = uint256(qty) * terms.units;
        require(units > 0 && units <= type(uint40).max, MarketBadQuantity(qty));
        uint256 total = uint256(qty) * terms.price;
        require(total <= maxTotal, MarketPriceAboveMax(total, maxTotal));
        return (total.toUint96(), units.toUint40());
    }

    function _open(
        bytes32 purchaseId,
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        IRegistry.Plan memory terms
    ) private returns (Purchase storage made) {
        (uint96 amount, uint40 calls) = _priceOf(terms, qty, maxTotal);
        _countSale(ware, plan, terms.soldAtMost);
        if (amount == 0) _takeFreePlan(ware, qty);
        made = _purchases[purchaseId];
        made.owner = msg.sender;
        made.amount = amount;
        made.ware = ware;
        made.plan = plan;
        made.start = uint40(block.timestamp);
        made.end = uint40(block.timestamp) + terms.duration;
        made.calls = calls;
        made.state = State.Live;
        Sales storage sales = _sales[ware];
        sales.purchases += 1;
        sales.callsSold += calls;
    }

    function _announce(bytes32 purchaseId, Purchase storage made, address developer, uint256 nonce) private {
        emit Purchased(
            purchaseId, msg.sender, made.ware, developer, made.plan, made.calls, made.amount, made.end, nonce
        );
    }

    function _countSale(uint32 ware, uint16 plan, uint32 soldAtMost) private {
        if (soldAtMost == 0) return;
        uint32 sold = ++soldOf[ware][plan];
        require(sold <= soldAtMost, MarketSoldOut(ware, plan, soldAtMost));
    }

    function _takeFreePlan(uint32 ware, uint40 qty) private {
        require(qty == 1, MarketBadQuantity(qty));
        Buyer storage buyer = _buyers[msg.sender][ware];
        require(block.timestamp >= buyer.freeUntil, MarketFreePlanTaken(buyer.freeUntil));
        buyer.freeUntil = (block.timestamp + FREE_PLAN_PERIOD).toUint40();
    }

    /// @dev Nothing is sold, not even for nothing, by a SecWare whose stake is short.
    function _takeEscrow(uint32 ware, uint96 amount) private {
        totalEscrow += amount;
        STAKE.addExposure(ware, amount);
        if (amount > 0) SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), amount);
    }

    /// @dev Counts everything up to `seq` that was not paid before as served, and says what it is worth, within the caller's cap and the purchase's calls.
    /// The caller of this function distributes it.
    function _settle(Entry calldata entry) private returns (uint96 paid, uint32 ware, Skip reason) {
        Purchase storage purchase = _purchases[entry.purchaseId];
        ware = purchase.ware;
        if (purchase.state != State.Live && purchase.state != State.Cancelling) return (0, ware, Skip.UnknownPurchase);
        Caller memory caller = callerOf(entry.purchaseId, entry.caller);
        if (caller.maxCalls == 0) return (0, ware, Skip.UnknownCaller);
        if (block.timestamp >= _settlesUntil(purchase, caller)) return (0, ware, Skip.TooLate);
        if (!_isSignedCall(entry)) return (0, ware, Skip.BadSignature);
        uint40 served = _servedBy(entry.seq, purchase, caller);
        if (served == 0) return (0, ware, Skip.NothingDue);
        uint256 used = purchase.used;
        paid = (_earned(purchase, used + served) - _earned(purchase, used)).toUint96();
        _addSettled(entry.purchaseId, entry.caller, served);
        purchase.used += served;
        _sales[ware].callsSettled += served;
        emit Settled(entry.purchaseId, entry.caller, entry.seq, served, paid, _unlockDay());
    }

    function _servedBy(uint40 seq, Purchase storage purchase, Caller memory caller) private view returns (uint40) {
        uint40 settled = caller.settled;
        if (seq <= settled || caller.maxCalls <= settled) return 0;
        uint40 served = seq - settled;
        uint40 underCap = caller.maxCalls - settled;
        uint40 left = purchase.calls - purchase.used;
        if (underCap < served) served = underCap;
        return left < served ? left : served;
    }
}
