// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Vm} from "../Vm.sol";

/// @notice Picks out what some contracts said.
library Replay {
    bytes32 private constant OWNERSHIP_TAKEN = keccak256("OwnershipTaken(address)");

    /// @dev Who owns them is said at their birth, and is not what these stories are about.
    function by(Vm.Log[] memory all, address[] memory emitters) internal pure returns (Vm.Log[] memory theirs) {
        uint256 count = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            bool isTheirs = false;
            for (uint256 j = 0; j < emitters.length; ++j) {
                if (all[i].emitter == emitters[j]) isTheirs = true;
            }
            if (isTheirs && all[i].topics[0] != OWNERSHIP_TAKEN) all[count++] = all[i];
        }
        theirs = new Vm.Log[](count);
        for (uint256 i = 0; i < count; ++i) {
            theirs[i] = all[i];
        }
    }
}
