// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SSTORE2} from "solady/utils/SSTORE2.sol";
import {IPackages} from "./interfaces/IPackages.sol";

/// @title The parts of a package as the code of a contract that does nothing: written once, and read for the price of one slot.
/// @notice First the hash of the offer, then 55 bytes for each part: SecWare 4, plan 2, quantity 5, price 12, hash of the plan 32.
library PackageParts {
    uint256 private constant HASH_BYTES = 32;
    uint256 private constant PART_BYTES = 55;

    function write(bytes32 offerHash, IPackages.Part[] memory parts) internal returns (address) {
        bytes memory data = abi.encodePacked(offerHash);
        for (uint256 i = 0; i < parts.length; ++i) {
            IPackages.Part memory part = parts[i];
            data = abi.encodePacked(data, part.ware, part.plan, part.qty, part.total, part.planHash);
        }
        return SSTORE2.write(data);
    }

    /// @dev Each cast takes exactly the bits that `write` put there.
    function read(address pointer) internal view returns (bytes32 offerHash, IPackages.Part[] memory parts) {
        bytes memory data = SSTORE2.read(pointer);
        offerHash = _wordAt(data, 0);
        parts = new IPackages.Part[]((data.length - HASH_BYTES) / PART_BYTES);
        for (uint256 i = 0; i < parts.length; ++i) {
            uint256 from = HASH_BYTES + i * PART_BYTES;
            uint256 head = uint256(_wordAt(data, from));
            IPackages.Part memory part = parts[i];
            (part.ware, part.plan, part.qty) = (uint32(head >> 224), uint16(head >> 208), uint40(head >> 168));
            (part.total, part.planHash) = (uint96(head >> 72), _wordAt(data, from + PART_BYTES - HASH_BYTES));
        }
    }

    function _wordAt(bytes memory data, uint256 from) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 32), from))
        }
    }
}
