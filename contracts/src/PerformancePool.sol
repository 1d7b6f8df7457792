// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IMarket} from "./interfaces/IMarket.sol";
import {IPerformancePool} from "./interfaces/IPerformancePool.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {IRestaking} from "./interfaces/IRestaking.sol";
import {PoolMath} from "./math/PoolMath.sol";
import {Modules} from "./Modules.sol";
import {SecToken} from "./SecToken.sol";
import {Windows} from "./Windows.sol";

/// @title The performance pool.
/// @notice See `IPerformancePool`. Shares follow from what the market counted, so that their order does not matter.
contract PerformancePool is IPerformancePool {
    using SafeCastLib for uint256;

    /// @dev How long an epoch's pool waits for those who have a share in it.
    uint256 public constant HARVEST = 5 * Windows.EPOCH;

    SecToken public immutable TOKEN;
    IMarket public immutable MARKET;
    IRegistry public immutable REGISTRY;
    IRestaking public immutable RESTAKING;

    mapping(uint32 epoch => Pool) private _pools;
    mapping(uint32 ware => mapping(uint32 epoch => bool)) public isHarvested;

    constructor(Modules memory modules) {
        TOKEN = modules.token;
        MARKET = modules.market;
        REGISTRY = modules.registry;
        RESTAKING = modules.restaking;
    }

    /// @inheritdoc IPerformancePool
    function payIn(uint32 epoch, uint96 amount) external {
        require(msg.sender == address(MARKET), PerformancePoolNotMarket(msg.sender));
        _pools[epoch] = Pool({total: amount, left: amount, isOpen: true});
        emit PoolOpened(epoch, amount);
    }

    /// @inheritdoc IPerformancePool
    function harvest(uint32 ware, uint32 epoch) external returns (uint256 amount) {
        require(_pools[epoch].isOpen, PerformancePoolNotOpen(epoch));
        require(!isHarvested[ware][epoch], PerformancePoolTaken(epoch, ware));
        amount = shareOf(ware, epoch);
        isHarvested[ware][epoch] = true;
        _pools[epoch].left -= amount.toUint96();
        address developer = REGISTRY.developerOf(ware);
        emit Harvested(epoch, ware, developer, amount);
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), developer, amount);
    }

    /// @inheritdoc IPerformancePool
    function sweep(uint32 epoch) external {
        Pool storage pool = _pools[epoch];
        require(pool.isOpen, PerformancePoolNotOpen(epoch));
        uint256 until = Windows.startOf(epoch + 1) + HARVEST;
        require(block.timestamp >= until, PerformancePoolLocked(until));
        uint96 amount = pool.left;
        pool.left = 0;
        emit PoolSwept(epoch, amount);
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), address(RESTAKING), amount);
        RESTAKING.payInInsurance(amount);
    }

    /// @inheritdoc IPerformancePool
    function poolOf(uint32 epoch) external view returns (Pool memory) {
        return _pools[epoch];
    }

    /// @inheritdoc IPerformancePool
    function shareOf(uint32 ware, uint32 epoch) public view returns (uint256 amount) {
        Pool storage pool = _pools[epoch];
        if (!pool.isOpen || isHarvested[ware][epoch]) return 0;
        IMarket.Usage memory own = MARKET.wareUsageOf(ware, epoch);
        amount = PoolMath.share(pool.total, own.weighted, MARKET.usageOf(epoch).weighted, own.earned);
        // After the sweep there is nothing left to share.
        if (amount > pool.left) amount = pool.left;
    }
}
