// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubFactory} from "../interfaces/IHubFactory.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IProviderStake} from "../interfaces/IProviderStake.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {ISecGov} from "../interfaces/ISecGov.sol";
import {ISecHub} from "../interfaces/ISecHub.sol";
import {IVoice} from "../interfaces/IVoice.sol";
import {FeeMath} from "../math/FeeMath.sol";
import {ScoreMath} from "../math/ScoreMath.sol";
import {VoucherMath} from "../math/VoucherMath.sol";
import {Modules} from "../Modules.sol";
import {WeightTrace} from "./WeightTrace.sol";

/// @title The voice of holders, developers and users.
/// @notice See `IVoice`. Nothing here is asked by the contracts that hold money: weights are written down when somebody cares to, and
/// a weight that nobody renewed stops to count.
contract Voice is IVoice {
    using WeightTrace for WeightTrace.Trace;

    uint256 private constant WHOLE = 1e18;
    uint256 private constant HOLDERS = 0.6e18;
    uint256 private constant DEVELOPERS = 0.2e18;
    uint256 private constant USERS = 0.2e18;
    /// @dev At launch few hold, build and use: a house counts as if at least so much stood in it, or one of them would be all of it.
    uint256 private constant CONVICTION_FLOOR_DIVISOR = 5;
    uint256 private constant DEVELOPERS_FLOOR = 50_000e18;
    uint256 private constant USERS_FLOOR = 1_000e18;
    uint256 private constant RECORD_LASTS = 30 days;
    uint256 private constant PURCHASE_LASTS = 180 days;
    uint256 private constant WARES_AT_MOST = 16;

    ISecGov private immutable GOV;
    IMarket private immutable MARKET;
    IRegistry private immutable REGISTRY;
    IProviderStake private immutable STAKE;
    IReputation private immutable REPUTATION;
    IHubFactory private immutable FACTORY;

    mapping(address developer => uint32[]) private _wares;
    mapping(address developer => WeightTrace.Trace) private _developers;
    WeightTrace.Trace private _allDevelopers;
    mapping(address user => WeightTrace.Trace) private _users;
    WeightTrace.Trace private _allUsers;
    mapping(bytes32 purchaseId => bool) public isRecorded;

    constructor(Modules memory modules) {
        GOV = modules.gov;
        MARKET = modules.market;
        REGISTRY = modules.registry;
        STAKE = modules.stakes;
        REPUTATION = modules.reputation;
        FACTORY = IHubFactory(modules.hubFactory);
    }

    /// @inheritdoc IVoice
    function enlist(uint32[] calldata wares) external {
        require(wares.length <= WARES_AT_MOST, VoiceTooManyWares(wares.length, WARES_AT_MOST));
        for (uint256 i = 0; i < wares.length; ++i) {
            require(REGISTRY.developerOf(wares[i]) == msg.sender, VoiceNotDeveloper(wares[i], msg.sender));
            require(i == 0 || wares[i] > wares[i - 1], VoiceBadOrder(i));
        }
        _wares[msg.sender] = wares;
        emit Enlisted(msg.sender, wares);
        recordDeveloper(msg.sender);
    }

    /// @inheritdoc IVoice
    function recordPurchases(bytes32[] calldata purchaseIds) external {
        for (uint256 i = 0; i < purchaseIds.length; ++i) {
            _recordPurchase(purchaseIds[i]);
        }
    }

    /// @inheritdoc IVoice
    function getVotes(address account) external view returns (uint256) {
        return _votesAt(account, block.timestamp - 1);
    }

    /// @inheritdoc IVoice
    function getPastVotes(address account, uint256 time) external view returns (uint256) {
        return _votesAt(account, time);
    }

    /// @inheritdoc IVoice
    function getPastTotalSupply(uint256 time) external view returns (uint256) {
        _requirePast(time);
        return WHOLE;
    }

    /// @inheritdoc IVoice
    function threshold(uint256 time) external view returns (uint256) {
        (uint256 conviction, uint256 supply) = (GOV.getPastTotalSupply(time), GOV.getPastSupply(time));
        (uint256 byConviction, uint256 bySupply) = (conviction / 200, supply / 400);
        uint256 needed = byConviction > bySupply ? byConviction : bySupply;
        return _shareOf(HOLDERS, needed, conviction, supply / CONVICTION_FLOOR_DIVISOR);
    }

    /// @inheritdoc IVoice
    function quorum() external pure returns (uint256) {
        return HOLDERS / 10;
    }

    // ERC-6372 names it so.
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IVoice
    function clock() public view returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @inheritdoc IVoice
    function recordDeveloper(address developer) public {
        uint256 weight = 0;
        uint32[] storage wares = _wares[developer];
        for (uint256 i = 0; i < wares.length; ++i) {
            uint256 staked = STAKE.stakeOf(wares[i]).staked;
            weight += staked * REPUTATION.meanScoreOf(wares[i]) / ScoreMath.SCORE_ONE;
        }
        uint256 before = _developers[developer].past(block.timestamp).value;
        uint256 total = _allDevelopers.past(block.timestamp).value + weight - before;
        _developers[developer].write(weight);
        _allDevelopers.write(total);
        emit DeveloperRecorded(developer, weight, total);
    }

    /// @inheritdoc IVoice
    function housesOf(address account, uint256 time)
        public
        view
        returns (uint256 holder, uint256 developer, uint256 user)
    {
        _requirePast(time);
        uint256 floor = GOV.getPastSupply(time) / CONVICTION_FLOOR_DIVISOR;
        holder = _shareOf(HOLDERS, GOV.getPastVotes(account, time), GOV.getPastTotalSupply(time), floor);
        WeightTrace.Point memory own = _developers[account].past(time);
        // What is too old stays in the total: it takes nothing from others that they would not have with it.
        uint256 fresh = own.time + RECORD_LASTS > time ? own.value : 0;
        developer = _shareOf(DEVELOPERS, fresh, _allDevelopers.past(time).value, DEVELOPERS_FLOOR);
        user = _shareOf(USERS, _users[account].decayed(time), _allUsers.decayed(time), USERS_FLOOR);
    }

    function _recordPurchase(bytes32 id) private {
        require(!isRecorded[id], VoiceRecorded(id));
        IMarket.Purchase memory purchase = MARKET.purchaseOf(id);
        bool isUsedUp = purchase.calls > 0 && purchase.used == purchase.calls;
        require(purchase.state == IMarket.State.Closed || isUsedUp, VoiceNotOver(id));
        require(MARKET.closesAtOf(id) + PURCHASE_LASTS > block.timestamp, VoiceTooOld(id));
        isRecorded[id] = true;
        uint256 earned = VoucherMath.earned(purchase.amount, purchase.used, purchase.calls);
        uint256 burned = earned * FeeMath.BURN_BPS / 10_000;
        address user = _personOf(purchase.owner);
        _users[user].write(_users[user].decayed(block.timestamp) + burned);
        _allUsers.write(_allUsers.decayed(block.timestamp) + burned);
        emit PurchaseRecorded(id, user, burned);
    }

    /// @dev Who votes for what a SecHub bought is its owner; only hubs of this deployment are believed.
    function _personOf(address purchaser) private view returns (address) {
        if (purchaser.code.length == 0) return purchaser;
        try ISecHub(purchaser).owner() returns (address owner) {
            return FACTORY.hubOf(owner) == purchaser ? owner : purchaser;
        } catch {
            return purchaser;
        }
    }

    function _votesAt(address account, uint256 time) private view returns (uint256) {
        (uint256 holder, uint256 developer, uint256 user) = housesOf(account, time);
        return holder + developer + user;
    }

    function _requirePast(uint256 time) private view {
        require(time < block.timestamp, VoiceFutureLookup(time, clock()));
    }

    /// @dev Rounds down, so that a house never has more than its share.
    function _shareOf(uint256 share, uint256 part, uint256 total, uint256 floor) private pure returns (uint256) {
        uint256 whole = total > floor ? total : floor;
        return whole == 0 ? 0 : share * part / whole;
    }
}
