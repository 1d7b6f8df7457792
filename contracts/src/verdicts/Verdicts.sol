// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Signatures} from "../Signatures.sol";

/// @notice What a SecWare said about exactly one call. Level 0 means that it has no opinion.
struct Verdict {
    bytes32 secwareId;
    bytes32 purchaseId;
    address caller;
    uint64 seq;
    bytes32 requestHash;
    bytes32 subjectHash;
    uint8 level;
    uint16 confidenceBps;
    bytes32 payloadHash;
    bytes32 engine;
    uint64 receivedAtMs;
    uint64 issuedAtMs;
    uint64 validUntil;
}

/// @notice What a SecWare said when it did not serve a call that was paid for.
struct Refusal {
    bytes32 secwareId;
    bytes32 purchaseId;
    address caller;
    uint64 seq;
    bytes32 requestHash;
    uint16 status;
    bytes32 reason;
    uint64 receivedAtMs;
    uint64 issuedAtMs;
}

/// @title The typed data that SecWares sign, in the domain of the market.
library Verdicts {
    bytes32 internal constant VERDICT_TYPEHASH = keccak256(
        "Verdict(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,bytes32 subjectHash,uint8 level,uint16 confidenceBps,bytes32 payloadHash,bytes32 engine,uint64 receivedAtMs,uint64 issuedAtMs,uint64 validUntil)"
    );
    bytes32 internal constant REFUSAL_TYPEHASH = keccak256(
        "Refusal(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,uint16 status,bytes32 reason,uint64 receivedAtMs,uint64 issuedAtMs)"
    );

    /// @notice What is signed for a verdict in the domain of a market.
    function digest(Verdict calldata verdict, bytes32 domain) internal pure returns (bytes32) {
        // All fields take a word each, in their order: the memory of the struct is its encoding. Dirty words do not decode.
        Verdict memory fields = verdict;
        bytes32 typeHash = VERDICT_TYPEHASH;
        bytes32 structHash;
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, typeHash)
            mcopy(add(start, 0x20), fields, 0x1a0)
            structHash := keccak256(start, 0x1c0)
        }
        return _typed(domain, structHash);
    }

    /// @notice What is signed for a refusal in the domain of a market.
    function digest(Refusal calldata refusal, bytes32 domain) internal pure returns (bytes32) {
        Refusal memory fields = refusal;
        bytes32 typeHash = REFUSAL_TYPEHASH;
        bytes32 structHash;
        assembly ("memory-safe") {
            let start := mload(0x40)
            mstore(start, typeHash)
            mcopy(add(start, 0x20), fields, 0x120)
            structHash := keccak256(start, 0x140)
        }
        return _typed(domain, structHash);
    }

    /// @notice Who signed a verdict, or the zero address: 65 bytes and a low s only.
    function signerOf(Verdict calldata verdict, bytes32 domain, bytes calldata signature)
        internal
        view
        returns (address)
    {
        return Signatures.recover(digest(verdict, domain), signature);
    }

    /// @notice Who signed a refusal, or the zero address: 65 bytes and a low s only.
    function signerOf(Refusal calldata refusal, bytes32 domain, bytes calldata signature)
        internal
        view
        returns (address)
    {
        return Signatures.recover(digest(refusal, domain), signature);
    }

    /// @notice A SecWare's number, or 0 where the id is none: numbers are padded on the left.
    function wareOf(bytes32 secwareId) internal pure returns (uint32) {
        return uint256(secwareId) <= type(uint32).max ? uint32(uint256(secwareId)) : 0;
    }

    function _typed(bytes32 domain, bytes32 structHash) private pure returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", domain, structHash));
    }
}
