// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The part of all revenue that goes to those who serve well.
interface IPerformancePool {
    /// @notice What a closed epoch put in, and what is left of it.
    struct Pool {
        uint96 total;
        uint96 left;
        bool isOpen;
    }

    event PoolOpened(uint32 indexed epoch, uint96 total);
    event Harvested(uint32 indexed epoch, uint32 indexed ware, address indexed to, uint256 amount);
    event PoolSwept(uint32 indexed epoch, uint256 amount);

    error PerformancePoolNotMarket(address caller);
    error PerformancePoolNotOpen(uint32 epoch);
    error PerformancePoolTaken(uint32 epoch, uint32 ware);
    error PerformancePoolLocked(uint256 until);

    /// @notice Market only: the pool of an epoch, already transferred.
    function payIn(uint32 epoch, uint96 amount) external;
    /// @notice Pays a SecWare's share of an epoch to its developer. Anybody may call it, once, in any order.
    function harvest(uint32 ware, uint32 epoch) external returns (uint256 amount);
    /// @notice Moves what nobody took in five epochs to the insurance reserve. Anybody may call it.
    function sweep(uint32 epoch) external;

    function poolOf(uint32 epoch) external view returns (Pool memory);
    /// @notice What `harvest` would pay now.
    function shareOf(uint32 ware, uint32 epoch) external view returns (uint256);
}
