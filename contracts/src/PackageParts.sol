// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SSTORE2} from "solady/utils/SSTORE2.sol";
import {IPackages} from "./interfaces/IPackages.sol";

/// @title The parts of a package as the code of a contract that does nothing: written once, and read for the price of one slot.
/// @notice First the hash of the offer, then 55 bytes for each part: SecWare 4, plan 2, quantity 5, price 12, hash of the plan 32.
/// Whoever buys takes each part from there as it comes, and makes no list of them.
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

    /// @notice What `write` wrote; the functions below read it.
    function load(address pointer) internal view returns (bytes memory data) {
        return SSTORE2.read(pointer);
    }

    function hashOf(bytes memory data) internal pure returns (bytes32) {
        return _wordAt(data, 0);
    }

    function countOf(bytes memory data) internal pure returns (uint256) {
        return (data.length - HASH_BYTES) / PART_BYTES;
    }

    /// @notice What all parts cost together.
    /// @dev Eight amounts of 96 bits at most, so that no sum can be lost.
    function totalOf(bytes memory data) internal pure returns (uint256 total) {
        unchecked {
            for (uint256 from = HASH_BYTES; from < data.length; from += PART_BYTES) {
                total += uint96(uint256(_wordAt(data, from)) >> 72);
            }
        }
    }

    /// @notice A part, without its plan's hash.
    /// @dev Each cast takes exactly the bits that `write` put there.
    function at(bytes memory data, uint256 place)
        internal
        pure
        returns (uint32 ware, uint16 plan, uint40 qty, uint96 total)
    {
        uint256 head = uint256(_wordAt(data, _placeOf(place)));
        return (uint32(head >> 224), uint16(head >> 208), uint40(head >> 168), uint96(head >> 72));
    }

    function planHashAt(bytes memory data, uint256 place) internal pure returns (bytes32) {
        return _wordAt(data, _placeOf(place) + PART_BYTES - HASH_BYTES);
    }

    function all(bytes memory data) internal pure returns (IPackages.Part[] memory parts) {
        parts = new IPackages.Part[](countOf(data));
        for (uint256 i = 0; i < parts.length; ++i) {
            IPackages.Part memory part = parts[i];
            (part.ware, part.plan, part.qty, part.total) = at(data, i);
            part.planHash = planHashAt(data, i);
        }
    }

    /// @dev Places are fewer than nine.
    function _placeOf(uint256 place) private pure returns (uint256) {
        unchecked {
            return HASH_BYTES + place * PART_BYTES;
        }
    }

    function _wordAt(bytes memory data, uint256 from) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 32), from))
        }
    }
}
