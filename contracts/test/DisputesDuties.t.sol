// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice What jurors owe: who voted, who did not or stood alone, and what that costs.
contract DisputesDutiesTest is DisputesBase {
    bytes32 private claim;

    function setUp() public override {
        super.setUp();
        claim = _openSla(400e18);
        _contest(claim);
    }

    function test_noteDuties_notesWhoVotedAndWhoDidNot__AVS24() public {
        _vote(claim, 4, 4);
        _close();
        court.noteDuties(claim);
        assertEq(operators.done(jurors[0]), 1, "voted");
        assertEq(operators.missed(jurors[4]), 1, "did not");
    }

    function test_noteDuties_aVoteAgainstTwoThirdsIsAMiss() public {
        _vote(claim, 5, 4);
        _close();
        court.noteDuties(claim);
        assertEq(operators.done(jurors[3]), 1, "with them");
        assertEq(operators.missed(jurors[4]), 1, "against them");
    }

    function test_noteDuties_aVoteInAnOpenQuestionIsNoMiss() public {
        _vote(claim, 5, 3);
        _close();
        court.noteDuties(claim);
        assertEq(operators.done(jurors[0]) + operators.done(jurors[4]), 2, "both");
    }

    function test_noteDuties_anOverruledJuryDidNoWrong() public {
        _vote(claim, 5, 4);
        vm.prank(developer);
        court.appeal(claim);
        vm.prank(owner);
        court.ruleAppeal(claim, false);
        court.execute(claim);
        court.noteDuties(claim);
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(operators.done(jurors[i]), 1, "all of them");
        }
    }

    function test_noteDuties_theThirdMissCostsOnePercent__AVS24() public {
        for (uint256 i = 0; i < 3; ++i) {
            assertEq(operators.slashedBps(jurors[4]), 0, "not yet");
            if (i > 0) _again();
            _vote(claim, 4, 4);
            vm.prank(developer);
            court.appeal(claim);
            vm.prank(owner);
            court.ruleAppeal(claim, false);
            court.execute(claim);
            court.noteDuties(claim);
        }
        assertEq(operators.slashedBps(jurors[4]), 100, "1 %");
        assertEq(operators.slashedTo(), owner, "to the owner");
        assertEq(operators.slashedBps(jurors[0]), 0, "nobody else");
    }

    function test_noteDuties_missesOfMoreThanTwentyEightDaysAgoAreForgotten__AVS24() public {
        for (uint256 i = 0; i < 4; ++i) {
            if (i == 2) vm.warp(block.timestamp + Windows.CAP_WINDOW);
            if (i > 0) _again();
            _vote(claim, 4, 4);
            _close();
            court.noteDuties(claim);
        }
        assertEq(operators.missed(jurors[4]), 4, "four, but never three in 28 days");
        assertEq(operators.slashedBps(jurors[4]), 0, "and none costs");
    }

    function test_noteDuties_threeMissesOfManyDutiesCostNothing__AVS24() public {
        bytes32[3] memory claims = _closeThree();
        // Of 15, with the three that follow: not more than a fifth. Another one has 14.
        operators.setDuties(jurors[4], Windows.epochAt(block.timestamp), 12, 12);
        operators.setDuties(jurors[3], Windows.epochAt(block.timestamp), 11, 11);
        _note(claims);
        assertEq(operators.missed(jurors[4]), 3, "missed");
        assertEq(operators.slashedBps(jurors[4]), 0, "one in five is no neglect");
        assertEq(operators.slashedBps(jurors[3]), 100, "three of fourteen are");
    }

    function test_behavior_dutiesOfFourWeeksCount() public {
        bytes32[3] memory claims = _closeThree();
        operators.setDuties(jurors[4], Windows.epochAt(block.timestamp) - 4, 100, 100);
        operators.setDuties(jurors[3], Windows.epochAt(block.timestamp) - 3, 100, 100);
        _note(claims);
        assertEq(operators.slashedBps(jurors[4]), 100, "older ones do not");
        assertEq(operators.slashedBps(jurors[3]), 0, "later ones do");
    }

    function test_attack_aBusyMonthHidesNoSilence() public {
        bytes32[3] memory claims = _closeThree();
        operators.setDuties(jurors[4], Windows.epochAt(block.timestamp), 100, 0);
        _note(claims);
        assertEq(operators.slashedBps(jurors[4]), 100, "who misses all pays, however many there were");
    }

    function test_noteDuties_revertsTheSecondTimeAndBefore() public {
        vm.expectRevert(
            abi.encodeWithSelector(IDisputesTypes.DisputesBadState.selector, claim, IDisputesTypes.State.Voting)
        );
        court.noteDuties(claim);
        _vote(claim, 4, 4);
        _close();
        court.noteDuties(claim);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, claim));
        court.noteDuties(claim);
        assertEq(operators.done(jurors[0]), 1, "once");
    }

    function test_noteDuties_revertsWhereNobodyWasAsked() public {
        bytes32 other = _openMalice(100e18);
        vm.prank(developer);
        court.accept(other);
        vm.warp(START + Windows.EXECUTION);
        court.execute(other);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, other));
        court.noteDuties(other);
    }

    function _close() private {
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
    }

    /// @dev Three claims at once in which jurors 3 and 4 are silent; a sixth one votes, so that four do.
    function _closeThree() private returns (bytes32[3] memory claims) {
        jurors.push(address(0xbeef));
        operators.set(address(0xbeef), 100 ether, 0);
        for (uint256 i = 0; i < 3; ++i) {
            if (i > 0) _again();
            claims[i] = claim;
            _eachVoter(claim, _commit);
        }
        vm.warp(block.timestamp + Windows.COMMIT);
        for (uint256 i = 0; i < 3; ++i) {
            _eachVoter(claims[i], _reveal);
        }
        vm.warp(block.timestamp + Windows.REVEAL);
        for (uint256 i = 0; i < 3; ++i) {
            court.tally(claims[i]);
        }
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
    }

    function _eachVoter(bytes32 one, function(bytes32, address, bool) internal act) private {
        for (uint256 i = 0; i < jurors.length; ++i) {
            if (i != 3 && i != 4) act(one, jurors[i], false);
        }
    }

    function _note(bytes32[3] memory claims) private {
        for (uint256 i = 0; i < 3; ++i) {
            court.execute(claims[i]);
            court.noteDuties(claims[i]);
        }
    }

    function _again() private {
        purchase = _buy(PAID, 1);
        claim = _openSla(100e18);
        _contest(claim);
    }
}
