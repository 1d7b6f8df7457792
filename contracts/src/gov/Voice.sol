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
import {Windows} from "../Windows.sol";
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
    /// @dev As long as stake needs to be taken back: what is on record at both ends was not there for one vote.
    uint256 private constant RECORD_RIPENS = Windows.UNBONDING;
    /// @dev Of the supply's 0.25 % the floor of conviction makes this part; it holds while there is no supply as well.
    uint256 private constant THRESHOLD_LEAST = HOLDERS * CONVICTION_FLOOR_DIVISOR / 400;
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
    /// @notice What a purchase had earned when it was last counted.
    mapping(bytes32 purchaseId => uint96) public countedOf;

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
        if (needed == 0) return THRESHOLD_LEAST;
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
            weight += _weightOf(wares[i]);
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
        // Who has no weight in a house is not compared with its whole: most voters are in one.
        (uint256 own, uint256 conviction, uint256 supply) = GOV.getPastShare(account, time);
        if (own > 0) holder = _shareOf(HOLDERS, own, conviction, supply / CONVICTION_FLOOR_DIVISOR);
        own = _ripeOf(account, time);
        if (own > 0) developer = _shareOf(DEVELOPERS, own, _allDevelopers.past(time).value, DEVELOPERS_FLOOR);
        own = _users[account].decayed(time);
        if (own > 0) user = _shareOf(USERS, own, _allUsers.decayed(time), USERS_FLOOR);
    }

    /// @dev Counted as of the purchase's end, so that nobody wins by recording late. Money that is earned stays earned.
    function _recordPurchase(bytes32 id) private {
        IMarket.Purchase memory purchase = MARKET.purchaseOf(id);
        uint256 earned = purchase.calls == 0 ? 0 : VoucherMath.earned(purchase.amount, purchase.used, purchase.calls);
        uint256 counted = countedOf[id];
        require(earned > counted, VoiceNothingNew(id));
        uint256 closesAt = MARKET.closesAtOf(id);
        require(closesAt + PURCHASE_LASTS > block.timestamp, VoiceTooOld(id));
        // Earned money fits where the purchase's amount does.
        countedOf[id] = uint96(earned);
        uint256 burned = (earned - counted) * FeeMath.BURN_BPS / 10_000;
        if (closesAt < block.timestamp) burned = ScoreMath.decay(burned, block.timestamp - closesAt);
        address user = _personOf(purchase.owner);
        _users[user].write(_users[user].decayed(block.timestamp) + burned);
        _allUsers.write(_allUsers.decayed(block.timestamp) + burned);
        emit PurchaseRecorded(id, user, burned);
    }

    /// @dev What stands behind a SecWare and was earned by it; one that ended, or is being expelled, speaks for nobody.
    function _weightOf(uint32 ware) private view returns (uint256) {
        IRegistry.Status status = REGISTRY.wareOf(ware).status;
        if (status != IRegistry.Status.Active && status != IRegistry.Status.Paused) return 0;
        return uint256(STAKE.stakeOf(ware).staked) * REPUTATION.meanScoreOf(ware) / ScoreMath.SCORE_ONE;
    }

    /// @dev The lower of the newest record and that of two weeks before, each not older than 30 days at its time. What is too old stays
    /// in the total until somebody records it again, which anybody can.
    function _ripeOf(address developer, uint256 time) private view returns (uint256) {
        if (time < RECORD_RIPENS) return 0;
        uint256 newest = _freshOf(developer, time);
        if (newest == 0) return 0;
        uint256 earlier = _freshOf(developer, time - RECORD_RIPENS);
        return earlier < newest ? earlier : newest;
    }

    function _freshOf(address developer, uint256 time) private view returns (uint256) {
        WeightTrace.Point memory point = _developers[developer].past(time);
        return point.time + RECORD_LASTS > time ? point.value : 0;
    }

    /// @dev Who votes for what a SecHub bought is its owner; only hubs of this deployment are believed. An account whose code answers
    /// with something else is itself the voter.
    function _personOf(address purchaser) private view returns (address) {
        if (purchaser.code.length == 0) return purchaser;
        (bool isDone, bytes memory answer) = purchaser.staticcall(abi.encodeCall(ISecHub.owner, ()));
        if (!isDone || answer.length != 32) return purchaser;
        uint256 word = abi.decode(answer, (uint256));
        if (word > type(uint160).max) return purchaser;
        address owner = address(uint160(word));
        return FACTORY.hubOf(owner) == purchaser ? owner : purchaser;
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
        // Sums of many roundings may be a unit or so under their parts.
        return whole == 0 ? 0 : share * (part < whole ? part : whole) / whole;
    }
}
