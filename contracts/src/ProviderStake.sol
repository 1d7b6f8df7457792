// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";

/// @title The developers' stakes.
/// @notice See `IProviderStake`. Balances are kept here and never read from the token.
contract ProviderStake is IProviderStake, Owned {
    using SafeCastLib for uint256;

    uint40 public constant UNBONDING = 14 days;
    uint256 public constant TAIL = 7 days;
    uint96 private constant FIXED_LEAST = 100e18;
    uint96 private constant FIXED_MOST = 1_000_000e18;

    SecToken public immutable TOKEN;
    IRegistry public immutable REGISTRY;
    address public immutable MARKET;

    uint96 public fixedPart = 1_000e18;
    mapping(uint32 ware => Stake) private _stakes;
    /// @notice Exposure that ends on a day.
    mapping(uint32 ware => mapping(uint32 dayNumber => uint96)) public tailOf;

    constructor(SecToken token, IRegistry registry, address market, address first) Owned(first) {
        TOKEN = token;
        REGISTRY = registry;
        MARKET = market;
    }

    modifier only(address module) {
        require(msg.sender == module, ProviderStakeNotModule(msg.sender));
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
        _dropTail(ware, own);
        require(amount > 0 && amount <= own.staked, ProviderStakeShort(ware, own.staked, amount));
        // Only a retired SecWare may give up the fixed part, and only once nothing that it sold is open.
        bool isOver = REGISTRY.wareOf(ware).status == IRegistry.Status.Retired && own.exposure == 0;
        uint256 left = own.staked - amount;
        require(isOver || left >= need(ware), ProviderStakeShort(ware, left, need(ware)));
        own.staked = left.toUint96();
        own.unbonding += amount;
        own.unbondAt = uint40(block.timestamp) + UNBONDING;
        emit UnbondStarted(ware, amount, own.unbondAt);
    }

    /// @inheritdoc IProviderStake
    function withdraw(uint32 ware) external onlyDeveloper(ware) {
        Stake storage own = _stakes[ware];
        uint96 amount = own.unbonding;
        require(amount > 0, ProviderStakeNothing(ware));
        require(block.timestamp >= own.unbondAt, ProviderStakeLocked(own.unbondAt));
        own.unbonding = 0;
        emit StakeWithdrawn(ware, msg.sender, amount);
        SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @inheritdoc IProviderStake
    function addExposure(uint32 ware, uint96 amount) external only(MARKET) {
        Stake storage own = _stakes[ware];
        _dropTail(ware, own);
        own.exposure += amount;
        uint256 needed = uint256(fixedPart) + own.exposure;
        require(own.staked >= needed, ProviderStakeShort(ware, own.staked, needed));
        emit ExposureChanged(ware, own.exposure);
    }

    /// @inheritdoc IProviderStake
    function endExposure(uint32 ware, uint96 amount) external only(MARKET) {
        Stake storage own = _stakes[ware];
        _dropTail(ware, own);
        uint32 endsOn = ((block.timestamp + TAIL + 1 days - 1) / 1 days).toUint32();
        if (own.tailFrom == 0) own.tailFrom = endsOn;
        own.tailTo = endsOn;
        tailOf[ware][endsOn] += amount;
    }

    /// @inheritdoc IProviderStake
    function releaseExposure(uint32 ware, uint96 amount) external only(MARKET) {
        Stake storage own = _stakes[ware];
        _dropTail(ware, own);
        own.exposure -= amount;
        emit ExposureChanged(ware, own.exposure);
    }

    /// @notice Sets the fixed part, inside hard bounds. Stakes that exist are not touched; selling needs the new part.
    function setFixedPart(uint96 amount) external onlyOwner {
        require(
            amount >= FIXED_LEAST && amount <= FIXED_MOST, ProviderStakeBadParameter(amount, FIXED_LEAST, FIXED_MOST)
        );
        fixedPart = amount;
        emit FixedPartSet(amount);
    }

    /// @inheritdoc IProviderStake
    function stakeOf(uint32 ware) external view returns (Stake memory) {
        return _stakes[ware];
    }

    /// @inheritdoc IProviderStake
    function exposureOf(uint32 ware) public view returns (uint256) {
        Stake storage own = _stakes[ware];
        (uint96 over,) = _overOf(ware, own);
        return own.exposure - over;
    }

    /// @inheritdoc IProviderStake
    function slashableOf(uint32 ware) external view returns (uint256) {
        return uint256(_stakes[ware].staked) + _stakes[ware].unbonding;
    }

    /// @inheritdoc IProviderStake
    function need(uint32 ware) public view returns (uint256) {
        return uint256(fixedPart) + exposureOf(ware);
    }

    function _stake(uint32 ware, address from, uint96 amount) private {
        require(amount > 0, ProviderStakeNothing(ware));
        _stakes[ware].staked += amount;
        emit StakeAdded(ware, from, amount);
        SafeTransferLib.safeTransferFrom(address(TOKEN), from, address(this), amount);
    }

    /// @dev Takes tails that are over out of the exposure. Every settlement drops before it adds, so that the days between
    /// `tailFrom` and `tailTo` are never more than the tail is long, and the walk is short.
    function _dropTail(uint32 ware, Stake storage own) private {
        (uint96 over, uint32 next) = _overOf(ware, own);
        if (next == own.tailFrom) return;
        for (uint32 day = own.tailFrom; day < next; ++day) {
            delete tailOf[ware][day];
        }
        bool isEmpty = next > own.tailTo;
        own.tailFrom = isEmpty ? 0 : next;
        if (isEmpty) own.tailTo = 0;
        own.exposure -= over;
        emit ExposureChanged(ware, own.exposure);
    }

    /// @dev What has ended, and the first day that has not.
    function _overOf(uint32 ware, Stake storage own) private view returns (uint96 over, uint32 next) {
        next = own.tailFrom;
        if (next == 0) return (0, 0);
        uint256 today = block.timestamp / 1 days;
        for (uint32 last = own.tailTo; next <= last && next <= today; ++next) {
            over += tailOf[ware][next];
        }
    }
}
