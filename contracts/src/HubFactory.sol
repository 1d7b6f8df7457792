// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";
import {IHubFactory} from "./interfaces/IHubFactory.sol";

/// @title The hubs' factory.
/// @notice See `IHubFactory`. The owner stands in the code of the clone, so that nobody can set another.
contract HubFactory is IHubFactory {
    /// @notice The code that every hub runs.
    address public immutable HUB;

    constructor(address hub) {
        HUB = hub;
    }

    /// @inheritdoc IHubFactory
    function create() external returns (address hub) {
        require(hubOf(msg.sender) == address(0), HubFactoryExists(hubOf(msg.sender)));
        hub = LibClone.cloneDeterministic(HUB, abi.encodePacked(msg.sender), _salt(msg.sender));
        emit HubCreated(msg.sender, hub);
    }

    /// @inheritdoc IHubFactory
    function hubOf(address owner) public view returns (address) {
        address hub = predict(owner);
        return hub.code.length == 0 ? address(0) : hub;
    }

    /// @inheritdoc IHubFactory
    function predict(address owner) public view returns (address) {
        return LibClone.predictDeterministicAddress(HUB, abi.encodePacked(owner), _salt(owner), address(this));
    }

    function _salt(address owner) private pure returns (bytes32) {
        return bytes32(uint256(uint160(owner)));
    }
}
