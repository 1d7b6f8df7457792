// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {Governed} from "./Governed.sol";
import {IDesk} from "./interfaces/IDesk.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IRefundReceiver} from "./interfaces/IRefundReceiver.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {ISecHub} from "./interfaces/ISecHub.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";
import {Windows} from "./Windows.sol";

/// @title The desk.
/// @notice See `IDesk`. Its price is above the reference, and its caps are small: who trades against it gains nothing worth the fees.
contract Desk is IDesk, Governed {
    using SafeCastLib for uint256;

    uint256 public constant PREMIUM_BPS = 11_000;
    uint256 public constant STEP_BPS = 2_000;
    uint256 public constant STEP_EVERY = 1 days;
    uint256 public constant PRICE_LASTS = 7 days;
    uint256 public constant OWNER_AT_MOST = 500e18;
    uint256 public constant DAY_AT_MOST = 5_000e18;
    uint256 private constant PRICE_LEAST = 1e9;
    uint256 private constant PRICE_MOST = 1e18;
    /// @dev Enough for an account that is a contract, and too little to do harm.
    uint256 private constant SEND_GAS = 100_000;

    SecToken private immutable TOKEN;
    IMarket private immutable MARKET;
    IRegistry private immutable REGISTRY;

    /// @notice The reference: wei for one SEC.
    uint96 public price;
    uint40 public priceUntil;
    uint32 private _day;
    uint88 private _soldOnDay;
    mapping(bytes32 purchaseId => Sale) private _sales;
    /// @inheritdoc IDesk
    mapping(address owner => uint256) public boughtBy;
    /// @inheritdoc IDesk
    mapping(address account => uint256) public withdrawableOf;

    constructor(Modules memory modules) Owned(modules.timelock) {
        TOKEN = modules.token;
        MARKET = modules.market;
        REGISTRY = modules.registry;
    }

    /// @inheritdoc IDesk
    function buy(address payer, ISecHub.BuyOrder calldata order) external payable returns (bytes32 purchaseId) {
        uint96 sec = (uint256(order.qty) * REGISTRY.planOf(order.ware, order.plan).price).toUint96();
        uint256 cost = quote(sec);
        require(msg.value >= cost, DeskShort(msg.value, cost));
        _count(msg.sender, sec);
        TOKEN.approve(address(MARKET), sec);
        purchaseId = MARKET.buyFor(
            msg.sender,
            order.ware,
            order.plan,
            order.qty,
            order.maxTotal,
            order.planHash,
            order.callerKey,
            order.buyerNonce
        );
        _sales[purchaseId] = Sale({payer: payer, sec: sec, paid: cost.toUint96(), refunded: 0, isClosed: false});
        emit Sold(purchaseId, payer, sec, cost.toUint96());
        _send(payer, msg.value - cost);
    }

    /// @inheritdoc IRefundReceiver
    function onRefund(bytes32 purchaseId, uint96 amount) external {
        require(msg.sender == address(MARKET), DeskNotMarket(msg.sender));
        // What was used up may have been closed here before; the market's refund of nothing must not fail for it.
        if (!_sales[purchaseId].isClosed) _close(purchaseId, amount);
    }

    /// @inheritdoc IDesk
    function close(bytes32 purchaseId) external {
        Sale storage sale = _sales[purchaseId];
        require(sale.payer != address(0) && !sale.isClosed, DeskUnknownSale(purchaseId));
        IMarket.Purchase memory purchase = MARKET.purchaseOf(purchaseId);
        // What is used up has nothing that could come back; the market may never be asked for a refund of it.
        require(purchase.used == purchase.calls, DeskStillOpen(purchaseId));
        _close(purchaseId, 0);
    }

    /// @inheritdoc IDesk
    function withdraw(address account) external {
        uint256 amount = withdrawableOf[account];
        require(amount > 0, DeskNothing(account));
        withdrawableOf[account] = 0;
        emit Withdrawn(account, amount);
        (bool isDone,) = account.call{value: amount}("");
        require(isDone, DeskPaymentFailed(account));
    }

    /// @inheritdoc IDesk
    function setPrice(uint96 weiPerSec) external onlyOwner {
        _within("price", weiPerSec, PRICE_LEAST, PRICE_MOST);
        if (price != 0) {
            // Or several steps in one transaction would be none.
            uint256 nextFrom = priceUntil - PRICE_LASTS + STEP_EVERY;
            require(block.timestamp >= nextFrom, DeskStepTooSoon(nextFrom));
            uint256 step = uint256(price) * STEP_BPS / 10_000;
            (uint256 least, uint256 most) = (price - step, price + step);
            require(weiPerSec >= least && weiPerSec <= most, DeskStep(weiPerSec, least, most));
        }
        (price, priceUntil) = (weiPerSec, (block.timestamp + PRICE_LASTS).toUint40());
        emit PriceSet(weiPerSec, priceUntil);
    }

    /// @inheritdoc IDesk
    function takeStock(uint256 amount) external onlyOwner {
        _requireStock(amount);
        emit StockTaken(msg.sender, amount);
        SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @inheritdoc IDesk
    function saleOf(bytes32 purchaseId) external view returns (Sale memory) {
        return _sales[purchaseId];
    }

    /// @inheritdoc IDesk
    function soldToday() public view returns (uint256) {
        return _day == Windows.dayAt(block.timestamp) ? _soldOnDay : 0;
    }

    /// @inheritdoc IDesk
    function quote(uint96 sec) public view returns (uint256) {
        require(block.timestamp < priceUntil, DeskPriceOld(priceUntil));
        // Rounds up: nothing is sold for nothing.
        return (uint256(sec) * price * PREMIUM_BPS + 1e22 - 1) / 1e22;
    }

    function _count(address owner_, uint96 sec) private {
        _requireStock(sec);
        uint256 bought = boughtBy[owner_];
        require(bought + sec <= OWNER_AT_MOST, DeskOwnerCap(bought, sec, OWNER_AT_MOST));
        boughtBy[owner_] = bought + sec;
        uint256 sold = soldToday();
        require(sold + sec <= DAY_AT_MOST, DeskDayCap(sold, sec, DAY_AT_MOST));
        (_day, _soldOnDay) = (Windows.dayAt(block.timestamp), (sold + sec).toUint88());
    }

    function _requireStock(uint256 asked) private view {
        uint256 have = TOKEN.balanceOf(address(this));
        require(asked <= have, DeskOutOfStock(have, asked));
    }

    /// @dev The SEC that came back stays here, as stock; its ETH goes back, rounded down, and the rest is the treasury's.
    function _close(bytes32 purchaseId, uint96 refunded) private {
        Sale storage sale = _sales[purchaseId];
        require(sale.payer != address(0), DeskUnknownSale(purchaseId));
        (sale.isClosed, sale.refunded) = (true, refunded);
        uint256 toPayer = sale.sec == 0 ? 0 : uint256(sale.paid) * refunded / sale.sec;
        uint256 toTreasury = sale.paid - toPayer;
        emit SaleClosed(purchaseId, refunded, toPayer.toUint96(), toTreasury.toUint96());
        if (toTreasury > 0) _keep(owner, toTreasury);
        _send(sale.payer, toPayer);
    }

    /// @dev Last of all. Who cannot take it now withdraws it later: nobody's contract stops a refund.
    function _send(address to, uint256 amount) private {
        if (amount == 0) return;
        if (!SafeTransferLib.trySafeTransferETH(to, amount, SEND_GAS)) _keep(to, amount);
    }

    function _keep(address account, uint256 amount) private {
        withdrawableOf[account] += amount;
        emit PaymentKept(account, amount);
    }
}
