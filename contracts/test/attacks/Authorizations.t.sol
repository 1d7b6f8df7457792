// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {SecToken} from "../../src/SecToken.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice What was signed for the token itself: transfers by signature (ERC-3009) and permits (ERC-2612).
contract AuthorizationsAttackTest is AttackBase {
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    uint256 private constant UNTIL = 2e9;
    bytes32 private constant NONCE = keccak256("a nonce");
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function test_attack_theOtherFormsOfAnAuthorization__AVS5() public {
        (uint8 v, bytes32 r, bytes32 s) = _authorized();
        uint8 other = v == 27 ? 28 : 27;
        _notTransferred(user, abi.encodePacked(r, bytes32(ORDER - uint256(s)), other));
        _notTransferred(user, abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255)));
        _notTransferred(user, abi.encodePacked(r, s, v - 27));
        _notTransferred(user, abi.encodePacked(r, s, v, uint8(0)));
        _notTransferred(user, "");
    }

    function test_attack_anAuthorizationOfNobody__AVS5() public {
        _give(address(0), 5);
        _remember();
        _notTransferred(address(0), new bytes(65));
        _notTransferred(address(0), "");
        assertEq(token.balanceOf(address(0)), 5, "what nobody has nobody takes");
    }

    function test_attack_anAuthorizationOnAnotherChainOrForAnotherToken__AVS5() public {
        (uint8 v, bytes32 r, bytes32 s) = _authorized();
        bytes memory signature = abi.encodePacked(r, s, v);
        vm.chainId(block.chainid + 1);
        _notTransferred(user, signature);
        vm.chainId(block.chainid - 1);
        SecToken another = new SecToken(user, 100e18);
        vm.expectRevert(SecToken.SecTokenBadSignature.selector);
        another.transferWithAuthorization(user, stranger, 5, 0, UNTIL, NONCE, signature);
        assertEq(another.balanceOf(stranger), 0, "nothing moved");
    }

    /// @dev An authorization to be received is none to be sent in by others.
    function test_attack_anAuthorizationOfTheOtherKind__AVS5() public {
        bytes32 hash = _hash(token.RECEIVE_WITH_AUTHORIZATION_TYPEHASH());
        _notTransferred(user, _sign(USER_KEY, _tokenDigest(hash)));
    }

    /// @dev The standard lets a permit be sent in by anybody, in either form of its signature. It is used up by either.
    function test_attack_aPermitTwiceInItsTwoForms() public {
        bytes32 digest = _tokenDigest(keccak256(abi.encode(PERMIT, user, stranger, 5, 0, UNTIL)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(USER_KEY, digest);
        token.permit(user, stranger, 5, UNTIL, v, r, s);
        vm.prank(stranger);
        assertTrue(token.transferFrom(user, stranger, 5), "used");
        bytes32 high = bytes32(ORDER - uint256(s));
        uint8 other = v == 27 ? 28 : 27;
        vm.expectRevert(ERC20.InvalidPermit.selector);
        token.permit(user, stranger, 5, UNTIL, other, r, high);
        vm.expectRevert(ERC20.InvalidPermit.selector);
        token.permit(user, stranger, 5, UNTIL, v, r, s);
        assertEq(token.allowance(user, stranger), 0, "and nothing is left of it");
    }

    function test_attack_aPermitOfNobodyOrOfAnotherChain() public {
        vm.expectRevert(ERC20.InvalidPermit.selector);
        token.permit(address(0), stranger, 5, UNTIL, 29, bytes32(uint256(1)), bytes32(uint256(1)));
        bytes32 digest = _tokenDigest(keccak256(abi.encode(PERMIT, user, stranger, 5, 0, UNTIL)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(USER_KEY, digest);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(ERC20.InvalidPermit.selector);
        token.permit(user, stranger, 5, UNTIL, v, r, s);
        assertEq(token.allowance(user, stranger) + token.allowance(address(0), stranger), 0, "nothing moved");
    }

    function _notTransferred(address from, bytes memory signature) private {
        bytes memory data =
            abi.encodeCall(token.transferWithAuthorization, (from, stranger, 5, 0, UNTIL, NONCE, signature));
        _refused(stranger, address(token), data, abi.encodeWithSelector(SecToken.SecTokenBadSignature.selector));
        assertTrue(!token.authorizationState(from, NONCE), "nor is it used up");
    }

    function _authorized() private view returns (uint8, bytes32, bytes32) {
        return vm.sign(USER_KEY, _tokenDigest(_hash(token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH())));
    }

    function _hash(bytes32 typeHash) private view returns (bytes32) {
        return keccak256(abi.encode(typeHash, user, stranger, 5, 0, UNTIL, NONCE));
    }

    function _tokenDigest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), structHash));
    }
}
