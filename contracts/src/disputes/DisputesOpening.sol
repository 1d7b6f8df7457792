// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Modules} from "../Modules.sol";
import {Owned} from "../Owned.sol";
import {DisputesClaims} from "./DisputesClaims.sol";
import {DisputesStore} from "./DisputesStore.sol";

/// @title The half of the disputes that opens them.
/// @dev Warning: it works on the memory of `Disputes` only. Called by itself it finds nothing and may touch nothing.
contract DisputesOpening is DisputesClaims {
    constructor(Modules memory modules) DisputesStore(modules) Owned(modules.timelock) {}
}
