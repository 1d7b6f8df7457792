// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRefundReceiver} from "./IRefundReceiver.sol";

/// @title Packages: several SecWares sold together by somebody who vouches for the choice.
/// @notice A package is a SecWare of kind Package. Buying it opens one ordinary purchase for each part, owned by the buyer, and puts
/// the reseller's margin in escrow, which is earned and refunded in the same proportion as the parts.
interface IPackages is IRefundReceiver {
    /// @notice `total` is what the part costs, `qty` times the plan's price: plans are append-only, so that it stays.
    struct Part {
        uint32 ware;
        uint16 plan;
        uint40 qty;
        uint96 total;
        bytes32 planHash;
    }

    /// @notice What a buyer saw: the offer by its hash, the most that all of it may cost, and for each part a key and a nonce.
    struct PackageOrder {
        uint32 ware;
        bytes32 offerHash;
        uint96 maxTotal;
        address[] callerKeys;
        bytes32[] buyerNonces;
    }

    /// @notice A package that was bought. Of `margin`, `settled` was earned. Its SecWare and its parts are named by its id, and stand in
    /// its event; who bought it and what the parts cost is said by their purchases, which nothing changes.
    /// @dev One slot.
    struct Sale {
        uint96 margin;
        uint96 settled;
        bool isBought;
        bool isClosed;
    }

    event PackageComposed(uint32 indexed ware, bytes32 offerHash, uint96 margin, Part[] parts);
    event PackageBought(
        bytes32 indexed saleId,
        uint32 indexed ware,
        address indexed buyer,
        uint96 margin,
        uint96 partsTotal,
        bytes32[] parts
    );
    event MarginSettled(bytes32 indexed saleId, uint32 indexed ware, address indexed to, uint96 earned, uint96 burned);
    event PackageClosed(bytes32 indexed saleId, uint96 refunded, uint96 fee);
    event RefundPassedOn(bytes32 indexed purchaseId, address indexed buyer, uint96 amount);

    error PackagesNotMarket(address caller);
    error PackagesNotDeveloper(uint32 ware, address caller);
    error PackagesNotPackage(uint32 ware);
    error PackagesBadCount(uint256 parts, uint256 atMost);
    error PackagesBadPart(uint256 place);
    error PackagesMarginTooHigh(uint256 margin, uint256 atMost);
    error PackagesNotOnSale(uint32 ware);
    error PackagesOfferMismatch(bytes32 expected, bytes32 actual);
    error PackagesPriceAboveMax(uint256 price, uint256 maxTotal);
    error PackagesBadOrder(uint256 keys, uint256 nonces, uint256 parts);
    error PackagesUnknownSale(bytes32 saleId);
    error PackagesPartsOpen(bytes32 saleId);

    /// @notice The developer of a SecWare of kind Package says what it is made of: one to eight parts, none a package itself, and a
    /// margin of at most half of what they cost. What was sold before keeps its terms.
    /// @dev `total` of a part is found here; what is given there is not read.
    function compose(uint32 ware, Part[] calldata parts, uint96 margin) external;
    /// @notice Buys all parts for the caller or nothing, with the caller's SEC.
    function buy(PackageOrder calldata order) external returns (bytes32 saleId);
    /// @notice Pays the reseller the margin that the parts have earned until now, less the fee of 6 %, which is burned. Anybody may
    /// call it, with the SecWare and the purchases that the event of the sale named.
    function settle(uint32 ware, bytes32[] calldata purchaseIds) external returns (uint96 earned);
    /// @notice Settles the margin for the last time and refunds the rest, once all parts are closed or used up. What was cancelled
    /// costs 2 % here as it did there. Anybody may call it.
    function close(uint32 ware, bytes32[] calldata purchaseIds) external;

    function saleIdOf(uint32 ware, bytes32[] calldata purchaseIds) external view returns (bytes32);
    function saleOf(bytes32 saleId) external view returns (Sale memory);
    function partsOf(uint32 ware) external view returns (Part[] memory parts, uint96 margin, bytes32 offerHash);
}
