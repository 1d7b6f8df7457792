// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Restaking} from "../../src/Restaking.sol";
import {SecGov} from "../../src/SecGov.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Windows} from "../../src/Windows.sol";
import {Assertions} from "../Assertions.sol";
import {FakeOperatorClaims} from "../fakes/FakeOperatorClaims.sol";

/// @notice Random use of restaking and of the governance token, with a ledger of its own that knows what should have happened.
/// @dev No act reverts; where one does, a rule is broken.
contract RestakingHandler is Assertions {
    struct Pool {
        uint256 assets;
        uint256 shares;
        uint256 index;
    }

    struct Exit {
        address who;
        address operator;
        uint256 shares;
        uint256 worth;
        uint256 queuedAt;
        bool isDone;
    }

    /// @dev What was once said of the past.
    struct Past {
        address who;
        uint256 time;
        uint256 votes;
        uint256 balance;
        uint256 total;
        uint256 supply;
    }

    uint256 private constant WAD = 1e18;
    uint256 private constant OWN_LEAST = 1 ether;

    SecToken private immutable TOKEN;
    SecGov private immutable GOV;
    Restaking private immutable RESTAKING;
    FakeOperatorClaims private immutable CLAIMS;
    address private immutable OWNER;
    address private immutable MARKET;

    address[] public people;
    mapping(address operator => Pool) private _pools;
    mapping(address who => uint256) public sharesOf;
    mapping(address who => uint256) public putIn;
    mapping(address who => uint256) public takenOut;
    Exit[] private _exits;
    Past[] private _pasts;
    uint256 public supply;
    uint256 public deposited;
    uint256 public returned;
    uint256 public granted;
    uint256 public disciplined;
    uint256 public insuranceEth;
    /// @notice SEC that came in and did not go out.
    uint256 public sec;
    uint256 public acts;
    uint32 private _nextEpoch;

    /// @dev The first two of `people_` are the operators, with 10 ether each.
    constructor(
        SecToken token,
        SecGov gov,
        Restaking restaking,
        FakeOperatorClaims claims,
        address[3] memory others,
        address[] memory people_
    ) {
        (TOKEN, GOV, RESTAKING, CLAIMS) = (token, gov, restaking, claims);
        (OWNER, MARKET) = (others[0], others[1]);
        people = people_;
        for (uint256 i = 0; i < 2; ++i) {
            _pools[people[i]] = Pool(0, 0, WAD);
            _book(people[i], people[i], 10 ether);
        }
        _nextEpoch = Windows.epochAt(block.timestamp);
    }

    function deposit(uint256 whoSeed, uint256 operatorSeed, uint256 amount) external {
        address who = _one(whoSeed);
        address operator = RESTAKING.operatorOf(who);
        if (operator == address(0)) operator = people[operatorSeed % 2];
        if (_pools[operator].index < WAD / 100) return;
        amount = bound(amount, 1e12, 50 ether);
        address voter = GOV.delegates(who);
        uint256 votes = GOV.getVotes(voter);
        vm.prank(who);
        uint256 shares = RESTAKING.deposit{value: amount}(operator);
        assertEq(shares, _book(who, operator, amount), "shares for what was put in, rounded down");
        assertEq(GOV.getVotes(voter), votes, "what is new has no vote");
        ++acts;
    }

    function exit(uint256 whoSeed, uint256 part) external {
        address who = _one(whoSeed);
        address operator = RESTAKING.operatorOf(who);
        if (sharesOf[who] == 0) return;
        uint256 shares = bound(part, 1, sharesOf[who]);
        uint256 rest = _worth(operator, sharesOf[who] - shares);
        (, uint256 principal) = RESTAKING.positionOf(who);
        bool isHeld = GOV.balanceOf(who) < principal || (who == operator && rest < OWN_LEAST);
        if (isHeld) return;
        uint256 before = GOV.balanceOf(who);
        vm.prank(who);
        RESTAKING.queueExit(shares);
        uint256 back = before - GOV.balanceOf(who);
        assertTrue(
            back <= principal && (shares < sharesOf[who] || back == principal), "the whole principal for all shares"
        );
        (returned, supply) = (returned + back, supply - back);
        _exits.push(Exit(who, operator, shares, _worth(operator, shares), block.timestamp, false));
        sharesOf[who] -= shares;
        ++acts;
    }

    /// @dev Exactly once its time has come, and no claim that opened before holds it.
    function complete(uint256 pick) external {
        if (_exits.length == 0) return;
        uint256 number = pick % _exits.length;
        Exit storage own = _exits[number];
        uint256 until = own.queuedAt + 14 days;
        bool isClaimed = CLAIMS.accused() == own.operator && CLAIMS.openedAt() < until;
        bool isDue = !own.isDone && block.timestamp >= until && (!isClaimed || block.timestamp >= until + 45 days);
        uint256 before = own.who.balance;
        (bool isDone,) = address(RESTAKING).call(abi.encodeCall(RESTAKING.completeExit, (number)));
        assertTrue(isDone == isDue, "completes exactly when it may");
        if (!isDone) return;
        uint256 worth = _worth(own.operator, own.shares);
        uint256 paid = worth < own.worth ? worth : own.worth;
        assertEq(own.who.balance - before, paid, "the lower of both prices");
        own.isDone = true;
        takenOut[own.who] += paid;
        _pools[own.operator].assets -= paid;
        _pools[own.operator].shares -= own.shares;
        ++acts;
    }

    function slash(uint256 operatorSeed, uint256 bps) external {
        address operator = people[operatorSeed % 2];
        bps = bound(bps, 1, 500);
        Pool storage pool = _pools[operator];
        uint256 taken = (pool.assets * bps + 9_999) / 10_000;
        uint256 before = address(0xdead).balance;
        vm.prank(address(CLAIMS));
        assertEq(RESTAKING.slash(operator, uint16(bps), payable(address(0xdead))), taken, "takes its part");
        assertEq(address(0xdead).balance - before, taken, "and pays it");
        if (pool.assets > 0) pool.index = pool.index * (pool.assets - taken) / pool.assets;
        pool.assets -= taken;
        ++acts;
    }

    function seize(uint256 whoSeed, uint256 part) external {
        address who = _one(whoSeed);
        address operator = RESTAKING.operatorOf(who);
        (, uint256 own) = RESTAKING.positionOf(who);
        if (own == 0) return;
        uint256 principal = bound(part, 1, own);
        uint256 shares = (sharesOf[who] * principal + own - 1) / own;
        uint256 amount = _worth(operator, shares);
        vm.prank(OWNER);
        RESTAKING.seize(who, principal);
        sharesOf[who] -= shares;
        _pools[operator].shares -= shares;
        _pools[operator].assets -= amount;
        insuranceEth += amount;
        ++acts;
    }

    /// @dev Seizing and disciplining are one decision in two contracts; here either may come alone.
    function govern(uint256 whoSeed, uint256 more, uint256 less) external {
        address who = _one(whoSeed);
        more = bound(more, 0, 100e18);
        less = bound(less, 0, GOV.balanceOf(who) / 10);
        vm.prank(OWNER);
        (bool isDone,) = address(GOV).call(abi.encodeCall(GOV.grant, (who, more)));
        assertTrue(isDone == (granted + more <= 10_000e18), "grants are capped");
        if (isDone) (granted, supply) = (granted + more, supply + more);
        vm.prank(OWNER);
        GOV.discipline(who, less);
        (disciplined, supply) = (disciplined + less, supply - less);
        ++acts;
    }

    function send(uint256 fromSeed, uint256 toSeed, uint256 part) external {
        (address from, address to) = (_one(fromSeed), _one(toSeed));
        uint256 amount = bound(part, 0, GOV.balanceOf(from));
        address voter = GOV.delegates(to);
        uint256 votes = GOV.getVotes(voter);
        vm.prank(from);
        assertTrue(GOV.transfer(to, amount), "sent");
        assertTrue(GOV.getVotes(voter) <= votes, "no vote comes with what is sent");
        ++acts;
    }

    function lend(uint256 fromSeed, uint256 toSeed) external {
        vm.prank(_one(fromSeed));
        GOV.delegate(_one(toSeed));
        ++acts;
    }

    function accuse(uint256 operatorSeed, bool isOver) external {
        if (isOver) CLAIMS.resolve();
        else CLAIMS.open(people[operatorSeed % 2], block.timestamp);
    }

    /// @dev Pays in for the oldest epoch that is over, and divides it.
    function reward(uint256 fees) external {
        if (Windows.startOf(_nextEpoch + 1) > block.timestamp) return;
        uint96 amount = uint96(bound(fees, 0, 1_000e18));
        vm.prank(OWNER);
        assertTrue(TOKEN.transfer(address(RESTAKING), amount), "paid");
        vm.prank(MARKET);
        RESTAKING.payIn(_nextEpoch, amount);
        RESTAKING.closeEpoch(_nextEpoch);
        sec += amount;
        ++_nextEpoch;
    }

    function claim(uint256 whoSeed, uint256 back) external {
        address who = _one(whoSeed);
        uint32 epoch = _nextEpoch - 1 - uint32(bound(back, 0, 3));
        (,,, bool isPaid) = RESTAKING.paidInOf(epoch);
        if (!isPaid || RESTAKING.isClaimed(who, epoch)) return;
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = epoch;
        uint256 before = TOKEN.balanceOf(who);
        vm.prank(who);
        uint256 amount = RESTAKING.claim(epochs);
        assertEq(TOKEN.balanceOf(who) - before, amount, "pays what it says");
        sec -= amount;
    }

    /// @dev Writes down what is said of the last second, to be asked again.
    function remember(uint256 whoSeed) external {
        (address who, uint256 time) = (_one(whoSeed), block.timestamp - 1);
        _pasts.push(
            Past(
                who,
                time,
                GOV.getPastVotes(who, time),
                GOV.getPastBalance(who, time),
                GOV.getPastTotalSupply(time),
                GOV.getPastSupply(time)
            )
        );
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, time % 4 == 0 ? 40 days : 5 days));
    }

    function poolOf(address operator) external view returns (Pool memory) {
        return _pools[operator];
    }

    /// @notice Shares that are in the pool of an operator, by those who hold them and by those who wait to leave.
    function sharesIn(address operator) external view returns (uint256 sum) {
        for (uint256 i = 0; i < people.length; ++i) {
            if (RESTAKING.operatorOf(people[i]) == operator) sum += sharesOf[people[i]];
        }
        for (uint256 i = 0; i < _exits.length; ++i) {
            if (!_exits[i].isDone && _exits[i].operator == operator) sum += _exits[i].shares;
        }
    }

    /// @notice What all of them could take out now, each for itself.
    function worthIn(address operator) external view returns (uint256 sum) {
        for (uint256 i = 0; i < people.length; ++i) {
            if (RESTAKING.operatorOf(people[i]) == operator) sum += _worth(operator, sharesOf[people[i]]);
        }
        for (uint256 i = 0; i < _exits.length; ++i) {
            if (!_exits[i].isDone && _exits[i].operator == operator) sum += _worth(operator, _exits[i].shares);
        }
    }

    function pastOf(uint256 place) external view returns (Past memory) {
        return _pasts[place];
    }

    function counts() external view returns (uint256 persons, uint256 pasts) {
        return (people.length, _pasts.length);
    }

    /// @dev In the ledger: shares by the price that stands, with a million virtual shares to one virtual wei.
    function _book(address who, address operator, uint256 amount) private returns (uint256 shares) {
        Pool storage pool = _pools[operator];
        shares = amount * (pool.shares + 1e6) / (pool.assets + 1);
        (pool.assets, pool.shares) = (pool.assets + amount, pool.shares + shares);
        sharesOf[who] += shares;
        putIn[who] += amount;
        (deposited, supply) = (deposited + amount, supply + amount);
    }

    function _worth(address operator, uint256 shares) private view returns (uint256) {
        return shares * (_pools[operator].assets + 1) / (_pools[operator].shares + 1e6);
    }

    function _one(uint256 seed) private view returns (address) {
        return people[seed % people.length];
    }
}
