// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecTimelock} from "../../src/gov/SecTimelock.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {StakeMath} from "../../src/math/StakeMath.sol";
import {Owned} from "../../src/Owned.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {GovernorActs} from "./GovernorActs.sol";

/// @notice Random proposals, votes, vetoes and pauses, by those who may and those who may not, while others buy and leave.
/// @dev No act reverts; where one does, a rule is broken.
contract GovernorHandler is GovernorActs {
    uint96 private constant PRICE = 10e18;
    uint256 private constant SCORE = 5e8;
    uint256 private constant PROPOSALS_AT_MOST = 120;
    uint256 private constant VETO_LASTS = 180 days;
    uint256 private constant OPENS_AFTER = 30 days;

    uint256 private _pausedUntil;
    uint256 private _nextPauseFrom;
    uint256 private _unbondAt;
    bytes32[] private _purchases;
    mapping(bytes32 purchase => bool) private _isGone;
    uint256 public exits;
    uint256 public pauses;
    uint256 public outvoted;
    uint256 public unvetoed;

    constructor(World memory world, address[] memory people_) GovernorActs(world, people_) {}

    /// @dev Done exactly where the proposer had the votes a second ago, and never before day 30.
    function propose(uint256 whoSeed, uint256 changeSeed, uint256 forSeed, uint256 seed) external {
        _propose(people[whoSeed % people.length], changeSeed, forSeed, seed);
    }

    /// @dev One proposal of the first holder from its beginning to its end, with the votes that it needs; sometimes against both
    /// smaller houses.
    function carryThrough(uint256 changeSeed, uint256 forSeed, uint256 seed, uint256 how) external {
        bool isOpposed = how % 4 == 1;
        if (isOpposed) _ripen();
        if (!_propose(people[0], changeSeed, forSeed, seed)) return;
        uint256 place = _books.length - 1;
        Book storage own = _books[place];
        vm.warp(own.startsAt + 1);
        _vote(place, people[0], 1);
        _vote(place, people[1], 1);
        if (isOpposed) _vote(place, _world.developer, 0);
        if (isOpposed) _vote(place, _world.user, 0);
        vm.warp(own.endsAt + 1);
        _queue(place);
        if (own.eta != 0) vm.warp(own.eta);
        _execute(place, _world.guardian, how);
    }

    function vote(uint256 pick, uint256 whoSeed, uint256 support) external {
        if (_books.length == 0) return;
        uint256 place = pick % _books.length;
        _vote(place, people[whoSeed % people.length], support % 8 == 7 ? 3 : support % 3);
    }

    /// @dev The two who hold most, so that something passes.
    function voteFor(uint256 pick) external {
        if (_books.length == 0) return;
        uint256 place = pick % _books.length;
        _vote(place, people[0], 1);
        _vote(place, people[1], 1);
    }

    /// @dev Developers and users who do not want it.
    function oppose(uint256 pick) external {
        if (_books.length == 0) return;
        uint256 place = pick % _books.length;
        _vote(place, _world.developer, 0);
        _vote(place, _world.user, 0);
    }

    function queue(uint256 pick) external {
        if (_books.length > 0) _queue(pick % _books.length);
    }

    function execute(uint256 pick, uint256 whoSeed, uint256 how) external {
        if (_books.length > 0) _execute(pick % _books.length, people[whoSeed % people.length], how);
    }

    /// @dev A veto for half a year, by the guardian only; a proposer takes back what is not voted on yet.
    function cancel(uint256 pick, uint256 whoSeed) external {
        if (_books.length == 0) return;
        uint256 place = pick % _books.length;
        Book storage own = _books[place];
        address who = whoSeed % 2 == 0 ? _world.guardian : people[whoSeed % people.length];
        IGovernor.ProposalState state = stateOf(place);
        bool isOpen = state != IGovernor.ProposalState.Canceled && state != IGovernor.ProposalState.Executed;
        bool isVeto = who == _world.guardian && block.timestamp < BORN + VETO_LASTS && isOpen;
        bool isOwn = who == own.proposer && state == IGovernor.ProposalState.Pending;
        bytes memory data = _callOn(place, IGovernor.cancel.selector);
        vm.prank(who);
        bool isDone = _try(data);
        assertTrue(isDone == (isVeto || isOwn), "a veto, or the proposer's own");
        if (isDone) own.isCancelled = true;
        if (isDone && isVeto) ++vetoed;
        if (!isDone && isOpen && who == _world.guardian) ++unvetoed;
    }

    /// @dev To the last second of a time, or to the first after it.
    function toNext(uint256 pick, uint256 after_) external {
        if (_books.length == 0) return;
        uint256 place = pick % _books.length;
        Book storage own = _books[place];
        IGovernor.ProposalState state = stateOf(place);
        uint256 to = block.timestamp;
        if (state == IGovernor.ProposalState.Pending) to = own.startsAt + after_ % 2;
        if (state == IGovernor.ProposalState.Active) to = own.endsAt + after_ % 2;
        if (state == IGovernor.ProposalState.Queued) to = own.eta + after_ % 2 - 1;
        if (to > block.timestamp) vm.warp(to);
    }

    /// @dev What nobody may do without a proposal, not even the governor itself.
    function trespass(uint256 whoSeed, uint256 which) external {
        address who = whoSeed % 4 == 0 ? address(_world.governor) : people[whoSeed % people.length];
        SecTimelock timelock = _world.timelock;
        bytes32 role = timelock.PROPOSER_ROLE();
        bytes[] memory acts = new bytes[](9);
        acts[0] = abi.encodeCall(timelock.grantRole, (role, who));
        acts[1] = abi.encodeCall(timelock.updateDelay, (4 days));
        acts[2] = abi.encodeCall(timelock.execute, (address(_world.market), 0, "", 0, 0));
        acts[3] = abi.encodeCall(_world.governor.setVotingPeriod, (4 days));
        acts[4] = abi.encodeCall(_world.governor.relay, (address(_world.market), 0, ""));
        acts[5] = abi.encodeCall(_world.market.setDelays, (2 days, 3 days));
        acts[6] = abi.encodeCall(Owned.offerOwnership, (who));
        acts[7] = abi.encodeCall(_world.gov.grant, (who, 1));
        acts[8] = abi.encodeCall(timelock.schedule, (address(_world.market), 0, "", 0, 0, 3 days));
        // The governor alone asks the timelock to wait.
        bytes memory data = acts[which % (who == address(_world.governor) ? 8 : 9)];
        address[6] memory all = [
            address(timelock),
            address(_world.governor),
            address(_world.market),
            address(_world.stakes),
            address(_world.gov),
            address(_world.desk)
        ];
        for (uint256 i = 0; i < all.length; ++i) {
            vm.prank(who);
            (bool isDone,) = all[i].call(data);
            assertTrue(!isDone, "by a proposal only");
        }
    }

    /// @dev A week at most, once in a month, by the guardian.
    function pause(uint256 whoSeed, uint256 span) external {
        address who = whoSeed % 3 != 0 ? _world.guardian : people[whoSeed % people.length];
        span = bound(span, 1, 8 days);
        bool isDue = who == _world.guardian && span <= 7 days && block.timestamp >= _nextPauseFrom;
        vm.prank(who);
        (bool isDone,) = address(_world.market).call(abi.encodeCall(_world.market.pauseSales, (span)));
        assertTrue(isDone == isDue, "briefly and seldom");
        if (!isDone) return;
        ++pauses;
        (_pausedUntil, _nextPauseFrom) = (block.timestamp + span, block.timestamp + 30 days);
    }

    /// @dev Sold unless paused, and while the stake covers what the fixed part is now.
    function buy() external {
        uint256 exposure = _world.stakes.exposureOf(_world.ware) + PRICE;
        bool isCovered = _world.stakes.stakeOf(_world.ware).staked >= StakeMath.need(params[2], exposure, SCORE);
        bytes32 terms = _world.registry.planHashOf(_world.ware, 1);
        uint256 nonce = _world.market.buyerNonceOf(_world.user, _world.ware);
        bytes memory data = abi.encodeCall(IMarket.buy, (_world.ware, 1, 1, PRICE, terms, _world.user, bytes32(nonce)));
        vm.prank(_world.user);
        (bool isDone, bytes memory id) = address(_world.market).call(data);
        assertTrue(isDone == (isCovered && block.timestamp >= _pausedUntil), "sold unless paused");
        if (isDone) _purchases.push(abi.decode(id, (bytes32)));
    }

    /// @dev Cancels, or takes back what is over: whatever the guardian does, and whatever was voted.
    function leave(uint256 pick) external {
        if (_purchases.length == 0) return;
        bytes32 id = _purchases[pick % _purchases.length];
        if (_isGone[id]) return;
        uint256 closesAt = _world.market.closesAtOf(id);
        bool isLive = _world.market.purchaseOf(id).state == IMarket.State.Live;
        if (isLive && block.timestamp < closesAt) {
            vm.prank(_world.user);
            return _world.market.cancel(id);
        }
        if (block.timestamp < closesAt + 48 hours) return;
        _world.market.refund(id);
        _isGone[id] = true;
        if (block.timestamp < _pausedUntil) ++exits;
    }

    /// @dev Revenue that is free, stake that is not needed, and stake whose time is over.
    function takeOut(uint256 amount) external {
        vm.startPrank(_world.developer);
        _world.market.withdraw(_world.ware);
        uint256 staked = _world.stakes.stakeOf(_world.ware).staked;
        uint256 needed = _world.stakes.need(_world.ware);
        bool isWaiting = _world.stakes.stakeOf(_world.ware).unbonding > 0;
        if (isWaiting && block.timestamp >= _unbondAt) {
            _world.stakes.withdraw(_world.ware);
        } else if (!isWaiting && staked > needed) {
            _world.stakes.unbond(_world.ware, uint96(bound(amount, 1, (staked - needed + 99) / 100)));
            _unbondAt = block.timestamp + 14 days;
        }
        vm.stopPrank();
    }

    /// @dev Votes go where tokens go, later.
    function send(uint256 fromSeed, uint256 toSeed, uint256 part) external {
        address from = people[fromSeed % people.length];
        uint256 amount = bound(part, 0, _world.gov.balanceOf(from) / 4);
        vm.prank(from);
        _world.gov.transfer(people[toSeed % people.length], amount);
    }

    /// @dev What a developer says is only what somebody wrote down lately.
    function record() external {
        _world.voice.recordDeveloper(_world.developer);
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 8 == 0 ? 60 days : 1 days));
    }

    /// @notice What the timelock knows a proposal by.
    function operationOf(uint256 place) external view returns (bytes32) {
        (address[] memory at, uint256[] memory values, bytes[] memory datas) = _calls(_books[place]);
        return _world.timelock.hashOperationBatch(at, values, datas, 0, _timelockSaltOf(place));
    }

    function _propose(address who, uint256 changeSeed, uint256 forSeed, uint256 seed) private returns (bool isDone) {
        if (_books.length >= PROPOSALS_AT_MOST) return false;
        Book memory own = _make(changeSeed, forSeed, seed);
        own.proposer = who;
        uint256 then = block.timestamp - 1;
        bool isHeavy = _world.voice.getPastVotes(own.proposer, then) >= _world.voice.threshold(then);
        (address[] memory at, uint256[] memory values, bytes[] memory datas) = _calls(own);
        bytes memory data =
            abi.encodeCall(_world.governor.propose, (at, values, datas, string(abi.encode(_books.length))));
        vm.prank(own.proposer);
        bytes memory id;
        (isDone, id) = address(_world.governor).call(data);
        assertTrue(isDone == (isHeavy && block.timestamp >= BORN + OPENS_AFTER), "by who has the votes, from day 30 on");
        if (!isDone) return false;
        own.id = abi.decode(id, (uint256));
        own.startsAt = block.timestamp + params[4];
        own.endsAt = own.startsAt + params[5];
        _books.push(own);
        return true;
    }

    function _queue(uint256 place) private {
        Book storage own = _books[place];
        IGovernor.ProposalState state = stateOf(place);
        bool isDone = _try(_callOn(place, IGovernor.queue.selector));
        assertTrue(isDone == (state == IGovernor.ProposalState.Succeeded), "queued once it passed, once");
        if (state == IGovernor.ProposalState.Defeated) ++lost;
        if (state == IGovernor.ProposalState.Defeated && own.isHeard && own.votes[1] > own.votes[0]) ++outvoted;
        if (isDone) (own.queuedAt, own.eta) = (block.timestamp, block.timestamp + params[7]);
    }

    /// @dev By whoever comes, by the governor or past it at the timelock: never before the wait is over, never outside of the bounds.
    function _execute(uint256 place, address who, uint256 how) private {
        Book storage own = _books[place];
        bool isPast = how % 3 == 0;
        bool isReady = stateOf(place) == IGovernor.ProposalState.Queued && block.timestamp >= own.eta;
        bool isWithin = _isWithin(own) && !(isPast && own.at == address(_world.governor));
        bytes memory data = isPast ? _executePast(place) : _callOn(place, IGovernor.execute.selector);
        vm.prank(who);
        (bool isDone,) = (isPast ? address(_world.timelock) : address(_world.governor)).call(data);
        assertTrue(isDone == (isReady && isWithin), "carried out after the wait, within the bounds");
        if (isReady && !isWithin) ++refused;
        if (!isDone) return;
        assertTrue(block.timestamp >= own.queuedAt + 3 days, "nobody is surprised");
        _store(own);
    }

    function _vote(uint256 place, address who, uint256 support) private {
        bool isDue = stateOf(place) == IGovernor.ProposalState.Active && !_hasVoted[place][who] && support < 3;
        vm.prank(who);
        bool isDone = _try(abi.encodeCall(IGovernor.castVote, (_books[place].id, uint8(support))));
        assertTrue(isDone == isDue, "while it is voted on, once");
        if (isDone) _count(place, who, support);
    }

    function _try(bytes memory data) private returns (bool isDone) {
        (isDone,) = address(_world.governor).call(data);
    }

    /// @dev Queueing, carrying out and cancelling name a proposal in the same words.
    function _callOn(uint256 place, bytes4 act) private view returns (bytes memory) {
        (address[] memory at, uint256[] memory values, bytes[] memory datas) = _calls(_books[place]);
        return abi.encodeWithSelector(act, at, values, datas, _saltOf(place));
    }

    function _executePast(uint256 place) private view returns (bytes memory) {
        (address[] memory at, uint256[] memory values, bytes[] memory datas) = _calls(_books[place]);
        return abi.encodeCall(_world.timelock.executeBatch, (at, values, datas, 0, _timelockSaltOf(place)));
    }

    function _calls(Book memory own)
        private
        pure
        returns (address[] memory at, uint256[] memory values, bytes[] memory datas)
    {
        (at, values, datas) = (new address[](1), new uint256[](1), new bytes[](1));
        (at[0], datas[0]) = (own.at, own.data);
    }

    /// @dev What is on record at both ends of two weeks was there for them.
    function _ripen() private {
        _world.voice.recordDeveloper(_world.developer);
        vm.warp(block.timestamp + 15 days);
        _world.voice.recordDeveloper(_world.developer);
    }

    function _timelockSaltOf(uint256 place) private view returns (bytes32) {
        return bytes20(address(_world.governor)) ^ _saltOf(place);
    }

    /// @dev A proposal is named by its place.
    function _saltOf(uint256 place) private pure returns (bytes32) {
        return keccak256(abi.encode(place));
    }
}
