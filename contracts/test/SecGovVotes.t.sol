// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISecGov} from "../src/interfaces/ISecGov.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Votes: they grow by holding, are lent whole, and what they were is never changed.
contract SecGovVotesTest is RestakingBase {
    uint256 private constant SIGNER_KEY = 7;

    function test_default_votesGrowByHolding__AVS29() public {
        _deposit(alice, good, 8 ether);
        assertEq(gov.getVotes(alice), 0, "none at first");
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(alice), 4e18, 1e3, "half after 90 days");
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(alice), 6e18, 1e3, "three quarters after 180");
    }

    function test_behavior_whatIsReceivedStartsAtZero__AVS29() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        _send(alice, bob, 4e18);
        assertEq(gov.getVotes(bob), 0, "nothing arrives");
        _near(gov.getVotes(alice), 2e18, 1e3, "its part leaves");
    }

    function test_behavior_moreTokensDoNotDiluteOldOnes__AVS29() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        uint256 before = gov.getVotes(alice);
        _deposit(alice, good, 100 ether);
        assertEq(gov.getVotes(alice), before, "as many as before");
    }

    function test_behavior_sendingToOneselfChangesNothing() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        uint256 before = gov.getVotes(alice);
        _send(alice, alice, 8e18);
        assertEq(gov.getVotes(alice), before, "nothing left, nothing came");
    }

    function test_behavior_sendingNothingWritesNothing() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        uint256 before = gov.getVotes(alice);
        _send(alice, bob, 0);
        assertEq(gov.getVotes(alice), before, "as before");
    }

    function test_delegate_lendsAll__AVS29() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        vm.expectEmit(true, true, true, true, address(gov));
        emit ISecGov.DelegateChanged(alice, alice, bob);
        _delegate(alice, bob);
        assertEq(gov.delegates(alice), bob, "named");
        assertEq(gov.getVotes(alice), 0, "lent");
        _near(gov.getVotes(bob), 4e18, 1e3, "with its age");
    }

    function test_delegate_whatIsLentGoesOnGrowing() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, bob);
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(bob), 4e18, 1e3, "half after 90 days");
    }

    function test_delegate_ofWhoLendsIsNotPassedOn() public {
        _deposit(alice, good, 8 ether);
        _deposit(bob, good, 2 ether);
        _delegate(alice, bob);
        _delegate(bob, stranger);
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(bob), 4e18, 1e3, "what was lent to him");
        _near(gov.getVotes(stranger), 1e18, 1e3, "what he lends");
    }

    function test_delegate_backToOneself() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, bob);
        vm.warp(block.timestamp + 90 days);
        _delegate(alice, alice);
        assertEq(gov.delegates(alice), alice, "herself");
        assertEq(gov.getVotes(bob), 0, "given back");
        _near(gov.getVotes(alice), 4e18, 1e3, "with its age");
    }

    function test_delegate_zeroIsOneself() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, bob);
        _delegate(alice, address(0));
        assertEq(gov.delegates(alice), alice, "herself");
    }

    function test_delegate_fromOneToAnother() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, bob);
        vm.warp(block.timestamp + 90 days);
        _delegate(alice, stranger);
        assertEq(gov.getVotes(bob), 0, "taken from the one");
        _near(gov.getVotes(stranger), 4e18, 1e3, "given to the other");
    }

    function test_delegate_transfersFollow() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, stranger);
        vm.warp(block.timestamp + 90 days);
        _send(alice, bob, 4e18);
        _near(gov.getVotes(stranger), 2e18, 1e3, "half of it went");
        _send(bob, alice, 4e18);
        _near(gov.getVotes(stranger), 2e18, 1e3, "and comes back young");
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(stranger), 5e18, 1e3, "as any");
    }

    function test_delegate_betweenTwoWhoLendToTheSame() public {
        _deposit(alice, good, 8 ether);
        _delegate(alice, stranger);
        _delegate(bob, stranger);
        vm.warp(block.timestamp + 90 days);
        _send(alice, bob, 4e18);
        _near(gov.getVotes(stranger), 2e18, 1e3, "age is lost all the same");
    }

    function test_delegateBySig_lends() public {
        address signer = _signer();
        (uint8 v, bytes32 r, bytes32 s) = _signed(bob, 0, block.timestamp);
        vm.prank(stranger);
        gov.delegateBySig(bob, 0, block.timestamp, v, r, s);
        assertEq(gov.delegates(signer), bob, "lent");
        assertEq(gov.nonces(signer), 1, "once");
    }

    function test_error_delegateBySig_replay() public {
        address signer = _signer();
        (uint8 v, bytes32 r, bytes32 s) = _signed(bob, 0, block.timestamp);
        gov.delegateBySig(bob, 0, block.timestamp, v, r, s);
        vm.prank(signer);
        gov.delegate(signer);
        vm.expectRevert(ISecGov.SecGovBadSignature.selector);
        gov.delegateBySig(bob, 0, block.timestamp, v, r, s);
        assertEq(gov.delegates(signer), signer, "nothing moved");
    }

    function test_error_delegateBySig_expired() public {
        _signer();
        uint256 expiry = block.timestamp;
        (uint8 v, bytes32 r, bytes32 s) = _signed(bob, 0, expiry);
        vm.warp(expiry + 1);
        vm.expectRevert(abi.encodeWithSelector(ISecGov.SecGovExpiredSignature.selector, expiry));
        gov.delegateBySig(bob, 0, expiry, v, r, s);
    }

    function test_error_delegateBySig_otherChain() public {
        address signer = _signer();
        (uint8 v, bytes32 r, bytes32 s) = _signed(bob, 0, block.timestamp);
        vm.chainId(777);
        // Somebody unknown has signed this, and lends nothing; the signer lends nothing either.
        try gov.delegateBySig(bob, 0, block.timestamp, v, r, s) {} catch {}
        assertEq(gov.delegates(signer), signer, "nothing moved");
    }

    function test_error_delegateBySig_zeroSigner() public {
        vm.expectRevert(ISecGov.SecGovBadSignature.selector);
        gov.delegateBySig(bob, 0, block.timestamp, 29, bytes32(uint256(1)), bytes32(uint256(1)));
        assertEq(gov.delegates(address(0)), address(0), "nobody lends for nobody");
    }

    function test_attack_delegateBySig_theHighS__SM19() public {
        address signer = _signer();
        (uint8 v, bytes32 r, bytes32 s) = _signed(bob, 0, block.timestamp);
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        vm.expectRevert(ISecGov.SecGovBadSignature.selector);
        gov.delegateBySig(bob, 0, block.timestamp, v == 27 ? 28 : 27, r, bytes32(order - uint256(s)));
        assertEq(gov.delegates(signer), signer, "nothing moved");
        assertEq(gov.nonces(signer), 0, "nothing counted");
    }

    function test_error_lookup_notOfNowNorTheFuture() public {
        bytes memory refusal =
            abi.encodeWithSelector(ISecGov.SecGovFutureLookup.selector, block.timestamp, uint48(block.timestamp));
        vm.expectRevert(refusal);
        gov.getPastVotes(alice, block.timestamp);
        vm.expectRevert(refusal);
        gov.getPastTotalSupply(block.timestamp);
        vm.expectRevert(refusal);
        gov.getPastSupply(block.timestamp);
        vm.expectRevert(refusal);
        gov.getPastShare(alice, block.timestamp);
        vm.expectRevert(refusal);
        gov.getPastBalance(alice, block.timestamp);
    }

    function test_attack_flashVotes__AVS29() public {
        _deposit(alice, good, 1_000 ether);
        vm.warp(block.timestamp + 365 days);
        _send(alice, bob, 1_000e18);
        assertEq(gov.getVotes(bob), 0, "none in the same block");
        _send(bob, alice, 1_000e18);
        assertEq(gov.getVotes(alice), 0, "and the lender lost his");
        vm.warp(block.timestamp + 1);
        assertEq(gov.getPastVotes(bob, block.timestamp - 1), 0, "none afterwards");
    }

    function test_attack_flashLoanForTheEpochsEnd__AVS39() public {
        _deposit(alice, good, 10 ether);
        _send(alice, bob, 10e18);
        uint256 time = block.timestamp + 10;
        vm.warp(time);
        _send(bob, alice, 10e18);
        _send(alice, bob, 10e18);
        vm.warp(time + 1);
        assertEq(gov.getPastBalance(alice, time), 0, "what counts is how a second ended");
    }

    function test_attack_dustDoesNotAgeOrYouthen() public {
        _deposit(alice, good, 8 ether);
        _deposit(bob, good, 1 ether);
        vm.warp(block.timestamp + 90 days);
        uint256 before = gov.getVotes(alice);
        for (uint256 i = 0; i < 50; ++i) {
            _send(bob, alice, 1);
        }
        assertEq(gov.getVotes(alice), before, "as many as before");
    }

    function test_past_ofBeforeAnythingIsNothing() public view {
        assertEq(gov.getPastVotes(alice, 1), 0, "votes");
        assertEq(gov.getPastBalance(alice, 1), 0, "balance");
        assertEq(gov.getPastTotalSupply(1), 0, "conviction");
        assertEq(gov.getPastSupply(1), 0, "supply");
    }

    function test_pastShare_isWhatThreeViewsSay() public {
        _deposit(alice, good, 8 ether);
        vm.warp(block.timestamp + 90 days);
        _deposit(bob, good, 1 ether);
        vm.warp(block.timestamp + 30 days);
        uint256 time = block.timestamp - 1;
        (uint256 votes, uint256 conviction, uint256 supply) = gov.getPastShare(alice, time);
        assertEq(votes, gov.getPastVotes(alice, time), "votes");
        assertEq(conviction, gov.getPastTotalSupply(time), "conviction");
        assertEq(supply, gov.getPastSupply(time), "supply");
        (votes, conviction, supply) = gov.getPastShare(stranger, time);
        assertEq(votes + conviction + supply, 0, "nothing for who has none");
    }

    function testFuzz_pastIsImmutable(uint32 first, uint32 second, uint64 amount, uint8 what) public {
        _deposit(alice, good, 8 ether);
        _deposit(bob, good, 8 ether);
        vm.warp(block.timestamp + 1 + first % 1_000 days);
        uint256 time = block.timestamp - first % 3;
        vm.warp(block.timestamp + 1);
        bytes32 before = _record(time);
        if (what % 4 == 0) _send(alice, bob, amount % 8e18);
        if (what % 4 == 1) _delegate(alice, bob);
        if (what % 4 == 2) _exit(alice, _sharesOf(alice) / 2);
        if (what % 4 == 3) _deposit(alice, good, uint256(amount) + 1e12);
        assertEq(_record(time), before, "at once");
        vm.warp(block.timestamp + second);
        assertEq(_record(time), before, "and ever after");
    }

    function testFuzz_splittingDoesNotGain__AVS29(uint64 amount, uint64 part, uint32 elapsed) public {
        uint256 whole = uint256(amount) + 2;
        uint256 half = 1 + part % (whole - 1);
        vm.startPrank(owner);
        gov.grant(alice, whole);
        gov.grant(bob, half);
        gov.grant(stranger, whole - half);
        vm.stopPrank();
        vm.warp(block.timestamp + elapsed);
        uint256 split = gov.getVotes(bob) + gov.getVotes(stranger);
        assertTrue(split <= gov.getVotes(alice), "never more");
        assertTrue(gov.getVotes(alice) - split <= 1, "a unit less at most");
    }

    function testFuzz_mergingDoesNotGain__AVS29(uint64 a, uint64 b, uint32 first, uint32 second) public {
        vm.startPrank(owner);
        gov.grant(alice, a);
        gov.grant(bob, b);
        vm.stopPrank();
        vm.warp(block.timestamp + first);
        uint256 before = gov.getVotes(alice) + gov.getVotes(bob);
        _send(bob, alice, b);
        assertTrue(gov.getVotes(alice) <= before, "what moves loses its age");
        vm.warp(block.timestamp + second);
        assertTrue(gov.getVotes(alice) <= uint256(a) + b, "never above the balance");
    }

    function testFuzz_theTotalIsTheSum__AVS29(uint64 a, uint64 b, uint64 moved, uint32 first, uint32 second) public {
        _deposit(alice, good, uint256(a) + 1e12);
        vm.warp(block.timestamp + first);
        _deposit(bob, lazy, uint256(b) + 1e12);
        vm.warp(block.timestamp + second);
        _send(alice, bob, moved % (uint256(a) + 1e12));
        vm.warp(block.timestamp + 1 + first);
        uint256 time = block.timestamp - 1;
        uint256 sum = gov.getPastVotes(alice, time) + gov.getPastVotes(bob, time) + gov.getPastVotes(good, time)
            + gov.getPastVotes(lazy, time);
        // Each change rounds by a unit, and the exponential is good to 1e-18 of the balance.
        _near(sum, gov.getPastTotalSupply(time), 250, "conviction");
        assertEq(gov.getPastSupply(time), gov.totalSupply(), "supply");
    }

    function testFuzz_lendingNeitherMakesNorLosesVotes(uint64 a, uint64 b, uint32 first, uint32 second) public {
        _deposit(alice, good, uint256(a) + 1e12);
        _deposit(bob, good, uint256(b) + 1e12);
        vm.warp(block.timestamp + first);
        uint256 before = gov.getVotes(alice) + gov.getVotes(bob);
        _delegate(alice, bob);
        _near(gov.getVotes(bob), before, 1, "at once");
        vm.warp(block.timestamp + second);
        uint256 lent = gov.getVotes(bob);
        _delegate(alice, alice);
        _near(gov.getVotes(alice) + gov.getVotes(bob), lent, 100, "and back");
        assertTrue(gov.getVotes(alice) <= gov.balanceOf(alice), "within the balance");
    }

    function testFuzz_votesNeverExceedBalances(uint64 amount, uint32 first, uint32 second) public {
        _deposit(alice, good, uint256(amount) + 1e12);
        _delegate(alice, stranger);
        vm.warp(block.timestamp + first);
        _send(alice, bob, amount / 3);
        vm.warp(block.timestamp + second);
        assertTrue(gov.getVotes(stranger) <= gov.balanceOf(alice), "lent");
        assertTrue(gov.getVotes(bob) <= gov.balanceOf(bob), "own");
    }

    function _send(address from, address to, uint256 amount) private {
        vm.prank(from);
        assertTrue(gov.transfer(to, amount), "sent");
    }

    function _delegate(address from, address to) private {
        vm.prank(from);
        gov.delegate(to);
    }

    function _record(uint256 time) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                gov.getPastVotes(alice, time),
                gov.getPastVotes(bob, time),
                gov.getPastBalance(alice, time),
                gov.getPastBalance(bob, time),
                gov.getPastTotalSupply(time),
                gov.getPastSupply(time)
            )
        );
    }

    function _signer() private returns (address signer) {
        signer = vm.addr(SIGNER_KEY);
        vm.prank(owner);
        gov.grant(signer, 1e18);
    }

    function _signed(address delegatee, uint256 nonce, uint256 expiry)
        private
        view
        returns (uint8 v, bytes32 r, bytes32 s)
    {
        bytes32 typeHash = keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)");
        bytes32 structHash = keccak256(abi.encode(typeHash, delegatee, nonce, expiry));
        return vm.sign(SIGNER_KEY, keccak256(abi.encodePacked("\x19\x01", gov.DOMAIN_SEPARATOR(), structHash)));
    }
}
