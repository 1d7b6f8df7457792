// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {ISecGov} from "../src/interfaces/ISecGov.sol";
import {Owned} from "../src/Owned.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Who makes governance tokens, and who takes them.
contract SecGovTest is RestakingBase {
    function test_default_tokensAreMadeOneToOneByRestaking__AVS26() public {
        uint256 supply = gov.totalSupply();
        _deposit(alice, good, 5 ether);
        assertEq(gov.balanceOf(alice), 5e18, "one to one");
        assertEq(gov.totalSupply() - supply, 5e18, "and no more");
    }

    function test_metadata() public view {
        assertEq(keccak256(bytes(gov.name())), keccak256("SecHub Governance"), "name");
        assertEq(keccak256(bytes(gov.symbol())), keccak256("SECGOV"), "symbol");
        assertEq(gov.decimals(), 18, "decimals");
        assertEq(keccak256(bytes(gov.CLOCK_MODE())), keccak256("mode=timestamp"), "ERC-6372");
        assertEq(gov.clock(), block.timestamp, "seconds");
    }

    function test_error_mint_onlyRestaking() public {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(ISecGov.SecGovNotRestaking.selector, owner));
        gov.mint(owner, 1);
        assertEq(gov.balanceOf(owner), 0, "nothing moved");
    }

    function test_error_burn_onlyRestaking() public {
        _deposit(alice, good, 1 ether);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(ISecGov.SecGovNotRestaking.selector, owner));
        gov.burn(alice, 1);
        assertEq(gov.balanceOf(alice), 1e18, "nothing moved");
    }

    function test_grant_isCountedApart__AVS40() public {
        vm.expectEmit(true, true, true, true, address(gov));
        emit ISecGov.Granted(stranger, 100e18);
        vm.prank(owner);
        gov.grant(stranger, 100e18);
        assertEq(gov.granted(), 100e18, "counted");
        assertEq(gov.balanceOf(stranger), 100e18, "and held");
        assertEq(gov.totalSupply(), _backed() + gov.granted(), "backing is provable");
    }

    function test_grant_upToItsCap__AVS40() public {
        uint256 cap = gov.GRANTS_AT_MOST();
        vm.startPrank(owner);
        gov.grant(stranger, cap);
        vm.expectRevert(abi.encodeWithSelector(ISecGov.SecGovGrantsSpent.selector, cap, 1, cap));
        gov.grant(stranger, 1);
        vm.stopPrank();
        assertEq(gov.granted(), cap, "nothing moved");
    }

    function test_grant_theCapIsForEver__AVS40() public {
        uint256 cap = gov.GRANTS_AT_MOST();
        vm.startPrank(owner);
        gov.grant(stranger, cap);
        gov.discipline(stranger, cap);
        vm.expectRevert(abi.encodeWithSelector(ISecGov.SecGovGrantsSpent.selector, cap, 1, cap));
        gov.grant(stranger, 1);
        vm.stopPrank();
    }

    function test_error_grant_onlyOwner() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        gov.grant(stranger, 1);
        assertEq(gov.granted(), 0, "nothing moved");
    }

    function test_error_grant_neverOverflowsItsCap() public {
        vm.prank(owner);
        vm.expectRevert();
        gov.grant(stranger, type(uint256).max);
        assertEq(gov.granted(), 0, "nothing moved");
    }

    function test_discipline_burns__AVS30() public {
        _deposit(alice, good, 5 ether);
        vm.expectEmit(true, true, true, true, address(gov));
        emit ISecGov.Disciplined(alice, 2e18);
        vm.prank(owner);
        gov.discipline(alice, 2e18);
        assertEq(gov.balanceOf(alice), 3e18, "burned");
        assertEq(gov.disciplined(), 2e18, "counted");
    }

    function test_discipline_takesVotesToo__AVS30() public {
        _deposit(alice, good, 4 ether);
        vm.warp(block.timestamp + 90 days);
        _near(gov.getVotes(alice), 2e18, 1e3, "half of it");
        vm.prank(owner);
        gov.discipline(alice, 3e18);
        _near(gov.getVotes(alice), 0.5e18, 1e3, "a quarter of that");
    }

    function test_error_discipline_noMoreThanThereIs() public {
        _deposit(alice, good, 1 ether);
        vm.prank(owner);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        gov.discipline(alice, 1e18 + 1);
        assertEq(gov.disciplined(), 0, "nothing moved");
        assertEq(gov.balanceOf(alice), 1e18, "nothing burned");
    }

    function test_error_discipline_onlyOwner() public {
        _deposit(alice, good, 1 ether);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        gov.discipline(alice, 1);
    }

    function test_transfer_moves() public {
        _deposit(alice, good, 5 ether);
        vm.prank(alice);
        gov.transfer(bob, 2e18);
        assertEq(gov.balanceOf(alice), 3e18, "given");
        assertEq(gov.balanceOf(bob), 2e18, "taken");
    }

    function test_error_transfer_noMoreThanThereIs() public {
        _deposit(alice, good, 1 ether);
        vm.prank(alice);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        gov.transfer(bob, 1e18 + 1);
        assertEq(gov.balanceOf(bob), 0, "nothing moved");
    }

    function test_transferFrom_needsAnAllowance_alsoForPermit2() public {
        _deposit(alice, good, 1 ether);
        address permit2 = 0x000000000022D473030F116dDEE9F6B43aC78BA3;
        assertEq(gov.allowance(alice, permit2), 0, "nobody is allowed everything");
        vm.prank(permit2);
        vm.expectRevert(ERC20.InsufficientAllowance.selector);
        gov.transferFrom(alice, permit2, 1);
    }

    function test_mint_refusesMoreThanAPointHolds() public {
        vm.prank(address(restaking));
        vm.expectRevert();
        gov.mint(alice, uint256(type(uint88).max) + 1);
        assertEq(gov.balanceOf(alice), 0, "nothing moved");
    }

    function testFuzz_supplyIsWhatIsBackedPlusGranted__AVS40(uint64 a, uint64 b, uint64 granted, uint64 taken) public {
        _deposit(alice, good, uint256(a) + 1e12);
        _deposit(bob, lazy, uint256(b) + 1e12);
        vm.startPrank(owner);
        gov.grant(stranger, granted);
        gov.discipline(stranger, uint256(taken) % (uint256(granted) + 1));
        vm.stopPrank();
        uint256 backed = _backed();
        assertEq(gov.totalSupply(), backed + gov.granted() - gov.disciplined(), "to the unit");
    }
}
