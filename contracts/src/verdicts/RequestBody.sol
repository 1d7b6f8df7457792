// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "solady/utils/Base64.sol";

/// @title What a caller asked, opened to the chain: a voucher's request hash covers the SHA-256 of the body (RFC 9530).
library RequestBody {
    bytes1 private constant NEW_LINE = 0x0a;

    /// @notice The value of the `content-digest` field of a body.
    function contentDigestOf(bytes calldata body) internal pure returns (bytes memory) {
        string memory encoded = Base64.encode(abi.encodePacked(sha256(body)));
        return abi.encodePacked("sha-256=:", encoded, ":");
    }

    /// @notice Whether `body` was asked with `requestHash`: the signature base hashes to it, and says the digest of the body in the line
    /// that begins at `place`.
    /// @dev The line stands once in a base, and what comes before it is part of what is hashed.
    function isOf(bytes32 requestHash, bytes calldata base, uint256 place, bytes calldata body)
        internal
        pure
        returns (bool)
    {
        if (keccak256(base) != requestHash) return false;
        bytes memory line = abi.encodePacked("\"content-digest\": ", contentDigestOf(body), NEW_LINE);
        if (place > base.length || base.length - place < line.length) return false;
        if (place > 0 && base[place - 1] != NEW_LINE) return false;
        return keccak256(base[place:place + line.length]) == keccak256(line);
    }
}
