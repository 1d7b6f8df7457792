// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";
import {IHubFactory} from "./interfaces/IHubFactory.sol";

/// @title The hubs' factory.
/// @notice See `IHubFactory`. The owner stands in the code of the clone, so that nobody can set another.
contract HubFactory is IHubFactory {
    /// @notice The code that every hub runs.
    address public immutable HUB;

    /// @inheritdoc IHubFactory
    mapping(address owner => address hub) public hubOf;

    constructor(address hub) {
        HUB = hub;
    }

    /// @inheritdoc IHubFactory
    function create() external returns (address hub) {
        require(hubOf[msg.sender] == address(0), HubFactoryExists(hubOf[msg.sender]));
        hub = LibClone.cloneDeterministic(HUB, abi.encodePacked(msg.sender), _salt(msg.sender));
        hubOf[msg.sender] = hub;
        emit HubCreated(msg.sender, hub);
    }

    /// @inheritdoc IHubFactory
    function predict(address owner) external view returns (address) {
        return LibClone.predictDeterministicAddress(HUB, abi.encodePacked(owner), _salt(owner), address(this));
    }

    function _salt(address owner) private pure returns (bytes32) {
        return bytes32(uint256(uint160(owner)));
    }
}
