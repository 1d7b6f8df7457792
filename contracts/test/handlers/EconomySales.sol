// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPackages} from "../../src/interfaces/IPackages.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {EconomyBooks} from "./EconomyBooks.sol";

/// @notice What is sold in three ways, used, left, and paid out.
abstract contract EconomySales is EconomyBooks {
    struct Bundle {
        bytes32 id;
        bytes32[] parts;
        uint256[] deals;
        address buyer;
        uint256 settled;
        bool isClosed;
    }

    uint96 internal constant PRICE = 10e18;
    uint256 internal constant UNITS = 1_000;
    uint256 internal constant MARGIN = 3e18;
    uint256 internal constant PARTS_TOTAL = 30e18;
    uint256 private constant DEALS_AT_MOST = 120;

    Bundle[] internal _bundles;
    mapping(address buyer => uint256) private _boughtAtDesk;
    uint256 private _nextKey = 1_000;
    uint256 private _pausedUntil;
    uint256 private _nextPauseFrom;

    /// @dev Nothing is sold then; everything else goes on, as each other act says.
    function pause(uint256 span) external {
        span = bound(span, 1, 7 days);
        vm.prank(_world.guardian);
        (bool isDone,) = address(_world.market).call(abi.encodeCall(_world.market.pauseSales, (span)));
        assertTrue(isDone == (block.timestamp >= _nextPauseFrom), "once in a month");
        if (!isDone) return;
        (_pausedUntil, _nextPauseFrom) = (block.timestamp + span, block.timestamp + 30 days);
        ++done["pause"];
    }

    /// @dev Sold exactly while the stake covers it.
    function buy(uint256 who, uint256 which, uint256 howMany) external {
        if (_deals.length >= DEALS_AT_MOST) return;
        (address buyer, uint32 ware) = (buyers[who % buyers.length], wares[which % wares.length]);
        uint40 qty = uint40(bound(howMany, 1, 30));
        bool isDue = _isOpen() && _isCovered(ware, qty * PRICE);
        ISecHub.BuyOrder memory order = _order(buyer, ware, qty);
        bytes memory data = abi.encodeCall(
            IMarket.buy, (ware, 1, qty, order.maxTotal, order.planHash, order.callerKey, order.buyerNonce)
        );
        vm.prank(buyer);
        (bool isDone, bytes memory id) = address(_world.market).call(data);
        assertTrue(isDone == isDue, "sold while the stake covers it");
        if (!isDone) return;
        _move(buyer, address(_world.market), qty * PRICE);
        _open(abi.decode(id, (bytes32)), ware, buyer, IMarket.Via.Owner, qty);
        ++done["buy"];
    }

    /// @dev The desk's own SEC, for ETH.
    function buyAtDesk(uint256 who, uint256 howMany) external {
        if (_deals.length >= DEALS_AT_MOST) return;
        (address buyer, uint32 ware) = (buyers[who % buyers.length], wares[0]);
        uint40 qty = uint40(bound(howMany, 1, 20));
        uint256 sec = qty * PRICE;
        bool isDue = _isOpen() && _boughtAtDesk[buyer] + sec <= 500e18 && _isCovered(ware, sec)
            && balanceOf[address(_world.desk)] >= sec;
        _refreshPrice();
        uint256 cost = _world.desk.quote(uint96(sec));
        bytes memory data = abi.encodeCall(_world.desk.buy, (buyer, _order(buyer, ware, qty)));
        vm.deal(buyer, cost);
        vm.prank(buyer);
        (bool isDone, bytes memory id) = address(_world.desk).call{value: cost}(data);
        assertTrue(isDone == isDue, "sold within its caps");
        if (!isDone) return;
        _boughtAtDesk[buyer] += sec;
        _move(address(_world.desk), address(_world.market), sec);
        _open(abi.decode(id, (bytes32)), ware, buyer, IMarket.Via.Desk, qty);
        ++done["buyAtDesk"];
    }

    /// @dev Parts that are ordinary purchases, and a margin.
    function buyPackage(uint256 who) external {
        if (_deals.length >= DEALS_AT_MOST) return;
        address buyer = buyers[who % buyers.length];
        (IPackages.Part[] memory parts,, bytes32 offerHash) = _world.packages.partsOf(_world.bundle);
        bool isDue = _isOpen() && _isCovered(_world.bundle, MARGIN);
        Bundle storage own = _bundles.push();
        IPackages.PackageOrder memory order;
        (order.ware, order.offerHash, order.maxTotal) = (_world.bundle, offerHash, uint96(PARTS_TOTAL + MARGIN));
        (order.callerKeys, order.buyerNonces) = (new address[](parts.length), new bytes32[](parts.length));
        for (uint256 i = 0; i < parts.length; ++i) {
            isDue = isDue && _isCovered(parts[i].ware, parts[i].total);
            uint256 nonce = _world.market.buyerNonceOf(buyer, parts[i].ware);
            (order.callerKeys[i], order.buyerNonces[i]) = (vm.addr(_nextKey + i), bytes32(nonce));
            own.parts.push(_world.market.purchaseIdOf(buyer, parts[i].ware, parts[i].planHash, nonce));
        }
        vm.prank(buyer);
        (bool isDone, bytes memory id) = address(_world.packages).call(abi.encodeCall(IPackages.buy, (order)));
        assertTrue(isDone == isDue, "sold while every stake covers it");
        if (!isDone) return _bundles.pop();
        (own.id, own.buyer) = (abi.decode(id, (bytes32)), buyer);
        _move(buyer, address(_world.market), PARTS_TOTAL);
        _move(buyer, address(_world.packages), MARGIN);
        _stakes[_world.bundle].openExposure += MARGIN;
        for (uint256 i = 0; i < parts.length; ++i) {
            own.deals.push(_deals.length);
            _open(own.parts[i], parts[i].ware, buyer, IMarket.Via.Packages, parts[i].qty);
        }
        ++done["buyPackage"];
    }

    function settle(uint256 pick, uint256 howMany) external {
        if (_deals.length == 0) return;
        Deal storage own = _deals[pick % _deals.length];
        if (own.isClosed || own.used == own.calls || block.timestamp >= own.closesAt + 48 hours) return;
        uint256 most = own.calls - own.used;
        uint256 served = howMany % 3 == 0 ? most : bound(howMany, 1, most);
        uint256 before = _earned(own);
        assertEq(
            _world.market.settle(_voucher(_world.market, own.id, own.used + served, own.key)),
            own.amount * (own.used + served) / own.calls - before,
            "pays what was served"
        );
        own.used += served;
        uint256 paid = _earned(own) - before;
        _tail(own.ware, paid);
        _addDue(own.ware, _useInEpoch(own.ware, own.buyer, paid));
        ++done["settle"];
    }

    function cancel(uint256 pick) external {
        if (_deals.length == 0) return;
        Deal storage own = _deals[pick % _deals.length];
        if (own.isClosed || own.isCancelled || block.timestamp >= own.closesAt) return;
        vm.prank(own.buyer);
        _world.market.cancel(own.id);
        (own.isCancelled, own.closesAt) = (true, block.timestamp);
    }

    /// @dev To whom it was bought for; what the desk bought goes back to its stock.
    function refund(uint256 pick) external {
        if (_deals.length == 0) return;
        Deal storage own = _refundableFrom(pick);
        (bool isDone,) = address(_world.market).call(abi.encodeCall(IMarket.refund, (own.id)));
        assertTrue(isDone == (!own.isClosed && block.timestamp >= own.closesAt + 48 hours), "after the grace, once");
        if (!isDone) return;
        own.isClosed = true;
        if (!_isOpen()) ++done["refundWhilePaused"];
        uint256 left = own.amount - _earned(own);
        uint256 fee = own.isCancelled ? left * 200 / 10_000 : 0;
        _stakes[own.ware].openExposure -= left;
        if (fee > 0) _addDue(own.ware, fee);
        address to = own.via == IMarket.Via.Desk ? address(_world.desk) : own.buyer;
        _move(address(_world.market), to, left - fee);
        ++done["refund"];
    }

    /// @dev The margin is earned as its parts are; of it the fee is burned whole.
    function settlePackage(uint256 pick) external {
        if (_bundles.length == 0) return;
        Bundle storage own = _bundles[pick % _bundles.length];
        (bool isDone,) = address(_world.packages).call(abi.encodeCall(IPackages.settle, (_world.bundle, own.parts)));
        assertTrue(isDone == !own.isClosed, "while it is open");
        if (isDone) _settleMargin(own);
    }

    function closePackage(uint256 pick) external {
        if (_bundles.length == 0) return;
        Bundle storage own = _overFrom(pick);
        (bool isOver, uint256 cancelled) = _progressOf(own);
        (bool isDone,) = address(_world.packages).call(abi.encodeCall(IPackages.close, (_world.bundle, own.parts)));
        assertTrue(isDone == (!own.isClosed && isOver), "once its parts are over");
        if (!isDone) return;
        _settleMargin(own);
        own.isClosed = true;
        uint256 fee = MARGIN * cancelled * 200 / (PARTS_TOTAL * 10_000);
        uint256 rest = MARGIN - own.settled;
        _stakes[_world.bundle].openExposure -= rest;
        _move(address(_world.packages), own.buyer, rest - fee);
        _move(address(_world.packages), _world.reseller, fee);
        ++done["closePackage"];
    }

    function withdraw(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        uint256 amount = _takeDue(ware);
        vm.prank(_developerOf(ware));
        assertEq(_world.market.withdraw(ware), amount, "what came free and is not claimed");
        _move(address(_world.market), _developerOf(ware), amount);
        if (amount > 0) ++done["withdraw"];
    }

    /// @notice Margins that are not earned and not given back.
    function margins() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _bundles.length; ++i) {
            if (!_bundles[i].isClosed) sum += MARGIN - _bundles[i].settled;
        }
    }

    function _isOpen() private view returns (bool) {
        return block.timestamp >= _pausedUntil;
    }

    /// @dev From a place on that chance chose, what is over and not used up; else what stands there.
    function _refundableFrom(uint256 pick) private view returns (Deal storage own) {
        for (uint256 i = 0; i < _deals.length; ++i) {
            own = _deals[(pick % _deals.length + i) % _deals.length];
            if (!own.isClosed && own.used < own.calls && block.timestamp >= own.closesAt + 48 hours) return own;
        }
        return _deals[pick % _deals.length];
    }

    /// @dev From a place on that chance chose, one whose parts are over; else what stands there.
    function _overFrom(uint256 pick) private view returns (Bundle storage own) {
        for (uint256 i = 0; i < _bundles.length; ++i) {
            own = _bundles[(pick % _bundles.length + i) % _bundles.length];
            (bool isOver,) = _progressOf(own);
            if (isOver && !own.isClosed) return own;
        }
        return _bundles[pick % _bundles.length];
    }

    function _progressOf(Bundle storage own) private view returns (bool isOver, uint256 cancelled) {
        isOver = true;
        for (uint256 i = 0; i < own.deals.length; ++i) {
            Deal storage part = _deals[own.deals[i]];
            if (part.isClosed && part.isCancelled) cancelled += part.amount - _earned(part);
            if (!part.isClosed && part.used < part.calls) isOver = false;
        }
    }

    function _settleMargin(Bundle storage own) private {
        uint256 earned = 0;
        for (uint256 i = 0; i < own.deals.length; ++i) {
            earned += _earned(_deals[own.deals[i]]);
        }
        uint256 settled = MARGIN * earned / PARTS_TOTAL;
        uint256 toBurn = settled * 600 / 10_000 - own.settled * 600 / 10_000;
        uint256 paid = settled - own.settled;
        own.settled = settled;
        if (paid == 0) return;
        _tail(_world.bundle, paid);
        _burn(address(_world.packages), toBurn);
        _move(address(_world.packages), _world.reseller, paid - toBurn);
    }

    function _open(bytes32 id, uint32 ware, address buyer, IMarket.Via via, uint256 qty) private {
        Deal storage own = _deals.push();
        (own.id, own.ware, own.buyer, own.via, own.key) = (id, ware, buyer, via, _nextKey++);
        (own.amount, own.calls, own.closesAt) = (qty * PRICE, qty * UNITS, block.timestamp + 30 days);
        _stakes[ware].openExposure += qty * PRICE;
    }

    function _order(address buyer, uint32 ware, uint40 qty) private view returns (ISecHub.BuyOrder memory) {
        return ISecHub.BuyOrder({
            ware: ware,
            plan: 1,
            qty: qty,
            maxTotal: qty * PRICE,
            planHash: _world.registry.planHashOf(ware, 1),
            callerKey: vm.addr(_nextKey),
            buyerNonce: bytes32(_world.market.buyerNonceOf(buyer, ware))
        });
    }

    /// @dev What it costs in ETH is another campaign's.
    function _refreshPrice() private {
        if (block.timestamp < _world.desk.priceUntil()) return;
        uint96 price = _world.desk.price();
        vm.prank(_world.owner);
        _world.desk.setPrice(price);
    }
}
