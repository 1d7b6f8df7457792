// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../src/Governed.sol";
import {IRestaking} from "../src/interfaces/IRestaking.sol";
import {Owned} from "../src/Owned.sol";
import {RestakingBase} from "./RestakingBase.sol";

/// @notice Who is an operator, and with what weight.
contract RestakingOperatorsTest is RestakingBase {
    function test_default_joinsWithItsOwnEth__AVS26() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.OperatorJoined(stranger, 2_000);
        vm.prank(stranger);
        restaking.join{value: 1 ether}(2_000);
        assertTrue(restaking.isOperator(stranger), "an operator");
        assertEq(restaking.operators().length, 3, "on the list");
        assertEq(restaking.operatorRecordOf(stranger).commissionBps, 2_000, "commission");
        assertEq(restaking.stakeOf(stranger, stranger), 1 ether, "its own stake");
        assertEq(gov.balanceOf(stranger), 1e18, "and tokens for it");
    }

    function test_error_join_twice() public {
        vm.prank(good);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingIsOperator.selector, good));
        restaking.join{value: 1 ether}(0);
        assertEq(restaking.operators().length, 2, "nothing moved");
    }

    function test_error_join_withTooLittle() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingTooSmall.selector, 1 ether - 1, 1 ether));
        restaking.join{value: 1 ether - 1}(0);
        assertTrue(!restaking.isOperator(stranger), "nothing moved");
    }

    function test_error_join_commissionAboveAFifth() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingCommissionAbove.selector, 2_001, 2_000));
        restaking.join{value: 1 ether}(2_001);
        assertEq(stranger.balance, 1_000_000 ether, "nothing moved");
    }

    function test_error_join_whoRestakesElsewhere() public {
        _deposit(stranger, good, 1 ether);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingOtherOperator.selector, good));
        restaking.join{value: 1 ether}(0);
        assertEq(restaking.operators().length, 2, "nothing moved");
    }

    function test_leave_endsDepositsAndWeight() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.OperatorLeft(good);
        vm.prank(good);
        restaking.leave();
        assertTrue(!restaking.isOperator(good), "none any more");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotOperator.selector, good));
        restaking.deposit{value: 1 ether}(good);
        _toNextEpoch();
        assertEq(restaking.weightAt(good, _epoch()), 0, "no weight in the next epoch");
    }

    function test_leave_keepsTheWeightOfWhatWas() public {
        _toNextEpoch();
        vm.prank(good);
        restaking.leave();
        assertEq(restaking.weightAt(good, _epoch()), 10 ether, "of the epoch in which it left");
        assertEq(restaking.weightAt(good, _epoch() + 1), 0, "and none of the next");
    }

    function test_error_leave_onlyAnOperator() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotOperator.selector, stranger));
        restaking.leave();
    }

    function test_error_leave_thereIsNoWayBack() public {
        vm.startPrank(good);
        restaking.leave();
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingNotOperator.selector, good));
        restaking.leave();
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingIsOperator.selector, good));
        restaking.join{value: 1 ether}(0);
        vm.stopPrank();
    }

    function test_dismiss_byTheOwner__AVS24() public {
        vm.prank(owner);
        restaking.dismiss(lazy);
        assertTrue(!restaking.isOperator(lazy), "none any more");
        assertEq(restaking.stakeOf(lazy, lazy), 10 ether, "its stake is its own");
    }

    function test_error_dismiss_onlyTheOwner() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        restaking.dismiss(lazy);
        assertTrue(restaking.isOperator(lazy), "nothing moved");
    }

    function test_operators_areThirtyTwoAtMost() public {
        _fill();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingTooManyOperators.selector, 32));
        restaking.join{value: 1 ether}(0);
        assertEq(restaking.operators().length, 32, "nothing moved");
    }

    function test_attack_seatsAreNotTakenForEver() public {
        _fill();
        vm.prank(owner);
        restaking.dismiss(address(0x1005));
        vm.warp(block.timestamp + 8 * 7 days);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IRestaking.RestakingTooManyOperators.selector, 32));
        restaking.join{value: 1 ether}(0);
        vm.warp(block.timestamp + 7 days);
        vm.prank(stranger);
        restaking.join{value: 1 ether}(0);
        assertEq(restaking.operators().length, 32, "in the place of the one that left");
        assertTrue(restaking.isOperator(stranger), "and is one");
        assertEq(restaking.stakeOf(address(0x1005), address(0x1005)), 1 ether, "who left has still its stake");
    }

    function test_join_takesTheFirstSeatToo() public {
        _fill();
        vm.prank(good);
        restaking.leave();
        vm.warp(block.timestamp + 9 * 7 days);
        vm.prank(stranger);
        restaking.join{value: 1 ether}(0);
        assertEq(restaking.operators()[0], stranger, "of the one that left");
    }

    function test_weightAt_isWhatWasThereAtTheStart__AVS24() public {
        uint32 now_ = _epoch();
        assertEq(restaking.weightAt(good, now_), 0, "came later");
        assertEq(restaking.weightAt(good, now_ + 1), 10 ether, "counts from the next");
        _toNextEpoch();
        _deposit(alice, good, 90 ether);
        assertEq(restaking.weightAt(good, _epoch()), 10 ether, "what comes now does not count now");
        assertEq(restaking.totalWeightAt(_epoch()), 20 ether, "the sum");
        assertEq(restaking.totalWeightAt(_epoch() + 1), 110 ether, "of the next");
    }

    function test_weightAt_pastIsNotChangedBySlashes() public {
        _toNextEpoch();
        uint32 epoch = _epoch();
        _slash(good, 5_000);
        assertEq(restaking.weightAt(good, epoch), 10 ether, "as it was");
        assertEq(restaking.weightAt(good, epoch + 1), 5 ether, "as it will be");
    }

    function test_attack_depositJustBeforeAJury() public {
        _toNextEpoch();
        _deposit(alice, lazy, 10_000 ether);
        assertEq(restaking.weightAt(lazy, _epoch()), 10 ether, "has no weight in this epoch");
    }

    function test_setOwnLeast_withinBounds() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit Governed.ParamSet("ownLeast", 0.1 ether);
        vm.prank(owner);
        restaking.setOwnLeast(0.1 ether);
        assertEq(restaking.ownLeast(), 0.1 ether, "set");
        vm.prank(stranger);
        restaking.join{value: 0.1 ether}(0);
    }

    function test_error_setOwnLeast_outsideBounds() public {
        vm.startPrank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(Governed.BadParam.selector, bytes32("ownLeast"), 0.1 ether - 1, 0.1 ether, 320 ether)
        );
        restaking.setOwnLeast(0.1 ether - 1);
        vm.expectRevert(
            abi.encodeWithSelector(Governed.BadParam.selector, bytes32("ownLeast"), 320 ether + 1, 0.1 ether, 320 ether)
        );
        restaking.setOwnLeast(320 ether + 1);
        vm.stopPrank();
        assertEq(restaking.ownLeast(), 1 ether, "nothing moved");
    }

    function test_error_setOwnLeast_onlyTheOwner() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        restaking.setOwnLeast(2 ether);
    }

    function test_setOwnLeast_doesNotPutOutWhoIsThere() public {
        vm.prank(owner);
        restaking.setOwnLeast(320 ether);
        assertTrue(restaking.isOperator(good), "stays");
    }

    function test_noteDuty_counts__AVS24() public {
        vm.expectEmit(true, true, true, true, address(restaking));
        emit IRestaking.DutyNoted(good, _epoch(), true);
        _duty(good, true);
        _duty(good, false);
        assertEq(restaking.dutiesOf(good, _epoch()).due, 2, "two");
        assertEq(restaking.dutiesOf(good, _epoch()).done, 1, "one of them done");
    }

    function test_error_onlyTheDisputesNoteAndSlash() public {
        bytes memory refusal = abi.encodeWithSelector(IRestaking.RestakingNotModule.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        restaking.noteDuty(good, false);
        vm.expectRevert(refusal);
        restaking.slash(good, 1, payable(stranger));
        vm.expectRevert(refusal);
        restaking.payIn(1, 1);
        vm.expectRevert(refusal);
        restaking.payInInsurance(1);
        vm.stopPrank();
        (uint256 assets,) = restaking.poolOf(good);
        assertEq(assets, 10 ether, "nothing moved");
    }

    function _fill() private {
        for (uint160 i = 0; i < 30; ++i) {
            vm.deal(address(0x1000 + i), 1 ether);
            _join(address(0x1000 + i), 1 ether);
        }
    }
}
