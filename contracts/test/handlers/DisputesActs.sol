// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputes} from "../../src/interfaces/IDisputes.sol";
import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {Market} from "../../src/Market.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Verdict, Verdicts} from "../../src/verdicts/Verdicts.sol";
import {Windows} from "../../src/Windows.sol";
import {Signing} from "./Signing.sol";
import {SlaBook, SlaLedger} from "./SlaBook.sol";

/// @notice The ledger of `DisputesHandler`, how disputes begin, and the stake that they are about.
abstract contract DisputesActs is Signing, SlaLedger {
    struct World {
        SecToken token;
        Registry registry;
        ProviderStake stakes;
        Market market;
        IDisputes court;
        address owner;
        address developer;
        uint32 ware;
        uint256 signingKey;
    }

    struct Book {
        bytes32 id;
        IDisputesTypes.Kind kind;
        IDisputesTypes.State state;
        IDisputesTypes.Outcome outcome;
        address claimant;
        uint256 sum;
        uint256 harm;
        uint256 bond;
        uint256 contested;
        uint256 appealBond;
        bool isAppealByClaimant;
        uint256 openedAt;
        uint256 since;
    }

    struct Case {
        bytes32 id;
        address reporter;
        uint256 frozen;
        uint256 openedAt;
        bool isBreach;
        bool isDone;
    }

    struct Probe {
        bytes32 id;
        bytes32 purchase;
        address by;
        uint256 openedAt;
        bool isDone;
    }

    struct Miss {
        address by;
        uint256 openedAt;
    }

    uint96 internal constant PRICE = 1_000e18;
    uint96 internal constant PROBE_BOND = 20e18;
    uint256 internal constant CALLER_KEY = 3;

    SecToken internal immutable TOKEN;
    Registry internal immutable REGISTRY;
    ProviderStake internal immutable STAKES;
    Market internal immutable MARKET;
    IDisputes internal immutable COURT;
    address internal immutable OWNER;
    address internal immutable DEVELOPER;
    uint32 internal immutable WARE;
    uint256 private immutable SIGNING_KEY;

    address[] public buyers;
    address[] public jurors;
    bytes32[] public purchases;
    mapping(bytes32 purchase => address) private _buyerOf;
    Book[] internal books;
    Book internal _none;
    mapping(bytes32 claim => bool) private _isClaimed;
    Case[] internal cases;
    Probe[] internal probes;
    mapping(address owner => bool) private _isProbing;
    Miss[] private _misses;
    uint256 private _lastMiss;
    uint256 private _equivocationFrom;
    uint64 private _seq = 100;
    SlaBook private _sla;
    /// @dev How often a broken SLA cost something, and how often less than was claimed.
    uint256 public slaSlashes;
    uint256 public slaCuts;
    uint256 public staked;
    uint256 public unbonding;
    uint256 public unbondAt;
    uint256 public frozen;
    uint256 public burned;
    uint256 public malice;
    /// @dev What waits for the operators, of all epochs: none is closed here.
    uint256 public waiting;

    constructor(World memory world, address[] memory buyers_, address[] memory jurors_) {
        (TOKEN, REGISTRY, STAKES, MARKET) = (world.token, world.registry, world.stakes, world.market);
        (COURT, OWNER, DEVELOPER) = (world.court, world.owner, world.developer);
        (WARE, SIGNING_KEY) = (world.ware, world.signingKey);
        (buyers, jurors) = (buyers_, jurors_);
        staked = STAKES.stakeOf(WARE).staked;
    }

    /// @dev Sold only while the stake covers it, and always where it covers all.
    function buy(uint256 who) external {
        address buyer = buyers[who % buyers.length];
        uint256 nonce = MARKET.buyerNonceOf(buyer, WARE);
        bytes32 planHash = REGISTRY.planHashOf(WARE, 1);
        uint256 most = 1_000e18 + STAKES.exposureOf(WARE) + PRICE;
        bytes memory data =
            abi.encodeCall(MARKET.buy, (WARE, 1, 1, PRICE, planHash, vm.addr(CALLER_KEY), bytes32(nonce)));
        vm.prank(buyer);
        (bool isDone, bytes memory result) = address(MARKET).call(data);
        if (!isDone) return assertTrue(staked < most, "sells where the stake covers all");
        assertTrue(staked >= STAKES.need(WARE), "sells only while the stake covers it");
        bytes32 id = abi.decode(result, (bytes32));
        purchases.push(id);
        _buyerOf[id] = buyer;
        MARKET.settle(_voucher(MARKET, id, 1, CALLER_KEY));
    }

    function claim(uint256 pick, bool isMalice, uint256 sum) external {
        if (purchases.length == 0) return;
        Book memory own;
        bytes32 purchase = purchases[pick % purchases.length];
        own.kind = isMalice ? IDisputesTypes.Kind.Malice : IDisputesTypes.Kind.Sla;
        (own.id, own.claimant) = (COURT.claimIdOf(own.kind, purchase), _buyerOf[purchase]);
        sum = bound(sum, 1, 4_000e18);
        uint256 most = _part(staked + unbonding, isMalice ? 5_000 : 500);
        bool isTimely = block.timestamp < MARKET.closesAtOf(purchase) + 9 days;
        vm.prank(own.claimant);
        (bool isDone,) =
            address(COURT).call(abi.encodeCall(COURT.openClaim, (own.kind, purchase, uint96(sum), bytes32(0))));
        assertTrue(isDone == (isTimely && most > 0 && !_isClaimed[own.id]), "claims once, in time");
        if (!isDone) return;
        _isClaimed[own.id] = true;
        own.sum = sum < most ? sum : most;
        own.harm = !isMalice && PRICE < own.sum ? PRICE : own.sum;
        own.bond = _part(own.sum, 1_000) > 100e18 ? _part(own.sum, 1_000) : 100e18;
        (own.state, own.openedAt, own.since) = (IDisputesTypes.State.Open, block.timestamp, block.timestamp);
        books.push(own);
        frozen += own.sum;
    }

    /// @dev Two verdicts on one call.
    function report(uint256 pick, uint256 who) external {
        if (purchases.length == 0) return;
        (Verdict memory first, Verdict memory second) = _contradiction(purchases[pick % purchases.length]);
        bytes memory data = abi.encodeCall(COURT.reportEquivocation, (first, _signed(first), second, _signed(second)));
        address reporter = jurors[who % jurors.length];
        vm.prank(reporter);
        (bool isDone, bytes memory id) = address(COURT).call(data);
        assertTrue(isDone == (block.timestamp >= _equivocationFrom), "once in 28 days");
        if (!isDone) return;
        _equivocationFrom = block.timestamp + 28 days;
        _openCase(abi.decode(id, (bytes32)), reporter, 3_000, false);
    }

    function probe(uint256 pick) external {
        if (purchases.length == 0) return;
        bytes32 purchase = purchases[pick % purchases.length];
        address by = _buyerOf[purchase];
        bool isFree = !_isProbing[by] && block.timestamp < MARKET.closesAtOf(purchase);
        vm.prank(by);
        (bool isDone, bytes memory id) = address(COURT).call(abi.encodeCall(COURT.openProbe, (purchase, 7, "body")));
        assertTrue(isDone == isFree, "one open probe at a time");
        if (!isDone) return;
        _isProbing[by] = true;
        probes.push(Probe(abi.decode(id, (bytes32)), purchase, by, block.timestamp, false));
    }

    /// @dev Nobody answered. Three misses, twelve hours apart, within 28 days and of two owners, are a breach.
    function miss(uint256 pick) external {
        if (probes.length == 0) return;
        Probe storage own = probes[pick % probes.length];
        bool isDue = !own.isDone && block.timestamp >= own.openedAt + 48 hours;
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.missProbe, (own.id, own.purchase)));
        assertTrue(isDone == isDue, "missed after 48 hours, once");
        if (!isDone) return;
        (own.isDone, _isProbing[own.by]) = (true, false);
        if (own.openedAt < _lastMiss + 12 hours) return;
        _lastMiss = own.openedAt;
        _misses.push(Miss(own.by, own.openedAt));
        if (!_isBreach()) return;
        delete _misses;
        _openCase(own.id, address(this), 500, true);
    }

    function slashByOwner(uint256 bps) external {
        bps = bound(bps, 1, 300);
        uint256 expected = _part(staked + unbonding, bps);
        vm.prank(OWNER);
        uint256 taken = COURT.slashByOwner(WARE, uint16(bps));
        assertEq(taken, expected, "takes its part");
        _take(taken);
        burned += taken - taken / 5;
        waiting += taken / 5;
    }

    function stake(uint256 amount) external {
        amount = bound(amount, 1, 3_000e18);
        vm.prank(DEVELOPER);
        STAKES.stake(WARE, uint96(amount));
        staked += amount;
    }

    function unbond(uint256 amount) external {
        amount = bound(amount, 1, 3_000e18);
        bool isFree = amount <= staked && staked - amount >= STAKES.need(WARE);
        vm.prank(DEVELOPER);
        (bool isDone,) = address(STAKES).call(abi.encodeCall(STAKES.unbond, (WARE, uint96(amount))));
        assertTrue(isDone == isFree, "unbonds what is free");
        if (isDone) (staked, unbonding, unbondAt) = (staked - amount, unbonding + amount, block.timestamp + 14 days);
    }

    /// @dev Never before its day, and never past a claim that asks for it.
    function withdrawStake() external {
        bool isFree = unbonding > 0 && block.timestamp >= unbondAt && frozen <= staked;
        vm.prank(DEVELOPER);
        (bool isDone,) = address(STAKES).call(abi.encodeCall(STAKES.withdraw, (WARE)));
        assertTrue(isDone == isFree, "leaves exactly when no claim is in its way");
        if (isDone) unbonding = 0;
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 20 days : 4 days));
    }

    function counts() external view returns (uint256 claims, uint256 reports, uint256 questions) {
        return (books.length, cases.length, probes.length);
    }

    function bookOf(uint256 place) external view returns (Book memory) {
        return books[place];
    }

    function caseOf(uint256 place) external view returns (Case memory) {
        return cases[place];
    }

    /// @notice What claims and probes that are open put up.
    function bonds() external view returns (uint256 sum) {
        for (uint256 i = 0; i < books.length; ++i) {
            Book storage own = books[i];
            if (own.state != IDisputesTypes.State.Closed) sum += own.bond + own.contested + own.appealBond;
        }
        for (uint256 i = 0; i < probes.length; ++i) {
            if (!probes[i].isDone) sum += PROBE_BOND;
        }
    }

    /// @notice For how long the allowance for broken SLAs is not whole.
    function slaLevel() external view returns (uint256) {
        return _slaLevel(_sla);
    }

    /// @dev Of the stake first, then of what leaves.
    function _take(uint256 amount) internal returns (uint256 taken) {
        uint256 first = amount < staked ? amount : staked;
        uint256 second = amount - first < unbonding ? amount - first : unbonding;
        (staked, unbonding) = (staked - first, unbonding - second);
        return first + second;
    }

    /// @dev What of `amount` a broken SLA costs.
    function _slaLeft(uint256 amount) internal returns (uint256 taken) {
        taken = _takeForSla(_sla, staked + unbonding, amount);
        ++slaSlashes;
        if (taken < amount) ++slaCuts;
    }

    function _balances(address party) internal view returns (uint256[4] memory) {
        uint256 waits = COURT.slashShareOf(Windows.epochAt(block.timestamp));
        return [TOKEN.balanceOf(party), TOKEN.balanceOf(DEVELOPER), waits, TOKEN.totalSupply()];
    }

    function _part(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps + 9_999) / 10_000;
    }

    function _openCase(bytes32 id, address reporter, uint256 bps, bool isBreach) private {
        uint256 part = _part(staked + unbonding, bps);
        cases.push(Case(id, reporter, part, block.timestamp, isBreach, false));
        frozen += part;
    }

    function _isBreach() private view returns (bool) {
        (uint256 count, bool isOfTwo, address first) = (0, false, address(0));
        for (uint256 i = _misses.length > 5 ? _misses.length - 5 : 0; i < _misses.length; ++i) {
            if (_misses[i].openedAt + 28 days <= block.timestamp) continue;
            ++count;
            if (first == address(0)) first = _misses[i].by;
            else if (first != _misses[i].by) isOfTwo = true;
        }
        return count >= 3 && isOfTwo;
    }

    function _contradiction(bytes32 purchase) private returns (Verdict memory first, Verdict memory second) {
        first.secwareId = bytes32(uint256(WARE));
        (first.purchaseId, first.caller, first.seq) = (purchase, vm.addr(CALLER_KEY), _seq++);
        (first.level, first.issuedAtMs) = (1, uint64(block.timestamp) * 1_000);
        second = abi.decode(abi.encode(first), (Verdict));
        second.level = 4;
    }

    function _signed(Verdict memory verdict) private view returns (bytes memory) {
        return _sign(SIGNING_KEY, this.digestOf(verdict));
    }

    /// @dev Outside, because the library reads call data.
    function digestOf(Verdict calldata verdict) external view returns (bytes32) {
        return Verdicts.digest(verdict, MARKET.domainSeparator());
    }
}
