// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPackages} from "./interfaces/IPackages.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRefundReceiver} from "./interfaces/IRefundReceiver.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {FeeMath} from "./math/FeeMath.sol";
import {VoucherMath} from "./math/VoucherMath.sol";
import {Modules} from "./Modules.sol";
import {PackageParts} from "./PackageParts.sol";
import {SecToken} from "./SecToken.sol";

/// @title The packages.
/// @notice See `IPackages`. Parts are ordinary purchases: their stake, vouchers, refunds and scores work as ever. The margin has an
/// exposure of the reseller behind it and earns no score. Its fee is as high as the market's and burned whole, and it is bounded:
/// nothing is won by selling one's own SecWare as a package.
contract Packages is IPackages {
    using SafeCastLib for uint256;

    uint256 public constant PARTS_AT_MOST = 8;
    uint256 public constant MARGIN_BPS_AT_MOST = 5_000;
    uint256 public constant FEE_BPS = FeeMath.BURN_BPS + FeeMath.OPERATORS_BPS + FeeMath.TREASURY_BPS;
    /// @dev As the market's, for a purchase that its owner cancelled.
    uint256 private constant CANCEL_BPS = 200;
    uint256 private constant WHOLE = 10_000;

    SecToken private immutable TOKEN;
    IMarket private immutable MARKET;
    IRegistry private immutable REGISTRY;
    IProviderStake private immutable STAKE;

    /// @dev One slot. The parts and the hash of all stand in the code at `parts`, which is read at once; see `PackageParts`.
    struct Offer {
        address parts;
        uint96 margin;
    }

    /// @dev What the parts of a sale cost, whose they are, and how far: what is left of the `cancelled` ones went back less a fee.
    struct Progress {
        address buyer;
        uint256 total;
        uint256 earned;
        uint256 cancelled;
        bool isOver;
    }

    mapping(uint32 ware => Offer) private _offers;
    mapping(bytes32 saleId => Sale) private _sales;

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
        require(record.kind == IRegistry.Kind.Package, PackagesNotPackage(ware));
        bool isCount = parts.length > 0 && parts.length <= PARTS_AT_MOST;
        require(isCount, PackagesBadCount(parts.length, PARTS_AT_MOST));
        Part[] memory checked = new Part[](parts.length);
        uint256 sum = 0;
        for (uint256 i = 0; i < parts.length; ++i) {
            checked[i] = _checked(parts[i], i);
            sum += checked[i].total;
        }
        uint256 atMost = sum * MARGIN_BPS_AT_MOST / WHOLE;
        require(margin <= atMost, PackagesMarginTooHigh(margin, atMost));
        bytes32 hash = keccak256(abi.encode(block.chainid, address(this), ware, checked, margin));
        _offers[ware] = Offer({parts: PackageParts.write(hash, checked), margin: margin});
        emit PackageComposed(ware, hash, margin, checked);
    }

    /// @inheritdoc IPackages
    function buy(PackageOrder calldata order) external returns (bytes32 saleId) {
        uint32 ware = order.ware;
        (bytes32 offerHash, bytes memory parts, uint96 margin) = _offerOf(ware);
        require(order.offerHash == offerHash, PackagesOfferMismatch(order.offerHash, offerHash));
        bool isSold = offerHash != 0 && REGISTRY.statusOf(ware) == IRegistry.Status.Active;
        require(isSold, PackagesNotOnSale(ware));
        uint256 partsTotal = PackageParts.totalOf(parts);
        uint256 total = partsTotal + margin;
        require(total <= order.maxTotal, PackagesPriceAboveMax(total, order.maxTotal));
        // The market asks packages for nothing: what its purchases cost is there before the first of them.
        _take(address(MARKET), partsTotal);
        _take(address(this), margin);
        bytes32[] memory ids = _buyParts(parts, order);
        saleId = _idOf(ware, ids);
        (_sales[saleId].margin, _sales[saleId].isBought) = (margin, true);
        STAKE.addExposure(ware, margin);
        // It was within what the buyer allowed, which has 96 bits.
        emit PackageBought(saleId, ware, msg.sender, margin, uint96(partsTotal), ids);
    }

    /// @inheritdoc IPackages
    function settle(uint32 ware, bytes32[] calldata purchaseIds) external returns (uint96 earned) {
        (bytes32 saleId, Sale storage sale) = _openSale(ware, purchaseIds);
        return _settle(saleId, sale, ware, _progressOf(purchaseIds));
    }

    /// @inheritdoc IPackages
    function close(uint32 ware, bytes32[] calldata purchaseIds) external {
        (bytes32 saleId, Sale storage sale) = _openSale(ware, purchaseIds);
        Progress memory progress = _progressOf(purchaseIds);
        require(progress.isOver, PackagesPartsOpen(saleId));
        sale.isClosed = true;
        _settle(saleId, sale, ware, progress);
        uint256 rest = sale.margin - sale.settled;
        // As the market takes 2 % of what it refunds, so that it costs something to fill a reseller's exposure and leave.
        uint256 fee =
            progress.total == 0 ? 0 : uint256(sale.margin) * progress.cancelled * CANCEL_BPS / (progress.total * WHOLE);
        emit PackageClosed(saleId, (rest - fee).toUint96(), fee.toUint96());
        if (rest == 0) return;
        STAKE.releaseExposure(ware, rest.toUint96());
        _pay(progress.buyer, rest - fee);
        _pay(REGISTRY.developerOf(ware), fee);
    }

    /// @inheritdoc IRefundReceiver
    function onRefund(bytes32 purchaseId, uint96 amount) external {
        require(msg.sender == address(MARKET), PackagesNotMarket(msg.sender));
        address buyer = MARKET.purchaseOf(purchaseId).owner;
        emit RefundPassedOn(purchaseId, buyer, amount);
        _pay(buyer, amount);
    }

    /// @inheritdoc IPackages
    function saleIdOf(uint32 ware, bytes32[] calldata purchaseIds) external view returns (bytes32) {
        return _idOf(ware, purchaseIds);
    }

    /// @inheritdoc IPackages
    function saleOf(bytes32 saleId) external view returns (Sale memory) {
        return _sales[saleId];
    }

    /// @inheritdoc IPackages
    function partsOf(uint32 ware) external view returns (Part[] memory parts, uint96 margin, bytes32 offerHash) {
        bytes memory data;
        (offerHash, data, margin) = _offerOf(ware);
        if (offerHash != 0) parts = PackageParts.all(data);
    }

    /// @dev A package of packages would hide what is bought.
    function _checked(Part calldata part, uint256 place) private view returns (Part memory checked) {
        checked = part;
        IRegistry.Kind kind = REGISTRY.wareOf(part.ware).kind;
        IRegistry.Offer memory offer = REGISTRY.offerOf(part.ware, part.plan);
        bool isOne = kind != IRegistry.Kind.Package && part.qty > 0 && offer.planHash == part.planHash;
        require(isOne, PackagesBadPart(place));
        checked.total = (uint256(part.qty) * offer.price).toUint96();
    }

    function _offerOf(uint32 ware) private view returns (bytes32 offerHash, bytes memory parts, uint96 margin) {
        Offer storage offer = _offers[ware];
        address at;
        (at, margin) = (offer.parts, offer.margin);
        if (at == address(0)) return (offerHash, parts, margin);
        parts = PackageParts.load(at);
        offerHash = PackageParts.hashOf(parts);
    }

    function _take(address to, uint256 amount) private {
        if (amount > 0) SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, to, amount);
    }

    function _buyParts(bytes memory parts, PackageOrder calldata order) private returns (bytes32[] memory ids) {
        (address[] calldata keys, bytes32[] calldata nonces) = (order.callerKeys, order.buyerNonces);
        uint256 count = PackageParts.countOf(parts);
        bool isOne = keys.length == count && nonces.length == count;
        require(isOne, PackagesBadOrder(keys.length, nonces.length, count));
        ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            ids[i] = _buyPart(parts, i, keys[i], nonces[i]);
        }
    }

    function _buyPart(bytes memory parts, uint256 place, address key, bytes32 nonce) private returns (bytes32) {
        (uint32 ware, uint16 plan, uint40 qty, uint96 total) = PackageParts.at(parts, place);
        bytes32 planHash = PackageParts.planHashAt(parts, place);
        return MARKET.buyFor(msg.sender, ware, plan, qty, total, planHash, key, nonce);
    }

    function _settle(bytes32 saleId, Sale storage sale, uint32 ware, Progress memory progress)
        private
        returns (uint96 earned)
    {
        if (progress.total == 0) return 0;
        uint256 before = sale.settled;
        uint256 settled = uint256(sale.margin) * progress.earned / progress.total;
        if (settled == before) return 0;
        earned = (settled - before).toUint96();
        sale.settled = settled.toUint96();
        // Telescopes: in the end, as much is burned as of one settlement.
        uint256 burned = settled * FEE_BPS / WHOLE - before * FEE_BPS / WHOLE;
        address to = REGISTRY.developerOf(ware);
        emit MarginSettled(saleId, ware, to, earned, burned.toUint96());
        STAKE.endExposure(ware, earned);
        if (burned > 0) TOKEN.burn(burned);
        _pay(to, earned - burned);
    }

    function _pay(address to, uint256 amount) private {
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), to, amount);
    }

    function _openSale(uint32 ware, bytes32[] calldata ids) private view returns (bytes32 saleId, Sale storage sale) {
        saleId = _idOf(ware, ids);
        sale = _sales[saleId];
        require(sale.isBought && !sale.isClosed, PackagesUnknownSale(saleId));
    }

    /// @dev Purchases are named once and for ever, so this names a sale.
    function _idOf(uint32 ware, bytes32[] memory ids) private view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), ware, ids));
    }

    function _progressOf(bytes32[] calldata ids) private view returns (Progress memory progress) {
        progress.isOver = true;
        for (uint256 i = 0; i < ids.length; ++i) {
            IMarket.Purchase memory part = MARKET.purchaseOf(ids[i]);
            uint256 earned = VoucherMath.earned(part.amount, part.used, part.calls);
            progress.buyer = part.owner;
            progress.total += part.amount;
            progress.earned += earned;
            if (part.state == IMarket.State.Closed) {
                if (_isCancelled(part)) progress.cancelled += part.amount - earned;
            } else if (part.used < part.calls) {
                progress.isOver = false;
            }
        }
    }

    /// @dev Whether its owner ended it early without a reason that the SecWare gave.
    function _isCancelled(IMarket.Purchase memory part) private view returns (bool) {
        return part.cancelAt != 0 && !part.isFeeWaived && REGISTRY.endedAtOf(part.ware) == 0;
    }
}
