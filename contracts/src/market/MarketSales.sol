// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {GuardianPause} from "../GuardianPause.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {MarketStore} from "./MarketStore.sol";

/// @title How something is sold: at the terms that the buyer saw, for at most what he said, and covered by the seller's stake.
abstract contract MarketSales is MarketStore {
    using SafeCastLib for uint256;

    uint256 private constant FREE_PLAN_PERIOD = 30 days;

    /// @dev What a buyer saw and agreed to; see `IMarket.buy`.
    struct Order {
        uint32 ware;
        uint16 plan;
        uint40 qty;
        uint96 maxTotal;
        bytes32 planHash;
        address callerKey;
        bytes32 buyerNonce;
    }

    /// @dev What an order came to.
    struct Sold {
        uint96 amount;
        uint40 calls;
        uint40 end;
    }

    function _buy(address purchaser, Via via, Order memory order) internal returns (bytes32 purchaseId) {
        _requireSales();
        IRegistry.Offer memory offer = REGISTRY.offerOf(order.ware, order.plan);
        require(offer.isOnSale, MarketNotOnSale(order.ware, order.plan));
        require(order.planHash == offer.planHash, MarketPlanMismatch(order.planHash, offer.planHash));
        uint256 nonce = _countPurchase(_buyers[purchaser][order.ware]);
        require(uint256(order.buyerNonce) == nonce, MarketBadNonce(order.buyerNonce, nonce));
        purchaseId = purchaseIdOf(purchaser, order.ware, order.planHash, nonce);
        Sold memory sold = _open(purchaseId, purchaser, via, order, offer);
        emit Purchased(
            purchaseId, purchaser, order.ware, offer.developer, order.plan, sold.calls, sold.amount, sold.end, nonce
        );
        _setFirstCaller(purchaseId, order.callerKey, sold.calls, sold.end);
        _bookEscrow(order.ware, sold.amount);
        // A package pays for all of its parts at once, before it buys them.
        if (via != Via.Packages) _takeIn(sold.amount);
    }

    /// @dev Sells more of the same plan into a purchase that is live.
    function _addCalls(bytes32 purchaseId, uint40 qty, uint96 maxTotal) internal returns (uint40 calls) {
        Purchase storage purchase = _purchases[purchaseId];
        (uint32 ware, uint16 plan) = (purchase.ware, purchase.plan);
        _requireSales();
        IRegistry.Offer memory offer = REGISTRY.offerOf(ware, plan);
        require(offer.isOnSale && offer.price > 0, MarketNotOnSale(ware, plan));
        require(block.timestamp < purchase.end, MarketEnded(purchaseId, purchase.end));
        uint96 amount;
        (amount, calls) = _priceOf(offer, qty, maxTotal);
        purchase.calls += calls;
        purchase.amount += amount;
        _sales[ware].callsSold += calls;
        emit ToppedUp(purchaseId, calls, amount);
        _bookEscrow(ware, amount);
        _takeIn(amount);
    }

    /// @dev The key that comes with a purchase.
    function _setFirstCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) internal virtual;

    function _requireSales() private view {
        uint32 until = _pausedUntil;
        require(!GuardianPause.isOn(until), MarketPaused(until));
    }

    function _priceOf(IRegistry.Offer memory terms, uint40 qty, uint96 maxTotal)
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

    function _open(bytes32 purchaseId, address purchaser, Via via, Order memory order, IRegistry.Offer memory terms)
        private
        returns (Sold memory sold)
    {
        (sold.amount, sold.calls) = _priceOf(terms, order.qty, order.maxTotal);
        _countSale(order.ware, order.plan, terms.soldAtMost);
        if (sold.amount == 0) _takeFreePlan(purchaser, order.ware, order.qty);
        sold.end = uint40(block.timestamp) + terms.duration;
        (uint96 amount, uint40 calls, uint40 end) = (sold.amount, sold.calls, sold.end);
        // One after the other, so that each slot is written once.
        Purchase storage made = _purchases[purchaseId];
        made.owner = purchaser;
        made.amount = amount;
        made.ware = order.ware;
        made.plan = order.plan;
        made.start = uint40(block.timestamp);
        made.end = end;
        made.calls = calls;
        made.state = State.Live;
        if (via != Via.Owner) made.via = via;
        Sales storage sales = _sales[order.ware];
        (uint32 purchases, uint64 callsSold) = (sales.purchases, sales.callsSold);
        (purchases, callsSold) = (purchases + 1, callsSold + calls);
        (sales.purchases, sales.callsSold) = (purchases, callsSold);
    }

    /// @dev How many purchases there were before.
    function _countPurchase(Buyer storage buyer) private returns (uint256 nonce) {
        nonce = buyer.purchases;
        // Nobody buys as often as 216 bits count.
        unchecked {
            buyer.purchases = uint216(nonce + 1);
        }
    }

    function _countSale(uint32 ware, uint16 plan, uint32 soldAtMost) private {
        if (soldAtMost == 0) return;
        uint32 sold = ++_sold[ware][plan];
        require(sold <= soldAtMost, MarketSoldOut(ware, plan, soldAtMost));
    }

    function _takeFreePlan(address purchaser, uint32 ware, uint40 qty) private {
        require(qty == 1, MarketBadQuantity(qty));
        Buyer storage buyer = _buyers[purchaser][ware];
        require(block.timestamp >= buyer.freeUntil, MarketFreePlanTaken(buyer.freeUntil));
        buyer.freeUntil = (block.timestamp + FREE_PLAN_PERIOD).toUint40();
    }

    /// @dev Nothing is sold, not even for nothing, by a SecWare whose stake is short.
    function _bookEscrow(uint32 ware, uint96 amount) private {
        totalEscrow = (uint256(totalEscrow) + amount).toUint88();
        STAKE.addExposure(ware, amount);
    }

    function _takeIn(uint96 amount) private {
        if (amount > 0) SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), amount);
    }
}
