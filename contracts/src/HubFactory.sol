// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";

/// @title Makes SecHubs: one for an account, at an address that is known before.
contract HubFactory {
    /// @notice The code that every hub runs.
    address public immutable HUB;

    mapping(address owner => address hub) public hubOf;

    event HubCreated(address indexed owner, address indexed hub);

    error HubFactoryExists(address hub);

    constructor(address hub) {
        HUB = hub;
    }

    /// @notice Makes the caller's hub. An account has one.
    function create() external returns (address hub) {
        require(hubOf[msg.sender] == address(0), HubFactoryExists(hubOf[msg.sender]));
        hub = LibClone.cloneDeterministic(HUB, abi.encodePacked(msg.sender), _salt(msg.sender));
        hubOf[msg.sender] = hub;
        emit HubCreated(msg.sender, hub);
    }

    /// @notice Where the hub of `owner` stands or will stand.
    function predict(address owner) external view returns (address) {
        return LibClone.predictDeterministicAddress(HUB, abi.encodePacked(owner), _salt(owner), address(this));
    }

    function _salt(address owner) private pure returns (bytes32) {
        return bytes32(uint256(uint160(owner)));
    }
}
