// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestBody} from "../src/verdicts/RequestBody.sol";
import {Refusal, Verdict, Verdicts} from "../src/verdicts/Verdicts.sol";
import {Assertions} from "./Assertions.sol";
import {Vectors} from "./generated/Vectors.sol";

/// @notice Verdicts, refusals and bodies, by the bytes that the client's tests agree on.
contract VerdictVectorsTest is Assertions {
    bytes private constant LINE = '"content-digest": ';

    function test_digest_isTheVectors__SM17() public view {
        assertEq(this.digestOf(_vector()), Vectors.VERDICT_DIGEST, "digest");
        assertEq(this.digestOf(_probeVector()), Vectors.PROBE_DIGEST, "of a probe's answer");
    }

    function test_digest_typesAreTheVectors() public pure {
        assertEq(Verdicts.VERDICT_TYPEHASH, Vectors.VERDICT_TYPEHASH, "verdict");
        assertEq(Verdicts.REFUSAL_TYPEHASH, Vectors.REFUSAL_TYPEHASH, "refusal");
    }

    function test_signerOf_isTheProvider__SM17() public view {
        assertEq(this.signerOf(_vector(), Vectors.VERDICT_SIGNATURE), Vectors.PROVIDER, "of a verdict");
        assertEq(this.signerOf(_probeVector(), Vectors.PROBE_SIGNATURE), Vectors.PROVIDER, "of a probe's answer");
    }

    function test_signerOf_isNobodyForAnotherDomain__SM19() public view {
        Verdict memory verdict = _vector();
        address signer = this.signerIn(verdict, keccak256("another"), Vectors.VERDICT_SIGNATURE);
        assertTrue(signer != Vectors.PROVIDER, "another domain");
    }

    function test_signerOf_isNobodyForMalformedSignatures__SM19() public view {
        Verdict memory verdict = _vector();
        assertEq(this.signerOf(verdict, ""), address(0), "empty");
        assertEq(this.signerOf(verdict, new bytes(64)), address(0), "64 bytes");
        assertEq(this.signerOf(verdict, new bytes(65)), address(0), "zeros");
        assertEq(this.signerOf(verdict, bytes.concat(Vectors.VERDICT_SIGNATURE, "x")), address(0), "66 bytes");
    }

    function test_wareOf_isTheNumber() public pure {
        assertEq(Verdicts.wareOf(Vectors.SECWARE_ID), 1, "one");
        assertEq(Verdicts.wareOf(bytes32(uint256(1) << 32 | 1)), 0, "too large to be one");
    }

    function test_body_isShaOfTheVector__SM18() public view {
        assertTrue(this.isBody(Vectors.REQUEST_HASH, Vectors.BASE, _place(), Vectors.BODY), "opened");
    }

    function test_body_isNotAnother__SM18() public view {
        bytes memory other = bytes.concat(Vectors.BODY, " ");
        assertTrue(!this.isBody(Vectors.REQUEST_HASH, Vectors.BASE, _place(), other), "another body");
        assertTrue(!this.isBody(Vectors.REQUEST_HASH, Vectors.BASE, _place() + 1, Vectors.BODY), "another place");
        assertTrue(!this.isBody(Vectors.REQUEST_HASH, Vectors.BASE, 1 << 200, Vectors.BODY), "outside");
        bytes memory base = bytes.concat(Vectors.BASE, "\n");
        assertTrue(!this.isBody(Vectors.REQUEST_HASH, base, _place(), Vectors.BODY), "another base");
    }

    function test_attack_digestHiddenInsideAnotherLine() public view {
        // The words of the line, but within the value of another field.
        bytes memory line = bytes.concat(LINE, this.contentDigestOf(Vectors.BODY), "\n");
        bytes memory base = bytes.concat('"x": ', line);
        assertTrue(!this.isBody(keccak256(base), base, 5, Vectors.BODY), "not at the start of a line");
        assertTrue(this.isBody(keccak256(line), line, 0, Vectors.BODY), "the first line is one");
    }

    function test_probe_requestIsTheVectors() public pure {
        bytes32 requestHash = keccak256(abi.encode("sechub-probe-v1", Vectors.PROBE_ID, keccak256(Vectors.PROBE_BODY)));
        assertEq(requestHash, Vectors.PROBE_REQUEST_HASH, "request");
    }

    function testFuzz_digest_isTheEncodingByHand(Verdict memory v, bytes32 domain) public view {
        bytes memory head = abi.encode(
            Verdicts.VERDICT_TYPEHASH, v.secwareId, v.purchaseId, v.caller, v.seq, v.requestHash, v.subjectHash
        );
        bytes memory tail =
            abi.encode(v.level, v.confidenceBps, v.payloadHash, v.engine, v.receivedAtMs, v.issuedAtMs, v.validUntil);
        bytes32 byHand = keccak256(abi.encodePacked("\x19\x01", domain, keccak256(bytes.concat(head, tail))));
        assertEq(this.digestIn(v, domain), byHand, "digest");
    }

    function testFuzz_digest_ofARefusalIsTheEncodingByHand(Refusal memory r, bytes32 domain) public view {
        bytes memory fields = bytes.concat(
            abi.encode(Verdicts.REFUSAL_TYPEHASH, r.secwareId, r.purchaseId, r.caller, r.seq, r.requestHash),
            abi.encode(r.status, r.reason, r.receivedAtMs, r.issuedAtMs)
        );
        bytes32 byHand = keccak256(abi.encodePacked("\x19\x01", domain, keccak256(fields)));
        assertEq(this.digestOfRefusal(r, domain), byHand, "digest");
    }

    function testFuzz_signerOf_followsEveryField(uint256 field, uint256 flip) public view {
        Verdict memory verdict = _vector();
        field = bound(field, 0, 12);
        bytes memory word = abi.encode(verdict);
        // One bit of the lowest byte, which every field has.
        uint256 at = field * 32 + 31;
        word[at] = bytes1(uint8(word[at]) ^ uint8(1 << flip % 8));
        verdict = abi.decode(word, (Verdict));
        assertTrue(this.signerOf(verdict, Vectors.VERDICT_SIGNATURE) != Vectors.PROVIDER, "another verdict");
    }

    function testFuzz_body_onlyTheVeryBytes(bytes calldata body) public view {
        bool isSame = keccak256(body) == keccak256(Vectors.BODY);
        assertTrue(this.isBody(Vectors.REQUEST_HASH, Vectors.BASE, _place(), body) == isSame, "opened");
    }

    function digestOf(Verdict calldata verdict) external pure returns (bytes32) {
        return Verdicts.digest(verdict, Vectors.DOMAIN);
    }

    function digestIn(Verdict calldata verdict, bytes32 domain) external pure returns (bytes32) {
        return Verdicts.digest(verdict, domain);
    }

    function digestOfRefusal(Refusal calldata refusal, bytes32 domain) external pure returns (bytes32) {
        return Verdicts.digest(refusal, domain);
    }

    function signerOf(Verdict calldata verdict, bytes calldata signature) external view returns (address) {
        return Verdicts.signerOf(verdict, Vectors.DOMAIN, signature);
    }

    function signerIn(Verdict calldata verdict, bytes32 domain, bytes calldata signature)
        external
        view
        returns (address)
    {
        return Verdicts.signerOf(verdict, domain, signature);
    }

    function isBody(bytes32 requestHash, bytes calldata base, uint256 place, bytes calldata body)
        external
        pure
        returns (bool)
    {
        return RequestBody.isOf(requestHash, base, place, body);
    }

    function contentDigestOf(bytes calldata body) external pure returns (bytes memory) {
        return RequestBody.contentDigestOf(body);
    }

    /// @dev Where the line begins in the vector's base.
    function _place() private pure returns (uint256) {
        bytes memory base = Vectors.BASE;
        for (uint256 i = 0; i + LINE.length < base.length; ++i) {
            uint256 same = 0;
            while (same < LINE.length && base[i + same] == LINE[same]) ++same;
            if (same == LINE.length) return i;
        }
        revert Untrue("a line");
    }

    function _vector() private pure returns (Verdict memory verdict) {
        verdict.secwareId = Vectors.SECWARE_ID;
        verdict.purchaseId = Vectors.PURCHASE_ID;
        verdict.caller = Vectors.CALLER;
        verdict.seq = Vectors.SEQ;
        verdict.requestHash = Vectors.REQUEST_HASH;
        verdict.subjectHash = Vectors.SUBJECT_HASH;
        verdict.level = Vectors.LEVEL;
        verdict.confidenceBps = Vectors.CONFIDENCE_BPS;
        verdict.payloadHash = Vectors.PAYLOAD_HASH;
        verdict.engine = Vectors.ENGINE;
        verdict.receivedAtMs = Vectors.RECEIVED_AT_MS;
        verdict.issuedAtMs = Vectors.ISSUED_AT_MS;
        verdict.validUntil = Vectors.VALID_UNTIL;
    }

    function _probeVector() private pure returns (Verdict memory verdict) {
        verdict = _vector();
        (verdict.purchaseId, verdict.caller, verdict.seq) = (0, address(0), 0);
        verdict.requestHash = Vectors.PROBE_REQUEST_HASH;
        verdict.subjectHash = Vectors.PROBE_SUBJECT_HASH;
        verdict.level = Vectors.PROBE_LEVEL;
        verdict.payloadHash = Vectors.PROBE_PAYLOAD_HASH;
        verdict.validUntil = Vectors.PROBE_VALID_UNTIL;
    }
}
