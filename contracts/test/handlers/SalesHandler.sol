// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {IPackages} from "../../src/interfaces/IPackages.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {Market} from "../../src/Market.sol";
import {Packages} from "../../src/Packages.sol";
import {Registry} from "../../src/Registry.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Signing} from "./Signing.sol";

/// @notice Random sales for ETH and in packages, with a ledger of its own that knows what should have happened.
/// @dev No act reverts; where one does, a rule is broken.
contract SalesHandler is Signing {
    struct World {
        SecToken token;
        Registry registry;
        Market market;
        Desk desk;
        Packages packages;
        address owner;
        uint32 ware;
        uint32 bundle;
    }

    struct Part {
        address buyer;
        bool isAtDesk;
        uint256 key;
        uint256 amount;
        uint256 calls;
        uint256 used;
        uint256 closesAt;
        bool isCancelled;
        bool isClosed;
    }

    struct DeskSale {
        uint256 paid;
        uint256 sec;
        uint256 refunded;
        bool isClosed;
    }

    struct PackageSale {
        bytes32 id;
        address buyer;
        bytes32[] parts;
        uint256 settled;
        bool isClosed;
    }

    uint96 private constant PRICE = 10e18;
    uint256 private constant MARGIN = 6e18;
    uint256 private constant PARTS_TOTAL = 60e18;

    World private _world;
    address[] public buyers;
    bytes32[] public ids;
    mapping(bytes32 id => Part) private _parts;
    mapping(bytes32 id => DeskSale) private _deskSales;
    PackageSale[] private _packageSales;
    mapping(address account => uint256) public kept;
    mapping(address owner => uint256) public bought;
    mapping(uint256 dayNumber => uint256) public soldOn;
    uint256 public price = 1e15;
    uint256 private _setAt;
    uint256 public stock;
    uint256 public ethIn;
    uint256 public burned;
    uint256 private _nextKey = 1_000;

    constructor(World memory world, address[] memory buyers_) {
        (_world, buyers) = (world, buyers_);
        stock = _world.token.balanceOf(address(_world.desk));
        _setAt = block.timestamp;
    }

    /// @dev For exactly its price, while the price is fresh and stock and shares last.
    function buyAtDesk(uint256 who, uint256 howMany, uint256 tip) external {
        address buyer = buyers[who % buyers.length];
        uint40 qty = uint40(bound(howMany, 1, 20));
        uint256 cost = (uint256(qty) * PRICE * price * 11 + 1e19 - 1) / 1e19;
        uint256 key = _nextKey++;
        bool isDue = _isSoldAtDesk(buyer, uint256(qty) * PRICE);
        bytes memory data = abi.encodeCall(_world.desk.buy, (buyer, _order(buyer, qty, vm.addr(key))));
        uint256 before = buyer.balance;
        vm.prank(buyer);
        (bool isDone, bytes memory result) = address(_world.desk).call{value: cost + tip % 1 ether}(data);
        assertTrue(isDone == isDue, "sells within its caps, at a fresh price");
        if (!isDone) return assertEq(buyer.balance, before, "and nothing otherwise");
        assertEq(before - buyer.balance, cost, "costs its price, whatever was sent");
        _bookAtDesk(abi.decode(result, (bytes32)), buyer, qty, key, cost);
    }

    function buyPackage(uint256 who) external {
        address buyer = buyers[who % buyers.length];
        (IPackages.PackageOrder memory order, uint256 firstKey) = _packageOrder(buyer);
        (IPackages.Part[] memory parts,,) = _world.packages.partsOf(_world.bundle);
        bytes32[] memory made = new bytes32[](parts.length);
        for (uint256 i = 0; i < parts.length; ++i) {
            made[i] = _world.market.purchaseIdOf(buyer, parts[i].ware, parts[i].planHash, uint256(order.buyerNonces[i]));
        }
        uint256 before = _world.token.balanceOf(buyer);
        vm.prank(buyer);
        bytes32 id = _world.packages.buy(order);
        assertEq(before - _world.token.balanceOf(buyer), PARTS_TOTAL + MARGIN, "costs its parts and its margin");
        for (uint256 i = 0; i < parts.length; ++i) {
            ids.push(made[i]);
            uint256 end = block.timestamp + 30 days;
            uint256 calls = uint256(parts[i].qty) * 1_000;
            _parts[made[i]] = Part(buyer, false, firstKey + i, parts[i].total, calls, 0, end, false, false);
        }
        _packageSales.push(PackageSale(id, buyer, made, 0, false));
    }

    function settle(uint256 pick, uint256 howMany) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Part storage own = _parts[id];
        if (own.isClosed || own.used == own.calls || block.timestamp >= own.closesAt + 48 hours) return;
        uint256 most = own.calls - own.used;
        uint256 served = howMany % 3 == 0 ? most : bound(howMany, 1, most);
        _world.market.settle(_voucher(_world.market, id, own.used + served, own.key));
        own.used += served;
    }

    function cancel(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Part storage own = _parts[id];
        if (own.isClosed || own.isCancelled || block.timestamp >= own.closesAt) return;
        vm.prank(own.buyer);
        _world.market.cancel(id);
        (own.isCancelled, own.closesAt) = (true, block.timestamp);
    }

    /// @dev What the desk sold comes back as stock, and its ETH to who paid; what a package sold comes back to its buyer.
    function refund(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Part storage own = _parts[id];
        bool isDue = !own.isClosed && block.timestamp >= own.closesAt + 48 hours;
        (uint256 sec, uint256 eth) = (_world.token.balanceOf(own.buyer), own.buyer.balance);
        (bool isDone,) = address(_world.market).call(abi.encodeCall(_world.market.refund, (id)));
        assertTrue(isDone == isDue, "refunds after the grace, once");
        if (!isDone) return;
        own.isClosed = true;
        uint256 left = own.amount - own.amount * own.used / own.calls;
        if (own.isCancelled) left -= left * 200 / 10_000;
        if (!own.isAtDesk) return assertEq(_world.token.balanceOf(own.buyer) - sec, left, "passed on");
        stock += left;
        if (!_deskSales[id].isClosed) assertEq(own.buyer.balance - eth, _closeAtDesk(id, left), "ETH of the unused");
        assertEq(_world.token.balanceOf(own.buyer), sec, "no SEC for what was paid in ETH");
    }

    /// @dev A purchase that is used up needs no refund.
    function closeAtDesk(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Part storage own = _parts[id];
        bool isDue = own.isAtDesk && !_deskSales[id].isClosed && own.used == own.calls;
        (bool isDone,) = address(_world.desk).call(abi.encodeCall(_world.desk.close, (id)));
        assertTrue(isDone == isDue, "closes what is used up, once");
        if (isDone) _closeAtDesk(id, 0);
    }

    function withdraw(uint256 who) external {
        address account = who % 3 == 0 ? _world.owner : buyers[who % buyers.length];
        uint256 before = account.balance;
        (bool isDone,) = address(_world.desk).call(abi.encodeCall(_world.desk.withdraw, (account)));
        assertTrue(isDone == (kept[account] > 0), "pays what is kept");
        assertEq(account.balance - before, kept[account], "to the unit");
        ethIn -= kept[account];
        kept[account] = 0;
    }

    /// @dev Margins are earned as the parts are.
    function settlePackage(uint256 pick) external {
        if (_packageSales.length == 0) return;
        PackageSale storage own = _packageSales[pick % _packageSales.length];
        (bool isDone,) =
            address(_world.packages).call(abi.encodeCall(_world.packages.settle, (_world.bundle, own.parts)));
        assertTrue(isDone == !own.isClosed, "settles while it is open");
        if (isDone) _settlePackage(own);
    }

    function closePackage(uint256 pick) external {
        if (_packageSales.length == 0) return;
        PackageSale storage own = _packageSales[pick % _packageSales.length];
        uint256 before = _world.token.balanceOf(own.buyer);
        (bool isDone,) =
            address(_world.packages).call(abi.encodeCall(_world.packages.close, (_world.bundle, own.parts)));
        assertTrue(isDone == (!own.isClosed && _isOver(own)), "closes once its parts are over");
        if (!isDone) return;
        _settlePackage(own);
        own.isClosed = true;
        uint256 fee = MARGIN * _cancelledOf(own) * 200 / (PARTS_TOTAL * 10_000);
        uint256 back = _world.token.balanceOf(own.buyer) - before;
        assertEq(back, MARGIN - own.settled - fee, "the margin of what was not used");
    }

    function setPrice(uint256 wei_) external {
        uint256 next = bound(wei_, price * 7 / 10, price * 13 / 10);
        bool isStep = next >= price - price * 2_000 / 10_000 && next <= price + price * 2_000 / 10_000;
        vm.prank(_world.owner);
        (bool isDone,) = address(_world.desk).call(abi.encodeCall(_world.desk.setPrice, (uint96(next))));
        assertTrue(isDone == (isStep && block.timestamp >= _setAt + 1 days), "a fifth at most, once a day");
        if (isDone) (price, _setAt) = (next, block.timestamp);
    }

    function takeStock(uint256 amount) external {
        amount = bound(amount, 1, 100e18);
        vm.prank(_world.owner);
        (bool isDone,) = address(_world.desk).call(abi.encodeCall(_world.desk.takeStock, (amount)));
        assertTrue(isDone == (amount <= stock), "takes stock only");
        if (isDone) stock -= amount;
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 20 days : 3 days));
    }

    function counts() external view returns (uint256 purchases, uint256 packages, uint256 customers) {
        return (ids.length, _packageSales.length, buyers.length);
    }

    function partOf(bytes32 id) external view returns (Part memory) {
        return _parts[id];
    }

    function deskSaleOf(bytes32 id) external view returns (DeskSale memory) {
        return _deskSales[id];
    }

    function packageSaleOf(uint256 place) external view returns (PackageSale memory) {
        return _packageSales[place];
    }

    /// @notice Margins that are held.
    function margins() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _packageSales.length; ++i) {
            if (!_packageSales[i].isClosed) sum += MARGIN - _packageSales[i].settled;
        }
    }

    /// @notice ETH of sales that are open, and what is kept for somebody.
    function ethHeld() external view returns (uint256 sum) {
        for (uint256 i = 0; i < ids.length; ++i) {
            if (!_deskSales[ids[i]].isClosed) sum += _deskSales[ids[i]].paid;
        }
        for (uint256 i = 0; i < buyers.length; ++i) {
            sum += kept[buyers[i]];
        }
        sum += kept[_world.owner];
    }

    function _isSoldAtDesk(address buyer, uint256 sec) private view returns (bool) {
        bool isCapped = bought[buyer] + sec <= 500e18 && soldOn[block.timestamp / 1 days] + sec <= 5_000e18;
        return isCapped && sec <= stock && block.timestamp < _setAt + 7 days;
    }

    function _bookAtDesk(bytes32 id, address buyer, uint256 qty, uint256 key, uint256 cost) private {
        uint256 sec = qty * PRICE;
        ids.push(id);
        _parts[id] = Part(buyer, true, key, sec, qty * 1_000, 0, block.timestamp + 30 days, false, false);
        _deskSales[id] = DeskSale(cost, sec, 0, false);
        bought[buyer] += sec;
        soldOn[block.timestamp / 1 days] += sec;
        stock -= sec;
        ethIn += cost;
    }

    function _closeAtDesk(bytes32 id, uint256 refunded) private returns (uint256 toPayer) {
        DeskSale storage sale = _deskSales[id];
        (sale.isClosed, sale.refunded) = (true, refunded);
        toPayer = sale.paid * refunded / sale.sec;
        kept[_world.owner] += sale.paid - toPayer;
        ethIn -= toPayer;
    }

    function _settlePackage(PackageSale storage own) private {
        uint256 earned = 0;
        for (uint256 i = 0; i < own.parts.length; ++i) {
            Part storage part = _parts[own.parts[i]];
            earned += part.amount * part.used / part.calls;
        }
        uint256 settled = MARGIN * earned / PARTS_TOTAL;
        burned += settled * 600 / 10_000 - own.settled * 600 / 10_000;
        own.settled = settled;
    }

    function _isOver(PackageSale storage own) private view returns (bool) {
        for (uint256 i = 0; i < own.parts.length; ++i) {
            Part storage part = _parts[own.parts[i]];
            if (!part.isClosed && part.used < part.calls) return false;
        }
        return true;
    }

    function _cancelledOf(PackageSale storage own) private view returns (uint256 sum) {
        for (uint256 i = 0; i < own.parts.length; ++i) {
            Part storage part = _parts[own.parts[i]];
            if (part.isClosed && part.isCancelled) sum += part.amount - part.amount * part.used / part.calls;
        }
    }

    function _order(address buyer, uint40 qty, address key) private view returns (ISecHub.BuyOrder memory) {
        return ISecHub.BuyOrder({
            ware: _world.ware,
            plan: 1,
            qty: qty,
            maxTotal: qty * PRICE,
            planHash: _world.registry.planHashOf(_world.ware, 1),
            callerKey: key,
            buyerNonce: bytes32(_world.market.buyerNonceOf(buyer, _world.ware))
        });
    }

    function _packageOrder(address buyer) private returns (IPackages.PackageOrder memory order, uint256 firstKey) {
        firstKey = _nextKey;
        (IPackages.Part[] memory parts, uint96 margin, bytes32 offerHash) = _world.packages.partsOf(_world.bundle);
        (order.ware, order.offerHash) = (_world.bundle, offerHash);
        order.maxTotal = uint96(PARTS_TOTAL) + margin;
        (order.callerKeys, order.buyerNonces) = (new address[](parts.length), new bytes32[](parts.length));
        for (uint256 i = 0; i < parts.length; ++i) {
            order.callerKeys[i] = vm.addr(_nextKey++);
            order.buyerNonces[i] = bytes32(_world.market.buyerNonceOf(buyer, parts[i].ware));
        }
    }
}
