// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRefundReceiver} from "./IRefundReceiver.sol";
import {ISecHub} from "./ISecHub.sol";

/// @title Where somebody who holds only ETH buys a plan.
/// @notice The desk sells SEC from its own stock, at a governed price, into one purchase. The ETH waits until the purchase is closed:
/// what was used is the treasury's, the rest goes back to who paid.
interface IDesk is IRefundReceiver {
    /// @notice What was taken for a purchase. `refunded`: SEC that came back, once it is closed.
    struct Sale {
        address payer;
        uint96 sec;
        uint96 paid;
        uint96 refunded;
        bool isClosed;
    }

    event PriceSet(uint256 weiPerSec, uint256 validUntil);
    event Sold(bytes32 indexed purchaseId, address indexed payer, uint96 sec, uint96 paid);
    event SaleClosed(bytes32 indexed purchaseId, uint96 refunded, uint96 toPayer, uint96 toTreasury);
    event PaymentKept(address indexed account, uint256 amount);
    event Withdrawn(address indexed to, uint256 amount);
    event StockTaken(address indexed to, uint256 amount);

    error DeskNotMarket(address caller);
    error DeskPriceOld(uint256 validUntil);
    error DeskStep(uint256 price, uint256 least, uint256 most);
    error DeskStepTooSoon(uint256 nextFrom);
    error DeskShort(uint256 sent, uint256 needed);
    error DeskOwnerCap(uint256 bought, uint256 asked, uint256 atMost);
    error DeskDayCap(uint256 sold, uint256 asked, uint256 atMost);
    error DeskOutOfStock(uint256 have, uint256 asked);
    error DeskUnknownSale(bytes32 purchaseId);
    error DeskStillOpen(bytes32 purchaseId);
    error DeskNothing(address account);
    error DeskPaymentFailed(address to);

    /// @notice Buys for the caller with SEC from the desk's stock, for the ETH that comes along, which is also the most that the buyer
    /// agrees to pay. What is too much goes back to `payer` at once, and so does, later, the ETH of calls that were not used.
    /// @dev The caller owns the purchase, so that nobody uses up another's share of the desk.
    function buy(address payer, ISecHub.BuyOrder calldata order) external payable returns (bytes32 purchaseId);
    /// @notice Pays out what an account may withdraw. Anybody may call it.
    function withdraw(address account) external;
    /// @notice The treasury's ETH of a purchase that is used up, without a refund. Anybody may call it.
    function close(bytes32 purchaseId) external;
    /// @notice Owner only: the reference price, which holds for a week; at most a fifth away from the last one, and a day after it.
    function setPrice(uint96 weiPerSec) external;
    /// @notice Owner only: takes SEC out of the stock. What is sold is in the market, and out of reach.
    function takeStock(uint256 amount) external;

    /// @notice What an order over `sec` costs now, in wei; reverts where the price is too old.
    function quote(uint96 sec) external view returns (uint256);
    function saleOf(bytes32 purchaseId) external view returns (Sale memory);
    /// @notice ETH that an account may take: what could not be sent, and what became the treasury's.
    function withdrawableOf(address account) external view returns (uint256);
    /// @notice SEC that an owner ever bought here; what was refunded counts as well.
    function boughtBy(address owner) external view returns (uint256);
    /// @notice SEC that was sold today, of at most 5,000.
    function soldToday() external view returns (uint256);
}
