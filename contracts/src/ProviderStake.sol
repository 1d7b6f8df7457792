// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {Owned} from "./Owned.sol";
import {SecToken} from "./SecToken.sol";

/// @title The developers' stakes.
/// @notice See `IProviderStake`. Balances are kept here and never read from the token.
contract ProviderStake is IProviderStake, Owned {
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
        require(amount > 0 && amount <= own.staked, ProviderStakeShort(ware, own.staked, amount));
        // Only a retired SecWare may give up the fixed part, and only once nothing that it sold is open.
        bool isOver = REGISTRY.wareOf(ware).status == IRegistry.Status.Retired && own.exposure == 0;
        uint256 left = own.staked - amount;
        require(isOver || left >= need(ware), ProviderStakeShort(ware, left, need(ware)));
        own.staked = uint96(left);
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
        TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IProviderStake
    function addExposure(uint32 ware, uint96 amount) external only(MARKET) {
        Stake storage own = _stakes[ware];
        own.exposure += amount;
        require(own.staked >= need(ware), ProviderStakeShort(ware, own.staked, need(ware)));
        emit ExposureChanged(ware, own.exposure);
    }

    /// @inheritdoc IProviderStake
    function endExposure(uint32 ware, uint96 amount) external only(MARKET) {
        tailOf[ware][_dayAfter(block.timestamp + TAIL)] += amount;
    }

    /// @inheritdoc IProviderStake
    function dropTail(uint32 ware, uint32[] calldata dayNumbers) external {
        uint96 over = 0;
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            if (uint256(dayNumbers[i]) * 1 days > block.timestamp) continue;
            over += tailOf[ware][dayNumbers[i]];
            tailOf[ware][dayNumbers[i]] = 0;
        }
        if (over == 0) return;
        _stakes[ware].exposure -= over;
        emit ExposureChanged(ware, _stakes[ware].exposure);
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
    function need(uint32 ware) public view returns (uint256) {
        return uint256(fixedPart) + _stakes[ware].exposure;
    }

    function _stake(uint32 ware, address from, uint96 amount) private {
        _stakes[ware].staked += amount;
        emit StakeAdded(ware, from, amount);
        TOKEN.transferFrom(from, address(this), amount);
    }

    function _dayAfter(uint256 time) private pure returns (uint32) {
        return uint32((time + 1 days - 1) / 1 days);
    }
}
