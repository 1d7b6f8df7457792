// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {Market} from "../../src/Market.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Windows} from "../../src/Windows.sol";
import {Signing} from "./Signing.sol";

/// @notice Random use of the market, with a ledger of its own that knows what should have happened.
/// @dev No act reverts; where one does, a rule is broken.
contract MarketHandler is Signing {
    using SafeCastLib for uint256;

    struct Book {
        address buyer;
        uint32 ware;
        uint256 start;
        uint256 end;
        uint256 cancelAt;
        uint256 calls;
        uint256 used;
        uint256 paidIn;
        uint256 paid;
        uint256 refunded;
        uint256 fee;
        bool isClosed;
    }

    struct Key {
        uint256 cap;
        uint256 settled;
        uint256 revokedAt;
    }

    struct Tail {
        uint32 ware;
        uint256 amount;
        uint256 endsAt;
    }

    struct Due {
        uint32 ware;
        uint256 amount;
        uint256 freeAt;
        bool isPaid;
    }

    uint96 private constant PRICE = 10e18 + 7;
    uint40 private constant UNITS = 997;
    uint256 private constant GRACE = 48 hours;

    SecToken private immutable TOKEN;
    Registry private immutable REGISTRY;
    ProviderStake private immutable STAKES;
    Market private immutable MARKET;

    bytes32[] public ids;
    mapping(bytes32 id => Book) private _books;
    mapping(bytes32 id => uint256[]) private _keyLists;
    mapping(uint256 key => Key) private _keys;
    mapping(address buyer => mapping(uint32 ware => uint256)) public bought;
    mapping(uint32 ware => uint256) public stakedIn;
    Tail[] private _tails;
    Due[] private _dues;
    address[] public buyers;
    uint32[] public wares;
    uint256 public burned;
    uint256 public toOperators;
    uint256 public toPool;
    uint256 public toTreasury;
    uint32 public nextEpoch;
    mapping(uint256 epoch => uint256) public earnedIn;
    uint256 public donated;
    uint256 private _nextKey = 1_000;
    address private immutable GUARDIAN;
    uint256 private _pausedUntil;
    uint256 private _nextPauseFrom;

    constructor(SecToken token, Registry registry, ProviderStake stakes, Market market, address[] memory buyers_) {
        (TOKEN, REGISTRY, STAKES, MARKET) = (token, registry, stakes, market);
        GUARDIAN = registry.GUARDIAN();
        buyers = buyers_;
        nextEpoch = Windows.epochAt(block.timestamp);
    }

    /// @dev The second plan of each of them, at `PRICE` for `UNITS`.
    function open(uint32 ware) external {
        wares.push(ware);
        stakedIn[ware] = STAKES.stakeOf(ware).staked;
    }

    function buy(uint256 who, uint256 which, uint256 howMany) external {
        (address buyer, uint32 ware) = (buyers[who % buyers.length], wares[which % wares.length]);
        uint40 qty = uint40(bound(howMany, 1, 40));
        uint96 amount = qty * PRICE;
        uint256 key = _nextKey++;
        bool isCovered = STAKES.stakeOf(ware).staked >= 1_000e18 + exposureOf(ware) + amount;
        bool isPaused = !_isOnSale(ware);
        (bool isDone, bytes memory answer) = _tryBuy(buyer, ware, qty, vm.addr(key));
        assertTrue(isDone == (isCovered && !isPaused), "sells exactly while the stake covers it");
        if (!isDone) return;
        bytes32 id = abi.decode(answer, (bytes32));
        assertTrue(_books[id].buyer == address(0), "an id is never reused");
        ++bought[buyer][ware];
        ids.push(id);
        Book storage book = _books[id];
        (book.buyer, book.ware, book.paidIn) = (buyer, ware, amount);
        (book.start, book.end) = (block.timestamp, block.timestamp + 30 days);
        book.calls = uint256(qty) * UNITS;
        _keyLists[id].push(key);
        _keys[key].cap = book.calls;
    }

    function topUp(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Book storage book = _books[id];
        uint256[] storage list = _keyLists[id];
        uint256 newest = list[list.length - 1];
        bool isOpen = book.cancelAt == 0 && !book.isClosed && block.timestamp < book.end;
        bool isCovered = STAKES.stakeOf(book.ware).staked >= 1_000e18 + exposureOf(book.ware) + PRICE;
        if (!isOpen || !isCovered || !_isOnSale(book.ware)) return;
        vm.prank(book.buyer);
        MARKET.topUp(id, 1, PRICE);
        book.calls += UNITS;
        book.paidIn += PRICE;
        if (_keys[newest].revokedAt == 0) _keys[newest].cap += UNITS;
    }

    function settle(uint256 pick, uint256 keyPick, uint256 seqSeed) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        uint256[] storage list = _keyLists[id];
        uint256 key = list[keyPick % list.length];
        uint256 seq = bound(seqSeed, 0, 2 * _books[id].calls);
        IMarket.Entry[] memory entries = new IMarket.Entry[](3);
        entries[0] = _voucher(MARKET, id, seq + 1, key);
        entries[0].requestHash = bytes32(uint256(1));
        entries[1] = _voucher(MARKET, id, seq, key);
        entries[2] = entries[1];
        uint256 served = _servable(id, key, seq);
        uint256 expected = _pay(id, key, served);
        assertEq(MARKET.settleMany(entries), expected, "pays what the ledger says, once, bad ones or not");
    }

    /// @dev A voucher that was signed for another chain, or another market, is none here.
    function replay(uint256 pick, uint256 keyPick, uint256 elsewhere) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        uint256[] storage list = _keyLists[id];
        (uint256 chain, address at) = (block.chainid, address(MARKET));
        if (elsewhere % 2 == 0) chain += 1 + elsewhere % 9;
        else at = address(STAKES);
        bytes32 type_ = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
        bytes32 domain = keccak256(abi.encode(type_, keccak256("SecHub"), keccak256("1"), chain, at));
        IMarket.Entry[] memory entries = new IMarket.Entry[](1);
        entries[0] = _voucherIn(domain, id, _books[id].calls, list[keyPick % list.length]);
        assertEq(MARKET.settleMany(entries), 0, "pays nothing that was signed elsewhere");
    }

    /// @dev Stops new sales for a while, and nothing else: all other acts are asked for the same as ever.
    function pauseSales(uint256 span) external {
        span = bound(span, 0, 8 days);
        vm.prank(GUARDIAN);
        (bool isDone,) = address(MARKET).call(abi.encodeCall(MARKET.pauseSales, (span)));
        assertTrue(isDone == (span <= 7 days && block.timestamp >= _nextPauseFrom), "briefly, and seldom");
        if (isDone) (_pausedUntil, _nextPauseFrom) = (block.timestamp + span, block.timestamp + 30 days);
    }

    function rotate(uint256 pick, bool isNew) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Book storage book = _books[id];
        uint256[] storage list = _keyLists[id];
        vm.prank(book.buyer);
        MARKET.bumpEpoch(id);
        for (uint256 i = 0; i < list.length; ++i) {
            if (_keys[list[i]].revokedAt == 0) _keys[list[i]].revokedAt = block.timestamp;
        }
        bool isOpen = book.cancelAt == 0 && !book.isClosed && block.timestamp < book.end;
        if (!isNew || !isOpen || list.length == 16) return;
        uint256 key = _nextKey++;
        vm.prank(book.buyer);
        MARKET.setCaller(id, vm.addr(key), uint40(book.calls), uint40(book.end));
        list.push(key);
        _keys[key].cap = book.calls;
    }

    function cancel(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Book storage book = _books[id];
        if (book.cancelAt != 0 || book.isClosed || block.timestamp >= book.end) return;
        vm.prank(book.buyer);
        MARKET.cancel(id);
        book.cancelAt = block.timestamp;
    }

    function refund(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Book storage book = _books[id];
        bool isDue = !book.isClosed && block.timestamp >= _closedAt(book) + GRACE;
        uint256 before = TOKEN.balanceOf(book.buyer);
        (bool isDone,) = address(MARKET).call(abi.encodeCall(MARKET.refund, (id)));
        assertTrue(isDone == isDue, "refunds exactly after the grace, once");
        if (!isDone) return;
        uint256 left = book.paidIn - book.paid;
        book.isClosed = true;
        book.fee = book.cancelAt == 0 ? 0 : left * 200 / 10_000;
        book.refunded = left - book.fee;
        if (book.fee > 0) _owe(book.ware, book.fee);
        assertEq(TOKEN.balanceOf(book.buyer) - before, book.refunded, "refunds what is left");
    }

    function withdraw(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        vm.prank(REGISTRY.developerOf(ware));
        assertEq(MARKET.withdraw(ware), _collect(ware), "what has come free by the ledger");
    }

    /// @dev Closes the oldest epoch that is over and still open.
    function closeEpoch() external {
        if (Windows.startOf(nextEpoch + 1) > block.timestamp) return;
        vm.prank(buyers[0]);
        MARKET.closeEpoch(nextEpoch);
        uint256 usage = earnedIn[nextEpoch];
        burned += usage * 450 / 10_000;
        toOperators += usage * 100 / 10_000;
        toTreasury += usage * 50 / 10_000;
        toPool += usage * 650 / 10_000 - usage * 450 / 10_000 - usage * 100 / 10_000 - usage * 50 / 10_000;
        ++nextEpoch;
    }

    function stake(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        amount = bound(amount, 1, 200e18);
        vm.prank(REGISTRY.developerOf(ware));
        STAKES.stake(ware, amount.toUint96());
        stakedIn[ware] += amount;
    }

    function unbond(uint256 which, uint256 amount) external {
        uint32 ware = wares[which % wares.length];
        IProviderStake.Stake memory own = STAKES.stakeOf(ware);
        amount = bound(amount, 1, 300e18);
        bool isFree = own.staked >= 1_000e18 + exposureOf(ware) + amount;
        vm.prank(REGISTRY.developerOf(ware));
        (bool isDone,) = address(STAKES).call(abi.encodeCall(STAKES.unbond, (ware, amount.toUint96())));
        assertTrue(isDone == isFree, "unbonds exactly what is free");
    }

    function withdrawStake(uint256 which) external {
        uint32 ware = wares[which % wares.length];
        IProviderStake.Stake memory own = STAKES.stakeOf(ware);
        vm.prank(REGISTRY.developerOf(ware));
        (bool isDone,) = address(STAKES).call(abi.encodeCall(STAKES.withdraw, (ware)));
        assertTrue(isDone == (own.unbonding > 0 && block.timestamp >= own.unbondAt), "after the unbonding only");
        if (isDone) stakedIn[ware] -= own.unbonding;
    }

    function pause(uint256 which, bool isPaused) external {
        uint32 ware = wares[which % wares.length];
        vm.prank(REGISTRY.developerOf(ware));
        REGISTRY.setPaused(ware, isPaused);
    }

    function donate(uint256 amount) external {
        amount = bound(amount, 1, 1e18);
        vm.prank(buyers[0]);
        assertTrue(TOKEN.transfer(address(MARKET), amount), "donated");
        donated += amount;
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 20 days : 4 days));
    }

    function bookOf(bytes32 id) external view returns (Book memory) {
        return _books[id];
    }

    function keysOf(bytes32 id) external view returns (uint256[] memory) {
        return _keyLists[id];
    }

    function settledOf(uint256 key) external view returns (uint256) {
        return _keys[key].settled;
    }

    function counts() external view returns (uint256 purchases, uint256 sellers, uint256 customers) {
        return (ids.length, wares.length, buyers.length);
    }

    /// @notice What the ledger owes all developers.
    function owed() external view returns (uint256 sum) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            if (!_dues[i].isPaid) sum += _dues[i].amount;
        }
    }

    /// @notice What it owes one of them: what has come free, and what waits.
    function owedTo(uint32 ware) external view returns (uint256 free, uint256 waiting) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            Due storage due = _dues[i];
            if (due.isPaid || due.ware != ware) continue;
            if (due.freeAt <= block.timestamp) free += due.amount;
            else waiting += due.amount;
        }
    }

    /// @notice Open escrow, and what was settled and can still be claimed for.
    function exposureOf(uint32 ware) public view returns (uint256 sum) {
        for (uint256 i = 0; i < ids.length; ++i) {
            Book storage book = _books[ids[i]];
            if (book.ware == ware && !book.isClosed) sum += book.paidIn - book.paid;
        }
        for (uint256 i = 0; i < _tails.length; ++i) {
            if (_tails[i].ware == ware && _tails[i].endsAt > block.timestamp) sum += _tails[i].amount;
        }
    }

    function _tryBuy(address buyer, uint32 ware, uint40 qty, address key) private returns (bool, bytes memory) {
        bytes32 planHash = REGISTRY.planHashOf(ware, 1);
        bytes32 nonce = bytes32(bought[buyer][ware]);
        bytes memory call = abi.encodeCall(MARKET.buy, (ware, 1, qty, qty * PRICE, planHash, key, nonce));
        vm.prank(buyer);
        return address(MARKET).call(call);
    }

    function _servable(bytes32 id, uint256 key, uint256 seq) private view returns (uint256 served) {
        (Book storage book, Key storage own) = (_books[id], _keys[key]);
        uint256 until = _closedAt(book);
        if (own.revokedAt != 0 && own.revokedAt < until) until = own.revokedAt;
        if (book.isClosed || block.timestamp >= until + GRACE || seq <= own.settled) return 0;
        served = seq - own.settled;
        if (served > own.cap - own.settled) served = own.cap - own.settled;
        if (served > book.calls - book.used) served = book.calls - book.used;
    }

    function _pay(bytes32 id, uint256 key, uint256 served) private returns (uint256 paid) {
        if (served == 0) return 0;
        Book storage book = _books[id];
        book.used += served;
        _keys[key].settled += served;
        // From the whole, not from the difference: what the parts add up to.
        uint256 whole = book.paidIn * book.used / book.calls;
        paid = whole - book.paid;
        book.paid = whole;
        // Again from the whole: what all settlements of an epoch hold back.
        uint256 epoch = block.timestamp / 7 days;
        uint256 heldBefore = earnedIn[epoch] * 650 / 10_000;
        earnedIn[epoch] += paid;
        _owe(book.ware, paid - (earnedIn[epoch] * 650 / 10_000 - heldBefore));
        _tails.push(Tail(book.ware, paid, _midnightAfter(block.timestamp + 7 days)));
    }

    function _owe(uint32 ware, uint256 amount) private {
        _dues.push(Due(ware, amount, _midnightAfter(block.timestamp + 14 days), false));
    }

    function _collect(uint32 ware) private returns (uint256 sum) {
        for (uint256 i = 0; i < _dues.length; ++i) {
            Due storage due = _dues[i];
            if (due.isPaid || due.ware != ware || due.freeAt > block.timestamp) continue;
            due.isPaid = true;
            sum += due.amount;
        }
    }

    function _closedAt(Book storage book) private view returns (uint256) {
        return book.cancelAt == 0 ? book.end : book.cancelAt;
    }

    function _midnightAfter(uint256 time) private pure returns (uint256) {
        return (time + 1 days - 1) / 1 days * 1 days;
    }

    function _isOnSale(uint32 ware) private view returns (bool) {
        return block.timestamp >= _pausedUntil && REGISTRY.isOnSale(ware, 1);
    }
}
