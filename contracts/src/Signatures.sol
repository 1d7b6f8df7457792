// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "solady/utils/ECDSA.sol";
import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";

/// @title Who signed a digest, by one rule everywhere: 65 bytes, low s, v of 27 or 28.
library Signatures {
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @notice The signer, or the zero address for anything malformed.
    function recover(bytes32 digest, bytes calldata signature) internal view returns (address) {
        if (signature.length != 65 || uint256(bytes32(signature[32:64])) > HALF_ORDER) return address(0);
        return ECDSA.tryRecoverCalldata(digest, signature);
    }

    /// @notice The same of a signature in its three parts.
    function recover(bytes32 digest, uint8 v, bytes32 r, bytes32 s) internal pure returns (address) {
        return uint256(s) > HALF_ORDER ? address(0) : ecrecover(digest, v, r, s);
    }

    /// @notice Whether `signer` signed: by its key, else by its own word (ERC-1271). An account with delegated code keeps its key.
    function isBy(address signer, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (signer == address(0)) return false;
        if (recover(digest, signature) == signer) return true;
        if (signer.code.length == 0) return false;
        return SignatureCheckerLib.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }
}
