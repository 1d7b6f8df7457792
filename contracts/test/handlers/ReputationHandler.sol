// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Market} from "../../src/Market.sol";
import {PerformancePool} from "../../src/PerformancePool.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Windows} from "../../src/Windows.sol";
import {Signing} from "./Signing.sol";

/// @notice Random use, reviews and epochs of some SecWares, with a ledger of its own that knows what should have happened.
/// @dev No act reverts; where one does, a rule is broken.
abstract contract ReputationHandler is Signing {
    struct World {
        SecToken token;
        Registry registry;
        Market market;
        PerformancePool pool;
        Reputation scores;
        ProviderStake stakes;
        address disputes;
        address owner;
    }

    /// @dev One gain of points, kept apart from all others.
    struct Gain {
        uint256 time;
        uint256 p;
        uint256 n;
        uint256 v;
    }

    struct Book {
        uint32 ware;
        address buyer;
        uint256 amount;
        uint256 calls;
        uint256 used;
        uint256 closesAt;
        bool isClosed;
        bool hasRight;
        IReputation.ReviewState state;
        uint256 openedAt;
        uint256 fee;
    }

    struct Usage {
        uint256 earned;
        uint256 weighted;
    }

    uint96 internal constant PRICE = 10e18;
    uint256 internal constant UNITS = 1_000;
    uint256 private constant KEY = 3;
    int256 private constant LN2_WAD = 693147180559945309;

    World internal _world;
    address[] public buyers;
    uint32[] public wares;
    bytes32[] public ids;
    mapping(bytes32 id => Book) internal _books;
    mapping(uint32 ware => Gain[]) private _gains;
    mapping(uint32 ware => uint256) public counted;
    mapping(uint32 ware => uint256) public settled;
    mapping(address buyer => mapping(uint32 ware => uint256[])) private _reviewTimes;
    mapping(uint32 ware => mapping(uint32 epoch => Usage)) private _usage;
    mapping(uint32 epoch => Usage) private _all;
    mapping(uint32 epoch => uint256) public left;
    mapping(uint32 epoch => mapping(uint32 ware => bool)) private _isHarvested;
    uint32 public firstEpoch;
    uint32 public nextEpoch;

    constructor(World memory world, address[] memory buyers_, uint32[] memory wares_) {
        _world = world;
        (buyers, wares) = (buyers_, wares_);
        nextEpoch = Windows.epochAt(block.timestamp);
        firstEpoch = nextEpoch;
    }

    function buy(uint256 who, uint256 which, uint256 howMany) external {
        _buy(buyers[who % buyers.length], wares[which % wares.length], uint40(bound(howMany, 1, 30)));
    }

    function settle(uint256 pick, uint256 howMany) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        Book storage own = _books[id];
        if (own.isClosed || own.used == own.calls || block.timestamp >= own.closesAt + 48 hours) return;
        _settle(id, bound(howMany, 1, own.calls - own.used));
    }

    function review(uint256 pick) external {
        if (ids.length > 0) _review(ids[pick % ids.length]);
    }

    /// @dev Challenged and ruled at once, or counted when nobody objected.
    function finish(uint256 pick, uint256 how) external {
        if (ids.length > 0) _finish(ids[pick % ids.length], how);
    }

    function giveRight(uint256 pick) external {
        if (ids.length == 0) return;
        bytes32 id = ids[pick % ids.length];
        vm.prank(_world.disputes);
        _world.scores.giveReviewRight(id);
        _books[id].hasRight = true;
    }

    function closeEpoch() external {
        if (Windows.startOf(nextEpoch + 1) > block.timestamp) return;
        _world.market.closeEpoch(nextEpoch);
        uint256 earned = _all[nextEpoch].earned;
        left[nextEpoch] = earned * 650 / 10_000 - earned * 450 / 10_000 - earned * 100 / 10_000 - earned * 50 / 10_000;
        ++nextEpoch;
    }

    /// @dev Whoever comes first: a share is what the usage of the epoch says.
    function harvest(uint256 which, uint256 back) external {
        if (nextEpoch == firstEpoch) return;
        uint32 ware = wares[which % wares.length];
        uint32 epoch = nextEpoch - 1 - uint32(bound(back, 0, nextEpoch - firstEpoch - 1));
        uint256 share = _shareOf(ware, epoch);
        (bool isDone, bytes memory result) =
            address(_world.pool).call(abi.encodeCall(_world.pool.harvest, (ware, epoch)));
        assertTrue(isDone == !_isHarvested[epoch][ware], "harvests once");
        if (!isDone) return;
        assertEq(abi.decode(result, (uint256)), share, "the share that its use says, whoever came before");
        _isHarvested[epoch][ware] = true;
        left[epoch] -= share;
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 25 days : 4 days));
    }

    function bookOf(bytes32 id) external view returns (Book memory) {
        return _books[id];
    }

    function counts() external view returns (uint256 purchases, uint256 sellers) {
        return (ids.length, wares.length);
    }

    /// @notice What a SecWare should have: each gain decayed in one step since it came.
    function standingOf(uint32 ware) external view returns (uint256 p, uint256 n, uint256 v, uint256 steps) {
        Gain[] storage gains = _gains[ware];
        steps = gains.length;
        for (uint256 i = 0; i < steps; ++i) {
            uint256 factor = _factor(block.timestamp - gains[i].time);
            p += gains[i].p * factor / 1e18;
            n += gains[i].n * factor / 1e18;
            v += gains[i].v * factor / 1e18;
        }
    }

    /// @notice Fees of reviews that are open: the half that is held of each.
    function heldFees() external view returns (uint256 sum) {
        for (uint256 i = 0; i < ids.length; ++i) {
            Book storage own = _books[ids[i]];
            if (own.state == IReputation.ReviewState.Open) sum += own.fee / 2;
        }
    }

    /// @dev Sold exactly while the SecWare is on sale.
    function _buy(address buyer, uint32 ware, uint40 qty) internal returns (bytes32 id) {
        uint256 nonce = _world.market.buyerNonceOf(buyer, ware);
        bytes32 planHash = _world.registry.planHashOf(ware, 1);
        bytes memory data =
            abi.encodeCall(IMarket.buy, (ware, 1, qty, qty * PRICE, planHash, vm.addr(KEY), bytes32(nonce)));
        vm.prank(buyer);
        (bool isDone, bytes memory result) = address(_world.market).call(data);
        assertTrue(isDone == _isOnSale(ware), "sold while it is on sale");
        if (!isDone) return 0;
        id = abi.decode(result, (bytes32));
        ids.push(id);
        Book storage own = _books[id];
        (own.ware, own.buyer, own.amount) = (ware, buyer, uint256(qty) * PRICE);
        (own.calls, own.closesAt) = (qty * UNITS, block.timestamp + 30 days);
    }

    /// @dev What was served is worth points of use, money that waits as long as the score says, and weight in the epoch.
    function _settle(bytes32 id, uint256 served) internal {
        Book storage own = _books[id];
        IReputation.Standing memory before = _world.scores.standingOf(own.ware);
        uint256 paid = own.amount * (own.used + served) / own.calls - own.amount * own.used / own.calls;
        uint32 day = _dayOf(own.ware);
        uint256 waiting = _waitingOn(own.ware, day);
        assertEq(_world.market.settle(_voucher(_world.market, id, own.used + served, KEY)), paid, "pays");
        if (own.used == 0) ++settled[own.ware];
        own.used += served;
        _noteUsage(own.ware, paid);
        assertEq(_waitingOn(own.ware, day) - waiting, paid - _heldOf(paid), "comes free on the day that the score says");
        _noteGain(own, before, own.amount * own.used / own.calls, paid);
    }

    function _review(bytes32 id) internal {
        Book storage own = _books[id];
        uint256[] storage times = _reviewTimes[own.buyer][own.ware];
        uint256 hours_ = times.length < 3 ? 0 : times[times.length - 3] / 1 hours + 1;
        bool isFree = hours_ == 0 || block.timestamp >= hours_ * 1 hours + 28 days;
        bool isEarned = own.amount * own.used / own.calls > 0 || own.hasRight;
        bool isTimely = block.timestamp < own.closesAt + 14 days;
        vm.prank(own.buyer);
        (bool isDone,) = address(_world.scores).call(abi.encodeCall(_world.scores.review, (id, "no")));
        bool isDue = own.state == IReputation.ReviewState.None && isEarned && isTimely && isFree;
        assertTrue(isDone == isDue, "reviews once, what was served, in time, three in 28 days");
        if (!isDone) return;
        times.push(block.timestamp);
        (own.state, own.openedAt) = (IReputation.ReviewState.Open, block.timestamp);
        own.fee = own.amount / 10 > 2e18 ? own.amount / 10 : 2e18;
    }

    function _finish(bytes32 id, uint256 how) internal {
        Book storage own = _books[id];
        if (own.state != IReputation.ReviewState.Open) return;
        uint256 n = _world.scores.standingOf(own.ware).n;
        uint256 points = uint256(_world.scores.reviewOf(id).points) * 1e10;
        bool isCounted = true;
        if (block.timestamp < own.openedAt + 72 hours) {
            if (how % 3 == 0) return;
            isCounted = how % 3 == 1;
            vm.prank(_world.registry.developerOf(own.ware));
            _world.scores.challenge(id);
            vm.prank(_world.disputes);
            _world.scores.rule(id, isCounted);
        } else {
            _world.scores.finalise(id);
        }
        own.state = isCounted ? IReputation.ReviewState.Counted : IReputation.ReviewState.Overturned;
        assertEq(_world.scores.standingOf(own.ware).n, n + (isCounted ? points : 0), "weighs what it said, or nothing");
        if (!isCounted) return;
        ++counted[own.ware];
        assertTrue(points <= 7.5e12, "no review weighs more than one payer");
        _gains[own.ware].push(Gain(block.timestamp, 0, points, 0));
    }

    /// @dev What a handler that knows of standings says.
    function _isOnSale(uint32 ware) internal view virtual returns (bool);

    /// @dev A payer's points, for who counts them.
    function _notePayer(uint32 ware, address buyer, uint256 points) internal virtual;

    function _noteGain(Book storage own, IReputation.Standing memory before, uint256 earned, uint256 paid) private {
        if (paid == 0) return;
        IReputation.Standing memory now_ = _world.scores.standingOf(own.ware);
        uint256 units = earned / 1e7 - (earned - paid) / 1e7;
        assertEq(now_.v, before.v + units, "units are what was earned");
        assertTrue(now_.p >= before.p, "credit never lowers points of use");
        assertTrue(now_.p - before.p <= 2 * units, "a unit is at most two points");
        assertEq(now_.n, before.n, "credit is no review");
        _gains[own.ware].push(Gain(block.timestamp, now_.p - before.p, 0, units));
        _notePayer(own.ware, own.buyer, now_.p - before.p);
    }

    function _noteUsage(uint32 ware, uint256 paid) private {
        uint32 epoch = Windows.epochAt(block.timestamp);
        uint256 weighted = paid * _world.scores.meanScoreOf(ware) / 1e9;
        _usage[ware][epoch].earned += paid;
        _usage[ware][epoch].weighted += weighted;
        _all[epoch].earned += paid;
        _all[epoch].weighted += weighted;
    }

    /// @dev After `_noteUsage` of `paid`.
    function _heldOf(uint256 paid) private view returns (uint256) {
        uint256 earned = _all[Windows.epochAt(block.timestamp)].earned;
        return earned * 650 / 10_000 - (earned - paid) * 650 / 10_000;
    }

    function _shareOf(uint32 ware, uint32 epoch) private view returns (uint256) {
        Usage storage own = _usage[ware][epoch];
        if (own.weighted == 0) return 0;
        uint256 earned = _all[epoch].earned;
        uint256 total = earned * 650 / 10_000 - earned * 450 / 10_000 - earned * 100 / 10_000 - earned * 50 / 10_000;
        uint256 byWeight = total * own.weighted / _all[epoch].weighted;
        uint256 most = own.earned * 50 * 12_500 / 1e8;
        return byWeight < most ? byWeight : most;
    }

    /// @dev Between a day at a full score and fourteen at none.
    function _dayOf(uint32 ware) private view returns (uint32) {
        uint256 score = _world.scores.meanScoreOf(ware);
        uint256 wait = 1 days + 13 days * (1e9 - score) / 1e9;
        assertTrue(wait >= 1 days && wait <= 14 days, "within its bounds");
        return uint32((block.timestamp + wait + 1 days - 1) / 1 days);
    }

    function _waitingOn(uint32 ware, uint32 day) private view returns (uint256) {
        (, uint32[16] memory dayNumbers, uint96[16] memory amounts) = _world.market.revenueOf(ware);
        return dayNumbers[day % 16] == day ? amounts[day % 16] : 0;
    }

    function _factor(uint256 elapsed) private pure returns (uint256) {
        return uint256(FixedPointMathLib.expWad(-LN2_WAD * int256(elapsed) / int256(90 days)));
    }
}
