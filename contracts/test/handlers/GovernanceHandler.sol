// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Desk} from "../../src/Desk.sol";
import {Disputes} from "../../src/Disputes.sol";
import {Voice} from "../../src/gov/Voice.sol";
import {HubFactory} from "../../src/HubFactory.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {ISecHub} from "../../src/interfaces/ISecHub.sol";
import {Market} from "../../src/Market.sol";
import {Owned} from "../../src/Owned.sol";
import {ProviderStake} from "../../src/ProviderStake.sol";
import {Registry} from "../../src/Registry.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {SecGov} from "../../src/SecGov.sol";
import {SecHub} from "../../src/SecHub.sol";
import {SecToken} from "../../src/SecToken.sol";
import {Signing} from "./Signing.sol";

/// @notice Random tries to change parameters and to use hubs, by those who may and those who may not, and random votes.
/// @dev No act reverts; where one does, a rule is broken.
contract GovernanceHandler is Signing {
    struct World {
        SecToken token;
        Registry registry;
        ProviderStake stakes;
        Market market;
        Reputation scores;
        Restaking restaking;
        Disputes court;
        SecGov gov;
        Voice voice;
        Desk desk;
        HubFactory factory;
        address owner;
        address developer;
        uint32 ware;
    }

    struct Past {
        address who;
        uint256 time;
        bytes32 houses;
        uint256 votes;
        uint256 threshold;
    }

    uint96 private constant PRICE = 1_000e18;
    uint256 private constant KEY = 3;
    uint256 public constant PARAMS = 10;

    World private _world;
    address[] public people;
    address[] public owned;
    uint256[10] public params;
    uint256 private _priceSetAt;
    mapping(address who => bool) public hasHub;
    mapping(address who => uint256) public hubBalance;
    bytes32[] public purchases;
    mapping(bytes32 purchase => uint256) private _used;
    mapping(bytes32 purchase => uint256) private _recorded;
    Past[] private _pasts;

    constructor(World memory world, address[] memory people_, address[] memory owned_) {
        (_world, people, owned) = (world, people_, owned_);
        params = [uint256(1 days), 14 days, 1_000e18, 2e18, 1 ether, 100, 1_000, 20e18, 4_000, 0];
    }

    /// @dev Done exactly where the owner asks and every bound is kept.
    function setParam(uint256 whoSeed, uint256 which, uint256[3] calldata seeds) external {
        bool isOwner = whoSeed % 3 == 0;
        address who = isOwner ? _world.owner : people[whoSeed % people.length];
        which %= 7;
        (address at, bytes memory data, bool isWithin, uint256[3] memory values) = _change(which, seeds);
        vm.prank(who);
        (bool isDone,) = at.call(data);
        assertTrue(isDone == (isOwner && isWithin), "the owner only, within bounds only");
        if (isDone) _store(which, values);
    }

    /// @dev What only the owner may do, by somebody else.
    function usurp(uint256 whoSeed, uint256 which) external {
        address who = people[whoSeed % people.length];
        bytes[] memory acts = new bytes[](9);
        acts[0] = abi.encodeCall(Owned.offerOwnership, (who));
        acts[1] = abi.encodeCall(Owned.takeOwnership, ());
        acts[2] = abi.encodeCall(_world.market.payTreasury, ());
        acts[3] = abi.encodeCall(_world.market.stopSales, ());
        acts[4] = abi.encodeCall(_world.court.slashByOwner, (_world.ware, 100));
        acts[5] = abi.encodeCall(_world.restaking.payInsurance, (payable(who), 0, 0));
        acts[6] = abi.encodeCall(_world.gov.grant, (who, 1));
        acts[7] = abi.encodeCall(_world.desk.takeStock, (0));
        acts[8] = abi.encodeCall(_world.gov.mint, (who, 1));
        bytes memory data = acts[which % acts.length];
        for (uint256 i = 0; i < owned.length; ++i) {
            vm.prank(who);
            (bool isDone,) = owned[i].call(data);
            assertTrue(!isDone, "nobody else");
        }
    }

    function createHub(uint256 whoSeed) external {
        address who = people[whoSeed % people.length];
        address predicted = _world.factory.predict(who);
        vm.prank(who);
        (bool isDone, bytes memory result) = address(_world.factory).call(abi.encodeCall(_world.factory.create, ()));
        assertTrue(isDone == !hasHub[who], "one hub each");
        if (!isDone) return;
        hasHub[who] = true;
        assertEq(abi.decode(result, (address)), predicted, "where it was predicted");
        vm.prank(who);
        _world.token.approve(predicted, type(uint256).max);
    }

    /// @dev Also before there is a hub: its address is its owner's from the beginning.
    function fund(uint256 whoSeed, uint256 amount) external {
        address who = people[whoSeed % people.length];
        amount = bound(amount, 0, 100e18);
        address hub = _world.factory.predict(who);
        vm.prank(_world.owner);
        assertTrue(_world.token.transfer(hub, amount), "sent");
        hubBalance[who] += amount;
    }

    /// @dev Nobody but its owner acts by a hub; anybody may have it pay out, to its owner.
    function trespass(uint256 whoSeed, uint256 bySeed, uint256 which) external {
        (address who, address by) = (people[whoSeed % people.length], people[bySeed % people.length]);
        if (!hasHub[who] || who == by) return;
        SecHub hub = SecHub(_world.factory.predict(who));
        ISecHub.Permit memory none;
        bytes[] memory acts = new bytes[](5);
        bytes memory cancel = abi.encodeCall(IMarket.cancel, (bytes32(0)));
        acts[0] = abi.encodeCall(hub.act, (address(_world.market), cancel));
        acts[1] = abi.encodeCall(hub.actWithFunds, (address(_world.market), cancel, 1, none));
        acts[2] = abi.encodeCall(hub.setDocument, (1, "x"));
        acts[3] = abi.encodeCall(hub.unbind, (_world.ware));
        acts[4] = abi.encodeCall(hub.multicall, (new bytes[](0)));
        vm.prank(by);
        (bool isDone,) = address(hub).call(acts[which % acts.length]);
        assertTrue(!isDone, "its owner only");
        if (which % 4 != 0) return;
        uint256 before = _world.token.balanceOf(who);
        vm.prank(by);
        hub.payOut();
        assertEq(_world.token.balanceOf(who) - before, hubBalance[who], "to its owner only");
        hubBalance[who] = 0;
    }

    function buyByHub(uint256 whoSeed) external {
        address who = people[whoSeed % people.length];
        if (!hasHub[who]) return;
        SecHub hub = SecHub(_world.factory.predict(who));
        ISecHub.Permit memory none;
        uint256 nonce = _world.market.buyerNonceOf(address(hub), _world.ware);
        if (nonce >= 4) return;
        bytes32 planHash = _world.registry.planHashOf(_world.ware, 1);
        ISecHub.BuyOrder memory order =
            ISecHub.BuyOrder(_world.ware, 1, 1, PRICE, planHash, vm.addr(KEY), bytes32(nonce));
        bytes memory data = abi.encodeCall(hub.buyAndBind, (order, new ISecHub.Condition[](0), none));
        bool isCovered =
            _world.stakes.stakeOf(_world.ware).staked >= params[2] + _world.stakes.exposureOf(_world.ware) + PRICE;
        vm.prank(who);
        (bool isDone, bytes memory id) = address(hub).call(data);
        assertTrue(isDone || !isCovered, "its owner buys");
        if (isDone) purchases.push(abi.decode(id, (bytes32)));
    }

    function use(uint256 pick, uint256 howMany) external {
        if (purchases.length == 0) return;
        bytes32 id = purchases[pick % purchases.length];
        uint256 until = _world.market.closesAtOf(id) + 48 hours;
        if (_used[id] == 1_000 || block.timestamp >= until) return;
        _used[id] += bound(howMany, 1, 1_000 - _used[id]);
        _world.market.settle(_voucher(_world.market, id, _used[id], KEY));
    }

    function recordPurchase(uint256 pick) external {
        if (purchases.length == 0) return;
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = purchases[pick % purchases.length];
        bool isNew = _used[ids[0]] > _recorded[ids[0]];
        bool isFresh = block.timestamp < _world.market.closesAtOf(ids[0]) + 180 days;
        (bool isDone,) = address(_world.voice).call(abi.encodeCall(_world.voice.recordPurchases, (ids)));
        assertTrue(isDone == (isNew && isFresh), "counts what is new and not too old");
        if (isDone) _recorded[ids[0]] = _used[ids[0]];
    }

    function recordDeveloper() external {
        _world.voice.recordDeveloper(_world.developer);
    }

    function grant(uint256 whoSeed, uint256 amount) external {
        vm.prank(_world.owner);
        _world.gov.grant(people[whoSeed % people.length], bound(amount, 0, 50e18));
    }

    function send(uint256 fromSeed, uint256 toSeed, uint256 part) external {
        (address from, address to) = (people[fromSeed % people.length], people[toSeed % people.length]);
        uint256 amount = bound(part, 0, _world.gov.balanceOf(from));
        vm.prank(from);
        _world.gov.transfer(to, amount);
    }

    function lend(uint256 fromSeed, uint256 toSeed) external {
        vm.prank(people[fromSeed % people.length]);
        _world.gov.delegate(people[toSeed % people.length]);
    }

    function remember(uint256 whoSeed) external {
        address who = whoSeed % 4 == 0 ? _world.developer : people[whoSeed % people.length];
        uint256 time = block.timestamp - 1;
        _pasts.push(
            Past(who, time, housesAt(who, time), _world.voice.getPastVotes(who, time), _world.voice.threshold(time))
        );
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, time % 4 == 0 ? 25 days : 4 days));
    }

    function housesAt(address who, uint256 time) public view returns (bytes32) {
        (uint256 holder, uint256 developer, uint256 user) = _world.voice.housesOf(who, time);
        assertTrue(holder <= 0.6e18 && developer <= 0.2e18 && user <= 0.2e18, "each house within its share");
        return keccak256(abi.encode(holder, developer, user));
    }

    function pastOf(uint256 place) external view returns (Past memory) {
        return _pasts[place];
    }

    function counts() external view returns (uint256 persons, uint256 pasts) {
        return (people.length, _pasts.length);
    }

    function bought() external view returns (uint256) {
        return purchases.length;
    }

    function _change(uint256 which, uint256[3] calldata seeds)
        private
        view
        returns (address at, bytes memory data, bool isWithin, uint256[3] memory values)
    {
        if (which == 0) {
            values = [_near(seeds[0], 1 hours, 14 days), _near(seeds[1], 1 hours, 14 days), 0];
            isWithin = values[0] >= 1 hours && values[0] <= values[1] && values[1] <= 14 days;
            data = abi.encodeCall(_world.market.setDelays, (uint32(values[0]), uint32(values[1])));
            return (address(_world.market), data, isWithin, values);
        }
        if (which == 4) {
            values = [_near(seeds[0], 10, 10_000), _near(seeds[1], 100, 50_000), _near(seeds[2], 1e18, 1_000e18)];
            isWithin = _isIn(values[0], 10, 10_000) && _isIn(values[1], 100, 50_000) && _isIn(values[2], 1e18, 1_000e18);
            data = abi.encodeCall(_world.court.setBonds, (uint16(values[0]), uint16(values[1]), uint96(values[2])));
            return (address(_world.court), data, isWithin, values);
        }
        return _changeOne(which, seeds[0]);
    }

    function _changeOne(uint256 which, uint256 seed)
        private
        view
        returns (address at, bytes memory data, bool isWithin, uint256[3] memory values)
    {
        (uint256 least, uint256 most) = (100e18, 1_000_000e18);
        if (which == 2) (least, most) = (0.1e18, 100e18);
        if (which == 3) (least, most) = (0.1 ether, 320 ether);
        if (which == 5) (least, most) = (2_000, 6_000);
        if (which == 6) (least, most) = _priceBounds();
        uint256 value = _near(seed, least, most);
        (values[0], isWithin) = (value, _isIn(value, least, most));
        if (which == 1) {
            (at, data) = (address(_world.stakes), abi.encodeCall(_world.stakes.setFixedPart, (uint96(value))));
        } else if (which == 2) {
            (at, data) = (address(_world.scores), abi.encodeCall(_world.scores.setReviewFee, (uint96(value))));
        } else if (which == 3) {
            (at, data) = (address(_world.restaking), abi.encodeCall(_world.restaking.setOwnLeast, (uint96(value))));
        } else if (which == 5) {
            (at, data) = (address(_world.court), abi.encodeCall(_world.court.setQuorum, (uint16(value))));
        } else {
            (at, data) = (address(_world.desk), abi.encodeCall(_world.desk.setPrice, (uint96(value))));
            isWithin = isWithin && (params[9] == 0 || block.timestamp >= _priceSetAt + 1 days);
        }
    }

    function _store(uint256 which, uint256[3] memory values) private {
        if (which == 0) (params[0], params[1]) = (values[0], values[1]);
        else if (which < 4) params[which + 1] = values[0];
        else if (which == 4) (params[5], params[6], params[7]) = (values[0], values[1], values[2]);
        else params[which + 3] = values[0];
        if (which == 6) _priceSetAt = block.timestamp;
    }

    /// @dev The first price is free, each other a fifth away at most.
    function _priceBounds() private view returns (uint256 least, uint256 most) {
        uint256 price = params[9];
        if (price == 0) return (1e9, 1e18);
        (least, most) = (price - price / 5, price + price / 5);
        if (least < 1e9) least = 1e9;
        if (most > 1e18) most = 1e18;
    }

    /// @dev At a bound, just outside of it, or between.
    function _near(uint256 seed, uint256 least, uint256 most) private pure returns (uint256) {
        uint256 how = seed % 6;
        if (how == 0) return least - 1;
        if (how == 1) return least;
        if (how == 2) return most;
        return how == 3 ? most + 1 : bound(seed >> 8, least, most);
    }

    function _isIn(uint256 value, uint256 least, uint256 most) private pure returns (bool) {
        return value >= least && value <= most;
    }
}
