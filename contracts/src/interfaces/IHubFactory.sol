// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Makes SecHubs: one for an account, at an address that is known before.
interface IHubFactory {
    event HubCreated(address indexed owner, address indexed hub);

    error HubFactoryExists(address hub);

    /// @notice Makes the caller's hub. An account has one.
    function create() external returns (address hub);
    /// @notice The hub of an account; zero: it has none.
    function hubOf(address owner) external view returns (address hub);
    /// @notice Where the hub of `owner` stands or will stand: what a permit may name before there is a hub.
    function predict(address owner) external view returns (address);
}
