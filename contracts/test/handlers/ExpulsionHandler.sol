// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {ReputationHandler} from "./ReputationHandler.sol";

/// @notice As `ReputationHandler`, and how SecWares are stopped, let go, and expelled; what they sold is served or refunded.
contract ExpulsionHandler is ReputationHandler {
    struct Stand {
        IRegistry.Status status;
        bool wasPaused;
        uint256 startedAt;
        uint256 executableAt;
        uint256 stoppedAt;
        uint256 staked;
    }

    struct Payer {
        uint256 windowStart;
        uint256 given;
        uint256 firstPaidAt;
    }

    uint256 private constant PAYERS = 12;
    uint256 private constant POINT = 1e12;
    uint256 private constant RUINED_AT_MOST = 5;

    mapping(uint32 ware => Stand) private _stands;
    mapping(uint32 ware => mapping(address buyer => Payer)) private _payers;
    uint256 public burnedOfStakes;
    uint256 public ruined;
    uint256 public started;
    uint256 public stopped;
    uint256 public expelled;
    uint256 public refunded;

    constructor(World memory world, address[] memory buyers_, uint32[] memory wares_)
        ReputationHandler(world, buyers_, wares_)
    {
        for (uint256 i = 0; i < wares_.length; ++i) {
            Stand storage own = _stands[wares_[i]];
            (own.status, own.staked) = (IRegistry.Status.Active, world.stakes.stakeOf(wares_[i]).staked);
        }
    }

    /// @dev Twelve buyers are served ten units each, and all complain.
    function ruin(uint256 which, uint256 how) external {
        uint32 ware = wares[which % wares.length];
        if (!_isOnSale(ware) || ruined == RUINED_AT_MOST) return;
        ++ruined;
        bytes32[] memory made = new bytes32[](PAYERS);
        for (uint256 i = 0; i < PAYERS; ++i) {
            made[i] = _buy(buyers[i], ware, 10);
            _settle(made[i], 10 * UNITS);
            _review(made[i]);
        }
        vm.warp(block.timestamp + 72 hours);
        for (uint256 i = 0; i < PAYERS; ++i) {
            _finish(made[i], 0);
        }
        // Or it is too early to say so, by a second too.
        if (how % 4 == 0) return;
        vm.warp(block.timestamp + 57 days - 1);
        if (how % 4 == 1) _start(ware, _named(PAYERS, 2));
        vm.warp(block.timestamp + 1);
    }

    /// @dev Exactly where the score is bad, ten old payers are named in order, and nothing was judged lately.
    function startExpulsion(uint256 which, uint256 howMany, uint256 swap) external {
        uint32 ware = wares[which % wares.length];
        // Sold before it is stopped, and not used.
        if (_isOnSale(ware) && _isBad(ware)) _buy(buyers[howMany % buyers.length], ware, 3);
        _start(ware, _named(9 + howMany % 4, swap));
    }

    /// @dev By the jury, or by the last word; by nobody else.
    function stopExpulsion(uint256 which, uint256 whoSeed) external {
        uint32 ware = wares[which % wares.length];
        Stand storage own = _stands[ware];
        address[4] memory all = [_world.disputes, _world.owner, _world.registry.developerOf(ware), buyers[0]];
        vm.prank(all[whoSeed % 4]);
        (bool isDone,) = address(_world.scores).call(abi.encodeCall(_world.scores.stopExpulsion, (ware)));
        assertTrue(isDone == (whoSeed % 4 < 2 && own.executableAt != 0), "by who judges, while there is one");
        if (!isDone) return;
        ++stopped;
        (own.executableAt, own.stoppedAt) = (0, block.timestamp);
        own.status = own.wasPaused ? IRegistry.Status.Paused : IRegistry.Status.Active;
    }

    /// @dev A jury takes its time, but no longer than 45 days.
    function defer(uint256 which, uint256 span) external {
        uint32 ware = wares[which % wares.length];
        Stand storage own = _stands[ware];
        uint256 until = block.timestamp + bound(span, 0, 60 days);
        vm.prank(_world.disputes);
        (bool isDone,) =
            address(_world.scores).call(abi.encodeCall(_world.scores.deferExpulsion, (ware, uint40(until))));
        assertTrue(isDone == (own.executableAt != 0), "while there is one");
        if (!isDone) return;
        if (until > own.startedAt + 45 days) until = own.startedAt + 45 days;
        if (until > own.executableAt) own.executableAt = until;
    }

    /// @dev By whoever comes, on its day; a tenth of the fixed stake is burned, and what was sold ends.
    function expel(uint256 which) external {
        uint32 ware = _judgedFrom(which);
        Stand storage own = _stands[ware];
        bool isDue = own.executableAt != 0 && block.timestamp >= own.executableAt;
        uint256 supply = _world.token.totalSupply();
        (bool isDone,) = address(_world.scores).call(abi.encodeCall(_world.scores.expel, (ware)));
        assertTrue(isDone == isDue, "on its day and not before");
        if (!isDone) return;
        ++expelled;
        uint256 taken = own.staked < 100e18 ? own.staked : 100e18;
        assertEq(supply - _world.token.totalSupply(), taken, "a tenth of the fixed part is burned");
        burnedOfStakes += taken;
        (own.staked, own.executableAt, own.status) = (own.staked - taken, 0, IRegistry.Status.Expelled);
        for (uint256 i = 0; i < ids.length; ++i) {
            Book storage book = _books[ids[i]];
            if (book.ware == ware && block.timestamp < book.closesAt) book.closesAt = block.timestamp;
        }
        // What was sold before comes back after the grace.
        vm.warp(block.timestamp + 48 hours - which % 2);
        for (uint256 i = 0; i < ids.length; ++i) {
            if (_books[ids[i]].ware == ware && !_books[ids[i]].isClosed) _refund(ids[i]);
        }
    }

    /// @dev What is left, whole: nobody left early.
    function refund(uint256 pick) external {
        if (ids.length > 0) _refund(_refundableFrom(pick));
    }

    /// @dev Who is being expelled neither resumes, nor pauses, nor retires.
    function setPaused(uint256 which, uint256 how) external {
        bool isPaused = how % 2 == 0;
        uint32 ware = wares[which % wares.length];
        Stand storage own = _stands[ware];
        bool isFree = own.status == IRegistry.Status.Active || own.status == IRegistry.Status.Paused;
        vm.startPrank(_world.registry.developerOf(ware));
        (bool isDone,) = address(_world.registry).call(abi.encodeCall(_world.registry.setPaused, (ware, isPaused)));
        assertTrue(isDone == isFree, "the developer's, while nobody judges");
        if (isDone) own.status = isPaused ? IRegistry.Status.Paused : IRegistry.Status.Active;
        else (isDone,) = address(_world.registry).call(abi.encodeCall(_world.registry.retire, (ware)));
        assertTrue(isDone == isFree, "and does not slip away");
        vm.stopPrank();
    }

    function standOf(uint32 ware) external view returns (Stand memory) {
        return _stands[ware];
    }

    function firstPaidAt(uint32 ware, address buyer) external view returns (uint256) {
        return _payers[ware][buyer].firstPaidAt;
    }

    function _isOnSale(uint32 ware) internal view override returns (bool) {
        return _stands[ware].status == IRegistry.Status.Active;
    }

    /// @dev Done exactly where it may be.
    function _start(uint32 ware, address[] memory named) private {
        Stand storage own = _stands[ware];
        bool isLive = own.status == IRegistry.Status.Active || own.status == IRegistry.Status.Paused;
        bool isFree = isLive && _isBad(ware) && (own.stoppedAt == 0 || block.timestamp >= own.stoppedAt + 28 days);
        bool isDue = isFree && _areOldPayers(ware, named);
        (bool isDone,) = address(_world.scores).call(abi.encodeCall(_world.scores.startExpulsion, (ware, named)));
        assertTrue(isDone == isDue, "by ten who paid long ago, of what is bad, and not twice in 28 days");
        if (!isDone) return;
        ++started;
        own.wasPaused = own.status == IRegistry.Status.Paused;
        (own.startedAt, own.executableAt) = (block.timestamp, block.timestamp + 7 days);
        own.status = IRegistry.Status.Suspended;
    }

    function _refund(bytes32 id) private {
        Book storage own = _books[id];
        bool isDue = !own.isClosed && block.timestamp >= own.closesAt + 48 hours;
        uint256 before = _world.token.balanceOf(own.buyer);
        (bool isDone,) = address(_world.market).call(abi.encodeCall(IMarket.refund, (id)));
        assertTrue(isDone == isDue, "after the grace, once");
        if (!isDone) return;
        own.isClosed = true;
        uint256 left = own.amount - own.amount * own.used / own.calls;
        assertEq(_world.token.balanceOf(own.buyer) - before, left, "without a fee");
        if (_stands[own.ware].status == IRegistry.Status.Expelled && left > 0) ++refunded;
    }

    function _isBad(uint32 ware) private view returns (bool) {
        return _world.scores.scoreOf(ware) < 0.25e9 && _world.scores.standingOf(ware).v >= 50e12;
    }

    /// @dev A payer is one from the day on which a whole point was given within 90 days.
    function _notePayer(uint32 ware, address buyer, uint256 points) internal override {
        Payer storage own = _payers[ware][buyer];
        if (block.timestamp >= own.windowStart + 90 days) (own.windowStart, own.given) = (block.timestamp, 0);
        own.given += points;
        if (own.firstPaidAt == 0 && own.given >= POINT) own.firstPaidAt = block.timestamp;
    }

    /// @dev From a place on that chance chose, one whose day has come; else what stands there.
    function _judgedFrom(uint256 which) private view returns (uint32 ware) {
        for (uint256 i = 0; i < wares.length; ++i) {
            ware = wares[(which % wares.length + i) % wares.length];
            uint256 day = _stands[ware].executableAt;
            if (day != 0 && block.timestamp >= day) return ware;
        }
        return wares[which % wares.length];
    }

    /// @dev From a place on that chance chose, what is over and not empty; else what stands there.
    function _refundableFrom(uint256 pick) private view returns (bytes32 id) {
        for (uint256 i = 0; i < ids.length; ++i) {
            id = ids[(pick % ids.length + i) % ids.length];
            Book storage own = _books[id];
            if (!own.isClosed && own.used < own.calls && block.timestamp >= own.closesAt + 48 hours) return id;
        }
        return ids[pick % ids.length];
    }

    /// @dev The first buyers in their order, or with two of them in the wrong one.
    function _named(uint256 count, uint256 swap) private view returns (address[] memory named) {
        named = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            named[i] = buyers[i];
        }
        if (swap % 8 == 0) (named[0], named[1]) = (named[1], named[0]);
        if (swap % 8 == 1) named[1] = named[0];
    }

    function _areOldPayers(uint32 ware, address[] memory named) private view returns (bool) {
        if (named.length < 10) return false;
        for (uint256 i = 0; i < named.length; ++i) {
            uint256 first = _payers[ware][named[i]].firstPaidAt;
            if (first == 0 || first + 60 days > block.timestamp) return false;
            if (i > 0 && named[i] <= named[i - 1]) return false;
        }
        return true;
    }
}
