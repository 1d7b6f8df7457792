// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {DayRing} from "./DayRing.sol";
import {Governed} from "./Governed.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {SlaMath} from "./math/SlaMath.sol";
import {StakeMath} from "./math/StakeMath.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";
import {Windows} from "./Windows.sol";

/// @title The developers' stakes.
/// @notice See `IProviderStake`. Balances are kept here and never read from the token.
contract ProviderStake is IProviderStake, Governed {
    using DayRing for DayRing.Ring;
    using SafeCastLib for uint256;

    uint96 private constant FIXED_LEAST = 100e18;
    uint96 private constant FIXED_MOST = 1_000_000e18;
    /// @dev Tails end at most eight days ahead, rounded up to days.
    uint256 private constant TAIL_DAYS = 8;

    SecToken public immutable TOKEN;
    IRegistry public immutable REGISTRY;
    IReputation public immutable REPUTATION;
    address public immutable MARKET;
    address public immutable DISPUTES;
    address public immutable PACKAGES;

    uint96 public fixedPart = 1_000e18;
    mapping(uint32 ware => Stake) private _stakes;
    /// @dev Exposure by the day on which it ends.
    mapping(uint32 ware => DayRing.Ring) private _tails;

    constructor(Modules memory modules) Owned(modules.timelock) {
        TOKEN = modules.token;
        REGISTRY = modules.registry;
        REPUTATION = modules.reputation;
        MARKET = address(modules.market);
        DISPUTES = address(modules.disputes);
        PACKAGES = modules.packages;
    }

    modifier only(address module) {
        require(msg.sender == module, ProviderStakeNotModule(msg.sender));
        _;
    }

    modifier onlySeller() {
        require(msg.sender == MARKET || msg.sender == PACKAGES, ProviderStakeNotModule(msg.sender));
        _;
    }

    modifier onlyDeveloper(uint32 ware) {
        require(REGISTRY.developerOf(ware) == msg.sender, ProviderStakeNotDeveloper(ware, msg.sender));
        _;
    }

    /// @inheritdoc IProviderStake
    function stake(uint32 ware, uint96 amount) external {
        require(REGISTRY.developerOf(ware) != address(0), ProviderStakeNothing(ware));
        _stake(ware, msg.sender, amount);
    }

    /// @inheritdoc IProviderStake
    function stakeFor(uint32 ware, address developer, uint96 amount) external only(address(REGISTRY)) {
        require(amount >= fixedPart, ProviderStakeShort(ware, amount, fixedPart));
        _stake(ware, developer, amount);
    }

    /// @inheritdoc IProviderStake
    function unbond(uint32 ware, uint96 amount) external onlyDeveloper(ware) {
        Stake storage own = _stakes[ware];
        require(amount > 0 && amount <= own.staked, ProviderStakeShort(ware, own.staked, amount));
        // Only an ended SecWare may give up the fixed part, and only once nothing that it sold is open.
        bool isOver = REGISTRY.endedAtOf(ware) != 0 && exposureOf(ware) == 0;
        uint256 left = own.staked - amount;
        uint256 needed = isOver ? 0 : need(ware);
        require(left >= needed, ProviderStakeShort(ware, left, needed));
        own.staked = left.toUint96();
        own.unbonding += amount;
        own.unbondAt = (block.timestamp + Windows.UNBONDING).toUint40();
        emit UnbondStarted(ware, amount, own.unbondAt);
    }

    /// @inheritdoc IProviderStake
    function withdraw(uint32 ware) external onlyDeveloper(ware) {
        Stake storage own = _stakes[ware];
        uint96 amount = own.unbonding;
        require(amount > 0, ProviderStakeNothing(ware));
        require(block.timestamp >= own.unbondAt, ProviderStakeLocked(own.unbondAt));
        // A claim that opened before holds back what it asks for, however long ago the unbonding began.
        require(own.frozen <= own.staked, ProviderStakeFrozen(ware, own.frozen));
        own.unbonding = 0;
        emit StakeWithdrawn(ware, msg.sender, amount);
        SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @inheritdoc IProviderStake
    function addExposure(uint32 ware, uint96 amount) external onlySeller {
        Stake storage own = _stakes[ware];
        _dropTail(ware, own);
        uint96 exposure = own.exposure + amount;
        own.exposure = exposure;
        emit ExposureChanged(ware, exposure);
        // A score only lowers the need: who covers all of it without one is not asked for it.
        if (own.staked >= StakeMath.need(fixedPart, exposure, 0)) return;
        uint256 needed = StakeMath.need(fixedPart, exposure, REPUTATION.meanScoreOf(ware));
        require(own.staked >= needed, ProviderStakeShort(ware, own.staked, needed));
    }

    /// @inheritdoc IProviderStake
    function endExposure(uint32 ware, uint96 amount) external onlySeller {
        uint32 endsOn = Windows.dayAfter(block.timestamp, Windows.DISPUTE_WINDOW);
        (uint96 left, uint32 leftDay) = _tails[ware].add(TAIL_DAYS, endsOn, amount);
        if (left == 0) return;
        // The day whose place was taken is over; it leaves the exposure now, unless it has left with others.
        Stake storage own = _stakes[ware];
        if (leftDay > own.droppedTo) _setExposure(ware, own.exposure - left);
    }

    /// @inheritdoc IProviderStake
    function releaseExposure(uint32 ware, uint96 amount) external onlySeller {
        _setExposure(ware, _stakes[ware].exposure - amount);
    }

    /// @inheritdoc IProviderStake
    function freeze(uint32 ware, uint96 amount) external only(DISPUTES) {
        _setFrozen(ware, _stakes[ware].frozen + amount);
    }

    /// @inheritdoc IProviderStake
    function unfreeze(uint32 ware, uint96 amount) external only(DISPUTES) {
        _setFrozen(ware, _stakes[ware].frozen - amount);
    }

    /// @inheritdoc IProviderStake
    function slash(uint32 ware, uint96 amount, address to) external returns (uint96 taken) {
        require(msg.sender == DISPUTES || msg.sender == address(REPUTATION), ProviderStakeNotModule(msg.sender));
        return _slash(ware, amount, to);
    }

    /// @inheritdoc IProviderStake
    function slashFrozen(uint32 ware, uint96 amount, address to) external only(DISPUTES) returns (uint96 taken) {
        _setFrozen(ware, _stakes[ware].frozen - amount);
        return _slash(ware, amount, to);
    }

    /// @inheritdoc IProviderStake
    function slashForSla(uint32 ware, uint96 amount, address to) external only(DISPUTES) returns (uint96 taken) {
        _setFrozen(ware, _stakes[ware].frozen - amount);
        return _slash(ware, _useSla(ware, amount), to);
    }

    /// @notice Sets the fixed part, inside hard bounds. Stakes that exist are not touched; selling needs the new part.
    function setFixedPart(uint96 amount) external onlyOwner {
        _within("fixedPart", amount, FIXED_LEAST, FIXED_MOST);
        fixedPart = amount;
    }

    /// @inheritdoc IProviderStake
    function stakeOf(uint32 ware) external view returns (Stake memory) {
        return _stakes[ware];
    }

    /// @inheritdoc IProviderStake
    function exposureOf(uint32 ware) public view returns (uint256) {
        Stake storage own = _stakes[ware];
        return own.exposure - _overOf(ware, own);
    }

    /// @inheritdoc IProviderStake
    function slashableOf(uint32 ware) public view returns (uint256) {
        return uint256(_stakes[ware].staked) + _stakes[ware].unbonding;
    }

    /// @inheritdoc IProviderStake
    function shortOf(uint32 ware) external view returns (uint256) {
        uint256 frozen = _stakes[ware].frozen;
        if (frozen == 0) return 0;
        uint256 stands = slashableOf(ware);
        return frozen > stands ? frozen - stands : 0;
    }

    /// @inheritdoc IProviderStake
    function need(uint32 ware) public view returns (uint256) {
        return StakeMath.need(fixedPart, exposureOf(ware), REPUTATION.meanScoreOf(ware));
    }

    function _stake(uint32 ware, address from, uint96 amount) private {
        require(amount > 0, ProviderStakeNothing(ware));
        _stakes[ware].staked += amount;
        emit StakeAdded(ware, from, amount);
        SafeTransferLib.safeTransferFrom(address(TOKEN), from, address(this), amount);
    }

    function _slash(uint32 ware, uint96 amount, address to) private returns (uint96 taken) {
        Stake storage own = _stakes[ware];
        uint96 staked = own.staked;
        taken = amount;
        if (amount <= staked) {
            own.staked = staked - amount;
        } else {
            uint96 unbonding = own.unbonding;
            uint96 rest = amount - staked;
            if (rest > unbonding) rest = unbonding;
            (own.staked, own.unbonding) = (0, unbonding - rest);
            taken = staked + rest;
        }
        emit Slashed(ware, to, taken);
        if (taken > 0) SafeTransferLib.safeTransfer(address(TOKEN), to, taken);
    }

    /// @dev What of `amount` may be taken now for a broken SLA, counted as taken.
    function _useSla(uint32 ware, uint96 amount) private returns (uint96) {
        Stake storage own = _stakes[ware];
        (uint256 stands, uint256 fullAt) = (slashableOf(ware), own.slaFullAt);
        uint256 left = SlaMath.left(stands, fullAt, block.timestamp);
        if (left < amount) amount = left.toUint96();
        if (amount == 0) return 0;
        uint40 slaFullAt = SlaMath.fullAfter(stands, fullAt, block.timestamp, amount).toUint40();
        own.slaFullAt = slaFullAt;
        emit SlaUsed(ware, slaFullAt);
        return amount;
    }

    function _setFrozen(uint32 ware, uint96 frozen) private {
        _stakes[ware].frozen = frozen;
        emit FrozenChanged(ware, frozen);
    }

    function _setExposure(uint32 ware, uint96 exposure) private {
        _stakes[ware].exposure = exposure;
        emit ExposureChanged(ware, exposure);
    }

    /// @dev Takes tails that are over out of the exposure.
    function _dropTail(uint32 ware, Stake storage own) private {
        uint32 today = Windows.dayAt(block.timestamp);
        if (own.droppedTo == today) return;
        uint96 over = _overOf(ware, own);
        // Enough bits for days until the year 47,000.
        own.droppedTo = uint24(today);
        if (over == 0) return;
        _setExposure(ware, own.exposure - over);
    }

    /// @dev What has ended and still stands in the exposure.
    function _overOf(uint32 ware, Stake storage own) private view returns (uint96 over) {
        if (own.exposure == 0) return 0;
        (uint32 from, uint32 today) = (own.droppedTo, Windows.dayAt(block.timestamp));
        for (uint32 place = 0; place < TAIL_DAYS && from + place < today; ++place) {
            (uint96 amount, uint32 stamped) = _tails[ware].get(TAIL_DAYS, from + 1 + place);
            if (stamped > from && stamped <= today) over += amount;
        }
    }
}
