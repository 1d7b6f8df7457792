// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Owned} from "./Owned.sol";

/// @title Parameters that the owner may set, inside bounds that nobody can move.
abstract contract Governed is Owned {
    event ParamSet(bytes32 indexed key, uint256 value);

    error BadParam(bytes32 key, uint256 value, uint256 least, uint256 most);

    /// @dev Says what was set. The caller of this stores the value and is `onlyOwner`.
    function _within(bytes32 key, uint256 value, uint256 least, uint256 most) internal {
        require(value >= least && value <= most, BadParam(key, value, least, most));
        emit ParamSet(key, value);
    }
}
