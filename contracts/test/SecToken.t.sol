// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecToken} from "../src/SecToken.sol";
import {BaseTest} from "./BaseTest.sol";

contract SecTokenTest is BaseTest {
    bytes32 private constant NONCE = keccak256("a nonce");

    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    function test_transfer__AVS2() public {
        vm.prank(user);
        assertTrue(token.transfer(stranger, 5), "transfer");
        assertEq(token.balanceOf(stranger), 5, "received");
        assertEq(token.balanceOf(user), 10_000e18 - 5, "left");
    }

    function test_burn() public {
        uint256 supply = token.totalSupply();
        vm.prank(user);
        token.burn(7);
        assertEq(token.totalSupply(), supply - 7, "supply");
    }

    function test_burn_revertsBeyondBalance() public {
        vm.prank(stranger);
        vm.expectRevert();
        token.burn(1);
    }

    function test_permit() public {
        bytes32 digest = _tokenDigest(keccak256(abi.encode(PERMIT, user, stranger, 5, 0, block.timestamp + 1)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(USER_KEY, digest);
        token.permit(user, stranger, 5, block.timestamp + 1, v, r, s);
        assertEq(token.allowance(user, stranger), 5, "allowance");
    }

    function test_permit_revertsWhenExpired() public {
        bytes32 digest = _tokenDigest(keccak256(abi.encode(PERMIT, user, stranger, 5, 0, block.timestamp - 1)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(USER_KEY, digest);
        vm.expectRevert();
        token.permit(user, stranger, 5, block.timestamp - 1, v, r, s);
    }

    function test_transferWithAuthorization() public {
        bytes memory signature = _authorization(token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), stranger, 5, 0, 2e9);
        token.transferWithAuthorization(user, stranger, 5, 0, 2e9, NONCE, signature);
        assertEq(token.balanceOf(stranger), 5, "received");
        assertTrue(token.authorizationState(user, NONCE), "used");
    }

    function test_transferWithAuthorization_revertsWhenReplayed() public {
        bytes memory signature = _authorization(token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), stranger, 5, 0, 2e9);
        token.transferWithAuthorization(user, stranger, 5, 0, 2e9, NONCE, signature);
        vm.expectRevert(abi.encodeWithSelector(SecToken.SecTokenAuthorizationUsed.selector, NONCE));
        token.transferWithAuthorization(user, stranger, 5, 0, 2e9, NONCE, signature);
    }

    function test_transferWithAuthorization_revertsBeforeAndAfter() public {
        bytes32 typeHash = token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH();
        bytes memory early = _authorization(typeHash, stranger, 5, block.timestamp, 2e9);
        vm.expectRevert(abi.encodeWithSelector(SecToken.SecTokenAuthorizationNotYetValid.selector, block.timestamp));
        token.transferWithAuthorization(user, stranger, 5, block.timestamp, 2e9, NONCE, early);
        bytes memory late = _authorization(typeHash, stranger, 5, 0, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(SecToken.SecTokenAuthorizationExpired.selector, block.timestamp));
        token.transferWithAuthorization(user, stranger, 5, 0, block.timestamp, NONCE, late);
    }

    function testFuzz_transferWithAuthorization_revertsForAnyOtherValue(uint256 value) public {
        vm.assume(value != 5);
        bytes memory signature = _authorization(token.TRANSFER_WITH_AUTHORIZATION_TYPEHASH(), stranger, 5, 0, 2e9);
        vm.expectRevert(SecToken.SecTokenBadSignature.selector);
        token.transferWithAuthorization(user, stranger, value, 0, 2e9, NONCE, signature);
    }

    function test_receiveWithAuthorization_onlyForThePayee() public {
        bytes memory signature = _authorization(token.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), stranger, 5, 0, 2e9);
        vm.expectRevert(abi.encodeWithSelector(SecToken.SecTokenCallerNotPayee.selector, address(this), stranger));
        token.receiveWithAuthorization(user, stranger, 5, 0, 2e9, NONCE, signature);
        vm.prank(stranger);
        token.receiveWithAuthorization(user, stranger, 5, 0, 2e9, NONCE, signature);
        assertEq(token.balanceOf(stranger), 5, "received");
    }

    function test_error_receiveWithAuthorization_revertsForAnyOtherValue() public {
        bytes memory signature = _authorization(token.RECEIVE_WITH_AUTHORIZATION_TYPEHASH(), stranger, 5, 0, 2e9);
        vm.prank(stranger);
        vm.expectRevert(SecToken.SecTokenBadSignature.selector);
        token.receiveWithAuthorization(user, stranger, 6, 0, 2e9, NONCE, signature);
        assertEq(token.balanceOf(stranger), 0, "nothing moved");
    }

    function test_attack_nobodySignsForTheZeroAddress() public {
        vm.prank(user);
        assertTrue(token.transfer(address(0), 5), "lost by mistake");
        vm.expectRevert(SecToken.SecTokenBadSignature.selector);
        token.transferWithAuthorization(address(0), stranger, 5, 0, 2e9, NONCE, new bytes(65));
        assertEq(token.balanceOf(stranger), 0, "stays lost");
    }

    function test_attack_noForeignContractHasAnAllowanceThatNobodyGave() public view {
        assertEq(token.allowance(user, 0x000000000022D473030F116dDEE9F6B43aC78BA3), 0, "Permit2 is as any other");
    }

    function _authorization(bytes32 typeHash, address to, uint256 value, uint256 from, uint256 before)
        private
        view
        returns (bytes memory)
    {
        return _sign(USER_KEY, _tokenDigest(keccak256(abi.encode(typeHash, user, to, value, from, before, NONCE))));
    }

    function _tokenDigest(bytes32 structHash) private view returns (bytes32) {
        return keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), structHash));
    }
}
