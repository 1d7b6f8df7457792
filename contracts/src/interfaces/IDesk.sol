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
    event Withdrawn(address indexed to, uint256 amount);

    error DeskNotMarket(address caller);
    error DeskPriceOld(uint256 validUntil);
    error DeskStep(uint256 price, uint256 least, uint256 most);
    error DeskShort(uint256 sent, uint256 needed);
    error DeskOwnerCap(uint256 bought, uint256 asked, uint256 atMost);
    error DeskDayCap(uint256 sold, uint256 asked, uint256 atMost);
    error DeskUnknownSale(bytes32 purchaseId);
    error DeskNothing(address account);
    error DeskPaymentFailed(address to);

    /// @notice Buys for `owner` with SEC from the desk's stock, for the ETH that comes along. What is too much is `payer`'s at once, to
    /// be withdrawn, and so is, later, the ETH of calls that were not used.
    function buy(address owner, address payer, ISecHub.BuyOrder calldata order)
        external
        payable
        returns (bytes32 purchaseId);
    /// @notice Pays out what an account may withdraw. Anybody may call it.
    function withdraw(address account) external;
    /// @notice Closes the account of a purchase that ended with nothing to refund. Anybody may call it.
    function close(bytes32 purchaseId) external;
    /// @notice Owner only: the reference price; at most a fifth away from the last one.
    function setPrice(uint96 weiPerSec) external;

    /// @notice What an order over `sec` costs now, in wei; reverts where the price is too old.
    function quote(uint96 sec) external view returns (uint256);
    function saleOf(bytes32 purchaseId) external view returns (Sale memory);
    function withdrawableOf(address account) external view returns (uint256);
}
