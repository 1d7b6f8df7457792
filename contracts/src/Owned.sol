// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title One owner, handed over in two steps.
abstract contract Owned {
    address public owner;
    address public pendingOwner;

    event OwnershipOffered(address indexed owner, address indexed next);
    event OwnershipTaken(address indexed owner);

    error OwnedNotOwner(address caller);

    constructor(address first) {
        owner = first;
        emit OwnershipTaken(first);
    }

    modifier onlyOwner() {
        _requireOwner();
        _;
    }

    /// @notice Offers the ownership; nothing changes until `next` takes it.
    function offerOwnership(address next) external onlyOwner {
        pendingOwner = next;
        emit OwnershipOffered(owner, next);
    }

    /// @notice Takes an ownership that was offered to the caller.
    function takeOwnership() external {
        require(msg.sender == pendingOwner, OwnedNotOwner(msg.sender));
        owner = msg.sender;
        pendingOwner = address(0);
        emit OwnershipTaken(msg.sender);
    }

    function _requireOwner() private view {
        require(msg.sender == owner, OwnedNotOwner(msg.sender));
    }
}
