// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Market} from "../../src/Market.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Vm} from "../Vm.sol";
import {Ledger} from "./Ledger.sol";

/// @notice Buyers, developers and strangers who do what they may, in any order, and never fail: each act asks first whether
/// the rules allow it, by the ledger and not by the contracts, and a call that then fails fails the campaign.
contract MarketHandler is Ledger {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant FIRST_BUYER_KEY = 101;
    uint256 private constant FIRST_CALLER_KEY = 201;
    uint256 private constant BUYERS = 3;
    uint256 private constant PRICE = 7e18 + 3;
    uint40 private constant UNITS = 13;

    SecToken private immutable TOKEN;
    Registry private immutable REGISTRY;
    ProviderStake private immutable STAKES;
    Market private immutable MARKET;

    uint32[] public wares;
    mapping(uint32 ware => address) public developerOf;
    mapping(uint32 ware => uint256) public staked;
    mapping(uint32 ware => uint256) public unbonding;
    mapping(bytes32 id => mapping(address caller => uint256)) private _capOf;
    mapping(bytes32 id => address[]) private _keysOf;
    mapping(bytes32 id => uint256) private _endOf;
    mapping(string act => uint256) public times;
    /// @notice Set when a sale went through that the stake did not cover, or a voucher paid what it had paid before.
    bool public soldShort;
    bool public paidTwice;
    bool public paidEarly;

    constructor(SecToken token, Registry registry, ProviderStake stakes, Market market) {
        TOKEN = token;
        REGISTRY = registry;
        STAKES = stakes;
        MARKET = market;
        for (uint256 i = 0; i < BUYERS; ++i) {
            vm.prank(vm.addr(FIRST_BUYER_KEY + i));
            token.approve(address(market), type(uint256).max);
        }
    }

    /// @dev A SecWare of `developer` with a paid plan 0 that holds `stake`.
    function enlist(uint32 ware, address developer, uint256 stake) external {
        wares.push(ware);
        developerOf[ware] = developer;
        staked[ware] = stake;
    }

    function buyerAt(uint256 seed) public pure returns (address) {
        return vm.addr(FIRST_BUYER_KEY + seed % BUYERS);
    }

    function buy(uint256 who, uint256 which, uint256 many) external {
        address buyer = buyerAt(who);
        uint32 ware = wares[which % wares.length];
        uint256 qty = 1 + many % 20;
        uint256 amount = qty * PRICE;
        if (TOKEN.balanceOf(buyer) < amount) return;
        bool isCovered = staked[ware] >= STAKES.fixedPart() + this.exposureOf(ware) + amount;
        uint256 nonce = boughtBy[buyer][ware];
        bytes32 planHash = REGISTRY.planHashOf(ware, 0);
        address key = vm.addr(FIRST_CALLER_KEY + _sold.length);
        if (!isCovered) {
            vm.prank(buyer);
            try MARKET.buy(ware, 0, uint40(qty), uint96(amount), planHash, key, bytes32(nonce)) {
                soldShort = true;
            } catch {}
            ++times["refused"];
            return;
        }
        vm.prank(buyer);
        bytes32 id = MARKET.buy(ware, 0, uint40(qty), uint96(amount), planHash, key, bytes32(nonce));
        _sold.push(Sold(id, ware, buyer, amount, qty * UNITS, 0, 0, 0, 0, false));
        boughtBy[buyer][ware] = nonce + 1;
        moneyIn += amount;
        _endOf[id] = block.timestamp + 30 days;
        _addKey(id, key, qty * UNITS);
        ++times["buy"];
    }

    function topUp(uint256 which, uint256 many) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        IMarket.State state = MARKET.purchaseOf(one.id).state;
        uint256 qty = 1 + many % 5;
        uint256 amount = qty * PRICE;
        bool isCovered = staked[one.ware] >= STAKES.fixedPart() + this.exposureOf(one.ware) + amount;
        bool isOpen = state == IMarket.State.Live && block.timestamp < _endOf[one.id];
        if (!isOpen || !isCovered || TOKEN.balanceOf(one.buyer) < amount) return;
        vm.prank(one.buyer);
        MARKET.topUp(one.id, uint40(qty), uint96(amount));
        one.amount += amount;
        one.calls += qty * UNITS;
        moneyIn += amount;
        address[] storage keys = _keysOf[one.id];
        for (uint256 i = keys.length; i > 0; --i) {
            if (MARKET.callerOf(one.id, keys[i - 1]).revokedAt != 0) continue;
            _capOf[one.id][keys[i - 1]] += qty * UNITS;
            break;
        }
        ++times["topUp"];
    }

    function addCaller(uint256 which, uint256 cap) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        bool isOpen = MARKET.purchaseOf(one.id).state == IMarket.State.Live && block.timestamp < _endOf[one.id];
        if (!isOpen || _keysOf[one.id].length >= 6) return;
        uint256 maxCalls = 1 + cap % (2 * one.calls);
        address key = vm.addr(10_000 + uint256(one.id) % 1e6 + _keysOf[one.id].length);
        vm.prank(one.buyer);
        MARKET.setCaller(one.id, key, uint40(maxCalls), uint40(_endOf[one.id]));
        _addKey(one.id, key, maxCalls);
        ++times["addCaller"];
    }

    function bump(uint256 which) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        vm.prank(one.buyer);
        MARKET.bumpEpoch(one.id);
        ++times["bump"];
    }

    /// @dev Sends a voucher in twice; the second time must pay nothing.
    function settle(uint256 which, uint256 whose, uint256 number) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        (address key, uint256 secret) = _keyOf(which % _sold.length, one.id, whose);
        uint256 seq = 1 + number % (one.calls + 3);
        IMarket.Entry memory entry = _signed(one.id, key, secret, uint40(seq));
        uint256 served = _isTooLate(one, key) ? 0 : _servedNow(one, key, seq);
        uint256 before = TOKEN.totalSupply();
        IMarket.Entry[] memory entries = new IMarket.Entry[](2);
        entries[0] = entry;
        entries[1] = entry;
        uint256 paid = MARKET.settleMany(entries);
        uint256 expected = served == 0 ? 0 : _paidFor(one, served);
        if (paid != expected) paidTwice = true;
        if (served == 0) return;
        servedBy[one.id][key] += served;
        _bookPaid(one, served, expected);
        if (before - TOKEN.totalSupply() != expected * 45 / 1_000) paidTwice = true;
        ++times["settle"];
    }

    function cancel(uint256 which) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        bool isOpen = MARKET.purchaseOf(one.id).state == IMarket.State.Live && block.timestamp < _endOf[one.id];
        if (!isOpen) return;
        vm.prank(one.buyer);
        MARKET.cancel(one.id);
        ++times["cancel"];
    }

    function refund(uint256 which) external {
        if (_sold.length == 0) return;
        Sold storage one = _sold[which % _sold.length];
        IMarket.Purchase memory purchase = MARKET.purchaseOf(one.id);
        bool isCancelled = purchase.state == IMarket.State.Cancelling;
        uint256 closedAt = isCancelled ? purchase.cancelAt : _endOf[one.id];
        if (one.isClosed || block.timestamp < closedAt + 48 hours) return;
        uint256 before = TOKEN.balanceOf(one.buyer);
        MARKET.refund(one.id);
        uint256 left = one.amount - one.paid;
        one.fee = isCancelled ? left / 50 : 0;
        one.refunded = TOKEN.balanceOf(one.buyer) - before;
        one.isClosed = true;
        refundedOut += left - one.fee;
        _bookDue(one.ware, one.fee);
        ++times["refund"];
    }

    function withdraw(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        (uint32[] memory dayNumbers,) = MARKET.revenueOf(ware);
        uint256 count = 0;
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            if (uint256(dayNumbers[i]) * 1 days <= block.timestamp) ++count;
        }
        uint32[] memory come = new uint32[](count);
        for (uint256 i = 0; i < count; ++i) {
            come[i] = dayNumbers[i];
        }
        vm.prank(developerOf[ware]);
        uint256 amount = MARKET.withdraw(ware, come);
        uint256 expected = 0;
        for (uint256 i = 0; i < _dues.length; ++i) {
            Due storage due = _dues[i];
            if (due.ware != ware || due.isPaid || due.day * 1 days > block.timestamp) continue;
            due.isPaid = true;
            expected += due.amount;
        }
        if (amount != expected) paidEarly = true;
        withdrawnOut += amount;
        if (amount > 0) ++times["withdraw"];
    }

    function addStake(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        amount = 1 + amount % 500e18;
        if (TOKEN.balanceOf(developerOf[ware]) < amount) return;
        vm.startPrank(developerOf[ware]);
        TOKEN.approve(address(STAKES), amount);
        STAKES.stake(ware, uint96(amount));
        vm.stopPrank();
        staked[ware] += amount;
    }

    function unbond(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        uint256 needed = STAKES.fixedPart() + this.exposureOf(ware);
        if (staked[ware] <= needed) return;
        amount = 1 + amount % (staked[ware] - needed);
        vm.prank(developerOf[ware]);
        STAKES.unbond(ware, uint96(amount));
        staked[ware] -= amount;
        unbonding[ware] += amount;
        ++times["unbond"];
    }

    function takeStake(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        if (unbonding[ware] == 0 || block.timestamp < STAKES.stakeOf(ware).unbondAt) return;
        vm.prank(developerOf[ware]);
        STAKES.withdraw(ware);
        unbonding[ware] = 0;
        ++times["takeStake"];
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + 1 hours + time % 6 days);
    }

    function donate(uint256 who, uint256 amount) external {
        address giver = buyerAt(who);
        amount = amount % 1e18;
        if (TOKEN.balanceOf(giver) < amount) return;
        vm.prank(giver);
        TOKEN.transfer(address(MARKET), amount);
        donated += amount;
    }

    function _addKey(bytes32 id, address key, uint256 cap) private {
        _keysOf[id].push(key);
        _capOf[id][key] = cap;
    }

    function _keyOf(uint256 place, bytes32 id, uint256 whose) private view returns (address, uint256) {
        uint256 number = whose % _keysOf[id].length;
        uint256 secret = number == 0 ? FIRST_CALLER_KEY + place : 10_000 + uint256(id) % 1e6 + number;
        return (_keysOf[id][number], secret);
    }

    function _isTooLate(Sold storage one, address key) private view returns (bool) {
        IMarket.Purchase memory purchase = MARKET.purchaseOf(one.id);
        uint256 closedAt = _endOf[one.id];
        if (purchase.cancelAt != 0) closedAt = purchase.cancelAt;
        uint40 revokedAt = MARKET.callerOf(one.id, key).revokedAt;
        if (revokedAt != 0 && revokedAt < closedAt) closedAt = revokedAt;
        return one.isClosed || block.timestamp >= closedAt + 48 hours;
    }

    function _servedNow(Sold storage one, address key, uint256 seq) private view returns (uint256 served) {
        uint256 before = servedBy[one.id][key];
        uint256 reach = seq < _capOf[one.id][key] ? seq : _capOf[one.id][key];
        served = reach > before ? reach - before : 0;
        if (served > one.calls - one.used) served = one.calls - one.used;
    }

    function _paidFor(Sold storage one, uint256 served) private view returns (uint256) {
        // The price is the same for every call of a purchase, so what is paid follows from the count alone.
        return PRICE * (one.used + served) / UNITS - PRICE * one.used / UNITS;
    }

    function _signed(bytes32 id, address key, uint256 secret, uint40 seq) private view returns (IMarket.Entry memory) {
        bytes32 requestHash = keccak256(abi.encode(id, key, seq));
        bytes32 voucher = keccak256(abi.encode(MARKET.CALL_VOUCHER_TYPEHASH(), id, uint256(seq), requestHash));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", MARKET.domainSeparator(), voucher));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, digest);
        return IMarket.Entry(id, requestHash, seq, key, abi.encodePacked(r, s, v));
    }
}
