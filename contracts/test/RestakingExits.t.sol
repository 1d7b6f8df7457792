// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "solady/tokens/ERC20.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {ReentrantInvestor, RefusingReceiver} from "./fakes/FakeReceivers.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Deposits, and leaving: with as many tokens as came, after two weeks, at the lower price, never around a claim.
contract RestakingExitsTest is RestakingBase {
    function test_default_inAndOut__AVS26() public {
        uint256 shares = _deposit(alice, good, 5 ether);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.ExitQueued(0, good, alice, shares, 5 ether);
        uint256 exit = _exit(alice, shares);
        assertEq(gov.balanceOf(alice), 0, "tokens returned");
        vm.warp(block.timestamp + 14 days);
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.ExitCompleted(exit, 5 ether);
        vm.prank(stranger);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "all of it");
    }

    function test_deposit_givesSharesAtThePrice__AVS26() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.Deposited(good, alice, 5 ether, 5e24);
        assertEq(_deposit(alice, good, 5 ether), 5e24, "a million for a unit");
        assertEq(_sharesOf(alice), 5e24, "held");
        assertEq(_principalOf(alice), 5 ether, "principal");
        assertEq(restaking.operatorOf(alice), good, "with that operator");
        assertEq(restaking.stakeOf(good, alice), 5 ether, "worth");
        assertEq(restaking.stakeOf(lazy, alice), 0, "and nothing with another");
    }

    function test_deposit_addsUp() public {
        _deposit(alice, good, 5 ether);
        _toNextEpoch();
        _deposit(alice, good, 3 ether);
        assertEq(_principalOf(alice), 8 ether, "both");
        assertEq(gov.balanceOf(alice), 8e18, "and tokens for both");
    }

    function test_error_deposit_withNobody() public {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotOperator.selector, stranger));
        restaking.deposit{value: 1 ether}(stranger);
        assertEq(gov.balanceOf(alice), 0, "nothing moved");
    }

    function test_error_deposit_dust() public {
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingTooSmall.selector, 1e12 - 1, 1e12));
        restaking.deposit{value: 1e12 - 1}(good);
    }

    function test_error_deposit_withASecondOperator() public {
        _deposit(alice, good, 1 ether);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingOtherOperator.selector, good));
        restaking.deposit{value: 1 ether}(lazy);
        assertEq(restaking.operatorOf(alice), good, "nothing moved");
    }

    function test_error_plainEthIsNotTaken() public {
        vm.prank(alice);
        (bool isTaken,) = address(restaking).call{value: 1 ether}("");
        assertTrue(!isTaken, "refused");
    }

    function test_queueExit_needsTheTokens__AVS26() public {
        uint256 shares = _deposit(alice, good, 5 ether);
        vm.startPrank(alice);
        gov.transfer(bob, 1);
        vm.expectRevert(ERC20.InsufficientBalance.selector);
        restaking.queueExit(shares);
        vm.stopPrank();
        assertEq(_sharesOf(alice), shares, "nothing moved");
    }

    function test_queueExit_ofAPartNeedsItsPart__AVS26() public {
        uint256 shares = _deposit(alice, good, 5 ether);
        _exit(alice, shares / 5);
        assertEq(gov.balanceOf(alice), 4e18, "a fifth returned");
        assertEq(_principalOf(alice), 4 ether, "four fifths left");
        assertEq(_sharesOf(alice), shares - shares / 5, "of the shares too");
    }

    function test_error_queueExit_ofNothingOrTooMuch() public {
        uint256 shares = _deposit(alice, good, 5 ether);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, shares, 0));
        restaking.queueExit(0);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, shares, shares + 1));
        restaking.queueExit(shares + 1);
        vm.stopPrank();
        assertEq(gov.balanceOf(alice), 5e18, "nothing moved");
    }

    function test_error_queueExit_ofWhoHasNone() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingShort.selector, 0, 1));
        restaking.queueExit(1);
    }

    function test_queueExit_anOperatorKeepsItsLeast() public {
        vm.startPrank(good);
        restaking.queueExit(9e24);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingTooSmall.selector, 1 ether - 1e12, 1 ether));
        restaking.queueExit(1e18);
        restaking.leave();
        restaking.queueExit(1e24);
        vm.stopPrank();
        assertEq(_sharesOf(good), 0, "all, after it has left");
    }

    function test_error_completeExit_early() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        uint256 until = block.timestamp + 14 days;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingExitLocked.selector, until));
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 5 ether, "nothing moved");
    }

    function test_error_completeExit_twice() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotExit.selector, exit));
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "once");
    }

    function test_error_completeExit_unknown() public {
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotExit.selector, 9));
        restaking.completeExit(9);
    }

    function test_completeExit_atTheLowerPrice() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        _slash(good, 2_000);
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 1 ether, "slashed in the queue");
    }

    function test_completeExit_priceOfTheQueueIsTheMost() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        assertEq(restaking.exitOf(exit).worth, 5 ether, "written down");
        assertEq(restaking.exitOf(exit).shares, 5e24, "with the shares");
    }

    function test_completeExit_whatOthersRoundAwayIsNotPaidToWhoLeaves() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        _deposit(bob, good, 5 ether);
        for (uint256 i = 0; i < 40; ++i) {
            _exit(bob, 999_999);
        }
        vm.warp(block.timestamp + 14 days);
        for (uint256 i = 1; i <= 40; ++i) {
            restaking.completeExit(i);
        }
        assertTrue(restaking.stakeOf(good, good) > 10 ether, "shares are worth a little more now");
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "what they were worth in the queue");
    }

    function test_attack_exitsAroundAClaim() public {
        uint256 shares = _deposit(alice, good, 5 ether);
        disputes.open(good, block.timestamp - 1);
        uint256 exit = _exit(alice, shares);
        vm.warp(block.timestamp + 20 days);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimOpen.selector, good));
        restaking.completeExit(exit);
        _slash(good, 5_000);
        disputes.resolve();
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether - 2.5 ether, "slashed first");
    }

    function test_attack_exitsBeforeAClaimOfTheQueueIsJudged() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        disputes.open(good, block.timestamp + 14 days - 1);
        vm.warp(block.timestamp + 14 days);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimOpen.selector, good));
        restaking.completeExit(exit);
    }

    function test_completeExit_aClaimAfterTheQueueDoesNotHold() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        disputes.open(good, block.timestamp + 14 days);
        vm.warp(block.timestamp + 15 days);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "paid");
    }

    function test_completeExit_anotherOperatorsClaimDoesNotHold() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        disputes.open(lazy, block.timestamp);
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
    }

    function test_attack_claimsWithoutEndDoNotHoldForEver() public {
        uint256 exit = _exit(alice, _deposit(alice, good, 5 ether));
        disputes.open(good, block.timestamp);
        vm.warp(block.timestamp + 14 days + 45 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingClaimOpen.selector, good));
        restaking.completeExit(exit);
        vm.warp(block.timestamp + 1);
        restaking.completeExit(exit);
        assertEq(alice.balance, 1_000_000 ether, "45 days longer at most");
    }

    function test_attack_reentrantInvestor() public {
        ReentrantInvestor investor = new ReentrantInvestor(restaking);
        investor.deposit{value: 5 ether}(good);
        uint256 exit = investor.queueExit(5e24);
        investor.callAgain(abi.encodeCall(IRestaking.completeExit, (exit)));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertTrue(investor.wasCalledBack(), "called back");
        assertTrue(!investor.wasPaidTwice(), "and got nothing more");
        assertEq(address(investor).balance, 5 ether, "once");
    }

    function test_attack_reentrantInvestorDepositsAgain() public {
        ReentrantInvestor investor = new ReentrantInvestor(restaking);
        investor.deposit{value: 5 ether}(good);
        uint256 exit = investor.queueExit(5e24);
        investor.callAgain(abi.encodeCall(IRestaking.queueExit, (1)));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertTrue(!investor.wasPaidTwice(), "has no shares any more");
        (uint256 assets, uint256 shares) = restaking.poolOf(good);
        assertEq(assets, 10 ether, "assets");
        assertEq(shares, 1e25, "shares");
    }

    function test_error_completeExit_toWhoRefusesStaysQueued() public {
        address refusing = address(new RefusingReceiver());
        vm.deal(refusing, 5 ether);
        uint256 exit = _exit(refusing, _deposit(refusing, good, 5 ether));
        vm.warp(block.timestamp + 14 days);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingPaymentFailed.selector, refusing));
        restaking.completeExit(exit);
        assertTrue(!restaking.exitOf(exit).isDone, "nothing moved");
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 15 ether, "it is still there");
    }

    function test_attack_firstDepositor() public {
        // The operator leaves dust alone in its pool, and forces ETH upon the contract: the next one loses nothing by it.
        vm.prank(owner);
        restaking.setOwnLeast(0.1 ether);
        vm.prank(stranger);
        restaking.join{value: 0.1 ether}(0);
        vm.deal(address(restaking), address(restaking).balance + 1_000 ether);
        _deposit(alice, stranger, 1 ether);
        assertEq(restaking.stakeOf(stranger, alice), 1 ether, "what is not deposited does not count");
        assertEq(restaking.stakeOf(stranger, stranger), 0.1 ether, "nor for the first");
    }

    function testFuzz_inAndOutNeverGains(uint80 amount, uint16 bps, uint80 other) public {
        _slash(good, bps % 9_900);
        _deposit(bob, good, uint256(other) % 1_000 ether + 1e12);
        uint256 put = uint256(amount) % 1_000 ether + 1e12;
        uint256 exit = _exit(alice, _deposit(alice, good, put));
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        assertTrue(alice.balance <= 1_000_000 ether, "no gain");
        assertTrue(1_000_000 ether - alice.balance <= 2, "and no loss but rounding");
    }

    function testFuzz_partsReturnWhatCame(uint80 amount, uint16 bps, uint8 parts) public {
        _slash(good, bps % 9_900);
        uint256 shares = _deposit(alice, good, uint256(amount) % 1_000 ether + 1e12);
        uint256 steps = 1 + parts % 20;
        for (uint256 i = 1; i < steps; ++i) {
            _exit(alice, shares / steps + 1);
        }
        _exit(alice, _sharesOf(alice));
        assertEq(_principalOf(alice), 0, "no principal is left");
        assertTrue(gov.balanceOf(alice) <= 1, "to the unit, however many parts");
    }

    function testFuzz_poolsAreWhatTheContractHolds(uint64 a, uint64 b, uint16 bps, uint8 part) public {
        uint256 shares = _deposit(alice, good, uint256(a) + 1e12);
        _deposit(bob, lazy, uint256(b) + 1e12);
        _slash(good, bps % 10_001);
        uint256 exit = _exit(alice, 1 + (shares - 1) * part / 255);
        vm.warp(block.timestamp + 14 days);
        restaking.completeExit(exit);
        (uint256 first,) = restaking.poolOf(good);
        (uint256 second,) = restaking.poolOf(lazy);
        assertEq(address(restaking).balance, first + second, "to the unit");
    }

    function testFuzz_exitPriceIsTheLower(uint64 amount, uint16 before, uint16 afterwards) public {
        uint256 shares = _deposit(alice, good, uint256(amount) + 1e12);
        _slash(good, before % 9_000);
        uint256 worth = restaking.stakeOf(good, alice);
        uint256 exit = _exit(alice, shares);
        _slash(good, afterwards % 9_000);
        vm.warp(block.timestamp + 14 days);
        uint256 had = alice.balance;
        restaking.completeExit(exit);
        uint256 expected = worth * (10_000 - afterwards % 9_000) / 10_000;
        _near(alice.balance - had, expected, 2, "but for rounding");
        assertTrue(alice.balance - had <= worth, "never above the first");
    }
}
