// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPackages} from "./interfaces/IPackages.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRefundReceiver} from "./interfaces/IRefundReceiver.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {VoucherMath} from "./math/VoucherMath.sol";
import {Modules} from "./Modules.sol";
import {SecToken} from "./SecToken.sol";

/// @title The packages.
/// @notice See `IPackages`. Parts are ordinary purchases: their stake, vouchers, refunds and scores work as ever. The margin has an
/// exposure of the reseller behind it, pays no fee and earns no score, so that a package is no way to wash a score.
contract Packages is IPackages {
    using SafeCastLib for uint256;

    uint256 private constant PARTS_AT_MOST = 8;

    SecToken private immutable TOKEN;
    IMarket private immutable MARKET;
    IRegistry private immutable REGISTRY;
    IProviderStake private immutable STAKE;

    struct Offer {
        uint96 margin;
        bytes32 hash;
        Part[] parts;
    }

    mapping(uint32 ware => Offer) private _offers;
    mapping(bytes32 saleId => Sale) private _sales;
    mapping(bytes32 purchaseId => address) private _buyers;
    mapping(address buyer => uint256) public salesOf;

    constructor(Modules memory modules) {
        TOKEN = modules.token;
        MARKET = modules.market;
        REGISTRY = modules.registry;
        STAKE = modules.stakes;
    }

    /// @inheritdoc IPackages
    function compose(uint32 ware, Part[] calldata parts, uint96 margin) external {
        IRegistry.Ware memory record = REGISTRY.wareOf(ware);
        require(record.developer == msg.sender, PackagesNotDeveloper(ware, msg.sender));
        bool isFitting = record.kind == IRegistry.Kind.Package && parts.length > 0 && parts.length <= PARTS_AT_MOST;
        require(isFitting, PackagesBadParts(parts.length));
        Offer storage offer = _offers[ware];
        delete offer.parts;
        for (uint256 i = 0; i < parts.length; ++i) {
            // A package of packages would hide what is bought.
            bool isOne = REGISTRY.wareOf(parts[i].ware).kind != IRegistry.Kind.Package && parts[i].qty > 0;
            bytes32 terms = REGISTRY.planHashOf(parts[i].ware, parts[i].plan);
            require(isOne && terms == parts[i].planHash, PackagesBadParts(i));
            offer.parts.push(parts[i]);
        }
        offer.margin = margin;
        offer.hash = keccak256(abi.encode(block.chainid, address(this), ware, parts, margin));
        emit PackageComposed(ware, offer.hash, margin, parts);
    }

    /// @inheritdoc IPackages
    function buy(PackageOrder calldata order) external returns (bytes32 saleId) {
        Offer storage offer = _offers[order.ware];
        uint256 count = offer.parts.length;
        require(order.offerHash == offer.hash, PackagesOfferMismatch(order.offerHash, offer.hash));
        bool isSold = count > 0 && REGISTRY.wareOf(order.ware).status == IRegistry.Status.Active;
        require(isSold, PackagesNotOnSale(order.ware));
        (uint256 keys, uint256 nonces) = (order.callerKeys.length, order.buyerNonces.length);
        require(keys == count && nonces == count, PackagesBadOrder(keys, nonces, count));
        uint96 partsTotal = _costOf(offer, order.maxTotal);
        saleId = keccak256(abi.encode(block.chainid, address(this), msg.sender, salesOf[msg.sender]++));
        _sales[saleId].buyer = msg.sender;
        _sales[saleId].margin = offer.margin;
        _sales[saleId].ware = order.ware;
        _sales[saleId].partsTotal = partsTotal;
        SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), partsTotal + offer.margin);
        TOKEN.approve(address(MARKET), partsTotal);
        for (uint256 i = 0; i < count; ++i) {
            bytes32 id = _buyPart(offer.parts[i], order.callerKeys[i], order.buyerNonces[i]);
            _sales[saleId].purchaseIds.push(id);
            _buyers[id] = msg.sender;
        }
        STAKE.addExposure(order.ware, offer.margin);
        emit PackageBought(saleId, order.ware, msg.sender, offer.margin, _sales[saleId].purchaseIds);
    }

    /// @inheritdoc IPackages
    function settle(bytes32 saleId) public returns (uint96 amount) {
        Sale storage sale = _sales[saleId];
        require(sale.buyer != address(0) && !sale.isClosed, PackagesUnknownSale(saleId));
        (uint256 earned,) = _progressOf(sale);
        uint256 due = sale.partsTotal == 0 ? 0 : uint256(sale.margin) * earned / sale.partsTotal;
        amount = (due - sale.settled).toUint96();
        if (amount == 0) return 0;
        sale.settled += amount;
        emit MarginSettled(saleId, sale.ware, amount);
        STAKE.endExposure(sale.ware, amount);
        SafeTransferLib.safeTransfer(address(TOKEN), REGISTRY.developerOf(sale.ware), amount);
    }

    /// @inheritdoc IPackages
    function close(bytes32 saleId) external {
        Sale storage sale = _sales[saleId];
        (, bool isOver) = _progressOf(sale);
        require(isOver, PackagesPartsOpen(saleId));
        settle(saleId);
        sale.isClosed = true;
        uint96 rest = sale.margin - sale.settled;
        emit PackageClosed(saleId, rest);
        if (rest == 0) return;
        STAKE.releaseExposure(sale.ware, rest);
        SafeTransferLib.safeTransfer(address(TOKEN), sale.buyer, rest);
    }

    /// @inheritdoc IRefundReceiver
    function onRefund(bytes32 purchaseId, uint96 amount) external {
        require(msg.sender == address(MARKET), PackagesNotMarket(msg.sender));
        address buyer = _buyers[purchaseId];
        require(buyer != address(0), PackagesUnknownPurchase(purchaseId));
        emit RefundPassedOn(purchaseId, buyer, amount);
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), buyer, amount);
    }

    /// @inheritdoc IPackages
    function saleOf(bytes32 saleId) external view returns (Sale memory) {
        return _sales[saleId];
    }

    /// @inheritdoc IPackages
    function partsOf(uint32 ware) external view returns (Part[] memory parts, uint96 margin, bytes32 offerHash) {
        Offer storage offer = _offers[ware];
        return (offer.parts, offer.margin, offer.hash);
    }

    function _costOf(Offer storage offer, uint96 maxTotal) private view returns (uint96) {
        uint256 sum = 0;
        for (uint256 i = 0; i < offer.parts.length; ++i) {
            Part storage part = offer.parts[i];
            sum += uint256(part.qty) * REGISTRY.planOf(part.ware, part.plan).price;
        }
        require(sum + offer.margin <= maxTotal, PackagesPriceAboveMax(sum + offer.margin, maxTotal));
        return sum.toUint96();
    }

    function _buyPart(Part storage part, address key, bytes32 nonce) private returns (bytes32) {
        uint96 total = (uint256(part.qty) * REGISTRY.planOf(part.ware, part.plan).price).toUint96();
        return MARKET.buyFor(msg.sender, part.ware, part.plan, part.qty, total, part.planHash, key, nonce);
    }

    /// @return earned What the parts have earned together.
    /// @return isOver Whether none of them can earn more.
    function _progressOf(Sale storage sale) private view returns (uint256 earned, bool isOver) {
        isOver = sale.buyer != address(0);
        for (uint256 i = 0; i < sale.purchaseIds.length; ++i) {
            IMarket.Purchase memory part = MARKET.purchaseOf(sale.purchaseIds[i]);
            earned += VoucherMath.earned(part.amount, part.used, part.calls);
            if (part.state != IMarket.State.Closed && part.used < part.calls) isOver = false;
        }
    }
}
