// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Owned} from "../src/Owned.sol";
import {RefusingReceiver} from "./fakes/FakeReceivers.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Slashes in constant time, and what a discipline vote takes.
contract RestakingSlashTest is RestakingBase {
    function test_default_takesFromAllAlike__AVS24() public {
        _deposit(alice, good, 30 ether);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.OperatorSlashed(good, 4 ether, 0.9e18);
        assertEq(_slash(good, 1_000), 4 ether, "a tenth");
        assertEq(restaking.stakeOf(good, good), 9 ether, "of the operator's own");
        assertEq(restaking.stakeOf(good, alice), 27 ether, "and of what was delegated");
        assertEq(address(0xdead).balance, 4 ether, "paid");
    }

    function test_slash_leavesSharesAsTheyAre() public {
        (, uint256 before) = restaking.poolOf(good);
        _slash(good, 1_000);
        (uint256 assets, uint256 shares) = restaking.poolOf(good);
        assertEq(shares, before, "shares");
        assertEq(assets, 9 ether, "assets fall exactly");
    }

    function test_slash_writesPrincipalDown__AVS26() public {
        uint256 shares = _deposit(alice, good, 30 ether);
        _slash(good, 1_000);
        assertEq(_principalOf(alice), 27 ether, "what is left of it");
        assertEq(restaking.writtenDown(), 4 ether, "counted");
        _exit(alice, shares);
        assertEq(gov.balanceOf(alice), 3e18, "only so many have to be returned");
    }

    function test_slash_isNotTheNextDepositorsLoss() public {
        _slash(good, 5_000);
        uint256 shares = _deposit(alice, good, 10 ether);
        _near(restaking.stakeOf(good, alice), 10 ether, 1, "worth what it was");
        assertEq(_principalOf(alice), 10 ether, "and owing as much");
        _exit(alice, shares);
        assertEq(gov.balanceOf(alice), 0, "as it came");
    }

    function test_slash_addsUp() public {
        _slash(good, 1_000);
        assertEq(_slash(good, 1_000), 0.9 ether, "of what is left");
        assertEq(restaking.operatorRecordOf(good).index, 0.81e18, "index");
    }

    function test_slash_roundsUp() public {
        _slash(good, 9_999);
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 0.001 ether, "a ten-thousandth");
        assertEq(_slash(good, 1), 0.0000001 ether, "exact where it divides");
        vm.prank(owner);
        restaking.setOwnLeast(0.1 ether);
        vm.prank(stranger);
        restaking.join{value: 0.1 ether + 1}(0);
        assertEq(_slash(stranger, 1), 0.00001 ether + 1, "one more where it does not");
    }

    function test_slash_reachesTheQueue() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 10 ether));
        assertEq(_slash(good, 5_000), 10 ether, "half of what is queued too");
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 5 ether, "and it is missing");
    }

    function test_slash_reachesWhoHasLeft() public {
        vm.prank(good);
        restaking.leave();
        assertEq(_slash(good, 5_000), 5 ether, "leaving is no escape");
    }

    function test_slash_ofAllLeavesNothing() public {
        uint256 shares = _deposit(alice, good, 10 ether);
        assertEq(_slash(good, 10_000), 20 ether, "all");
        assertEq(_principalOf(alice), 0, "no principal");
        uint256 exit = _exit(alice, shares);
        assertEq(gov.balanceOf(alice), 10e18, "nothing to return");
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 10 ether, "nothing to get");
    }

    function test_error_deposit_intoABrokenPool() public {
        _slash(good, 10_000);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingBrokenPool.selector, good));
        restaking.deposit{value: 1 ether}(good);
        assertEq(gov.balanceOf(alice), 0, "nothing moved");
        _slash(lazy, 9_901);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingBrokenPool.selector, lazy));
        restaking.deposit{value: 1 ether}(lazy);
    }

    function test_slash_anEmptyPoolGivesNothing() public {
        vm.startPrank(good);
        restaking.leave();
        uint256 exit = restaking.queueExit(1e25);
        vm.stopPrank();
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertEq(_slash(good, 10_000), 0, "nothing");
        assertEq(restaking.operatorRecordOf(good).index, 1e18, "as it was");
    }

    function test_error_slash_unknownOperator() public {
        vm.prank(address(disputes));
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotOperator.selector, stranger));
        restaking.slash(stranger, 1_000, payable(stranger));
    }

    function test_error_slash_moreThanAll() public {
        vm.prank(address(disputes));
        vm.expectRevert();
        restaking.slash(good, 10_001, payable(stranger));
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 10 ether, "nothing moved");
    }

    function test_attack_aReceiverThatRefusesDoesNotStopASlash() public {
        address refusing = address(new RefusingReceiver());
        vm.prank(address(disputes));
        restaking.slash(good, 1_000, payable(refusing));
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 9 ether, "slashed");
        assertEq(refusing.balance, 1 ether, "and paid all the same");
    }

    function test_seize_movesPrincipalToTheInsurance__AVS30() public {
        _deposit(alice, good, 30 ether);
        vm.startPrank(owner);
        gov.discipline(alice, 10e18);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.Seized(good, alice, 10 ether, 1e25, 10 ether);
        restaking.seize(alice, 10 ether);
        vm.stopPrank();
        assertEq(_principalOf(alice), 20 ether, "a third is gone");
        assertEq(gov.balanceOf(alice), 20e18, "tokens too");
        assertEq(restaking.insuranceEth(), 10 ether, "in the reserve");
        assertEq(restaking.stakeOf(good, good), 10 ether, "nobody else lost");
    }

    function test_seize_theRestCanLeave__AVS30() public {
        _deposit(alice, good, 30 ether);
        vm.startPrank(owner);
        gov.discipline(alice, 10e18);
        restaking.seize(alice, 10 ether);
        vm.stopPrank();
        uint256 exit = _exit(alice, _sharesOf(alice));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 10 ether, "all but what was seized");
    }

    function test_discipline_withoutSeizing_hasToBeBoughtBack__AVS30() public {
        uint256 shares = _deposit(alice, good, 30 ether);
        _deposit(bob, good, 30 ether);
        vm.prank(owner);
        gov.discipline(alice, 10e18);
        vm.prank(alice);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        restaking.queueExit(shares);
        vm.prank(bob);
        gov.transfer(alice, 10e18);
        _exit(alice, shares);
        assertEq(gov.balanceOf(alice), 0, "returned");
    }

    function test_seize_afterASlash() public {
        _deposit(alice, good, 30 ether);
        _slash(good, 5_000);
        _seize(alice, 15 ether);
        assertEq(_sharesOf(alice), 0, "all that was left");
        assertEq(restaking.insuranceEth(), 15 ether, "at its price");
        assertEq(restaking.seized(), 15 ether, "counted");
    }

    function test_error_seize_tooMuchOrNothing() public {
        _deposit(alice, good, 1 ether);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 1 ether, 1 ether + 1));
        restaking.seize(alice, 1 ether + 1);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 1 ether, 0));
        restaking.seize(alice, 0);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 0, 1));
        restaking.seize(stranger, 1);
        vm.stopPrank();
        assertEq(_principalOf(alice), 1 ether, "nothing moved");
    }

    function test_error_seize_onlyTheOwner() public {
        _deposit(alice, good, 1 ether);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        restaking.seize(alice, 1);
    }

    function testFuzz_slashIsExact__AVS24(uint80 amount, uint16 seed) public {
        uint16 bps = seed % 10_001;
        _deposit(alice, good, uint256(amount) % 900_000 ether + 1e12);
        (uint256 before, uint256 shares) = restaking.poolOf(good);
        uint256 taken = _slash(good, bps);
        (uint256 assets, uint256 after_) = restaking.poolOf(good);
        assertEq(before - assets, taken, "assets fall by what was taken");
        assertEq(taken, (before * bps + 9_999) / 10_000, "rounded up");
        assertEq(after_, shares, "shares stay");
        assertEq(address(0xdead).balance, taken, "paid");
    }

    function testFuzz_principalFallsAsThePoolDoes(uint80 amount, uint16 first, uint16 second) public {
        _deposit(alice, good, uint256(amount) % 900_000 ether + 1e12);
        _slash(good, first % 9_000);
        _slash(good, second % 9_000);
        (uint256 assets,) = restaking.poolOf(good);
        // The index has eighteen digits: what it rounds is less than a millionth of a millionth.
        _near(_backedBy(good), assets, assets / 1e15 + 4, "as much principal as assets");
    }

    function testFuzz_supplyIsBackedOrAccountedFor__AVS40(uint64 a, uint64 b, uint16 bps, uint64 seizure, uint8 part)
        public
    {
        uint256 shares = _deposit(alice, good, uint256(a) + 1e12);
        _slash(good, bps % 9_000);
        _deposit(bob, good, uint256(b) + 1e12);
        _seize(bob, 1 + seizure % _principalOf(bob));
        _exit(alice, 1 + (shares - 1) * part / 255);
        uint256 expected = _backed() + restaking.writtenDown() + restaking.seized();
        _near(gov.totalSupply(), expected, 8, "to a unit for each act");
    }
}
