// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {Owned} from "../src/Owned.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice Who may take a ruling to the owner, what it costs, and what happens where nobody has the last word.
contract DisputesAppealsTest is DisputesBase {
    uint96 private constant BOND = 100e18;

    function test_appeal_loserPutsUpTwoBondsAndWins() public {
        (uint256 ofUser, uint256 ofDeveloper) = (token.balanceOf(user), token.balanceOf(developer));
        bytes32 claim = _sla(5, 5);
        vm.prank(developer);
        court.appeal(claim);
        assertEq(court.appealOf(claim).bond, BOND * 2, "two bonds");
        vm.prank(owner);
        court.ruleAppeal(claim, false);
        court.execute(claim);
        assertEq(ofUser - token.balanceOf(user), BOND, "the claimant lost");
        assertEq(token.balanceOf(developer) - ofDeveloper, BOND / 2, "all back and half of the other's");
    }

    function test_appeal_loserLosesAgain() public {
        uint256 ofDeveloper = token.balanceOf(developer);
        bytes32 claim = _sla(5, 5);
        vm.prank(developer);
        court.appeal(claim);
        vm.prank(owner);
        court.ruleAppeal(claim, true);
        vm.warp(block.timestamp + Windows.EXECUTION);
        court.execute(claim);
        _payOperators();
        assertEq(ofDeveloper - token.balanceOf(developer), BOND * 3, "all three bonds");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function test_appeal_winnerPutsUpOneBond() public {
        bytes32 claim = _sla(5, 5);
        vm.prank(user);
        court.appeal(claim);
        assertEq(court.appealOf(claim).bond, BOND, "one bond");
    }

    function test_appeal_revertsForOthersAndLater() public {
        bytes32 claim = _sla(5, 5);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, claim, stranger));
        vm.prank(stranger);
        court.appeal(claim);
        uint256 until = block.timestamp + Windows.APPEAL;
        vm.warp(until);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, until));
        vm.prank(developer);
        court.appeal(claim);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_ruleAppeal_revertsForOthersAndWithoutAnAppeal() public {
        bytes32 claim = _sla(5, 5);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        vm.prank(stranger);
        court.ruleAppeal(claim, true);
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Ruled));
        vm.prank(owner);
        court.ruleAppeal(claim, true);
    }

    function test_lapse_hardStopIsNotProven() public {
        uint256 before = token.balanceOf(developer);
        bytes32 claim = _sla(5, 5);
        vm.prank(developer);
        court.appeal(claim);
        uint256 from = START + Windows.HARD_STOP - Windows.EXECUTION;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, from));
        court.lapse(claim);
        vm.warp(from);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, from));
        vm.prank(owner);
        court.ruleAppeal(claim, true);
        court.lapse(claim);
        court.execute(claim);
        assertEq(before - token.balanceOf(developer), BOND * 3 / 10, "all bonds back less a tenth");
        assertEq(stakes.stakeOf(ware).staked, STAKED, "nothing taken");
        assertTrue(block.timestamp <= START + Windows.HARD_STOP, "and nothing is held longer");
    }

    function test_lapse_neverUndoesALastWord() public {
        bytes32 claim = _sla(5, 5);
        vm.warp(START + Windows.HARD_STOP);
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Ruled));
        court.lapse(claim);
        court.execute(claim);
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Closed));
        court.lapse(claim);
    }

    function test_lapse_endsWhatNobodyAnsweredOrCounted() public {
        bytes32 open = _openMalice(100e18);
        bytes32 voting = _openSla(100e18);
        _contest(voting);
        vm.warp(START + Windows.HARD_STOP);
        court.lapse(open);
        court.lapse(voting);
        _assertOutcome(open, IDisputesTypes.Outcome.Unproven, "open");
        _assertOutcome(voting, IDisputesTypes.Outcome.Unproven, "voting");
    }

    function testFuzz_appeal_everyUnitIsPaidOrBurned(uint96 sum, bool isByClaimant, bool isUpheld, uint8 forIt) public {
        sum = uint96(bound(sum, 1, 10_000e18));
        uint256 all = _everything();
        uint256 supply = token.totalSupply();
        bytes32 claim = _openMalice(sum);
        _contest(claim);
        _vote(claim, 5, forIt % 6);
        vm.prank(isByClaimant ? user : developer);
        court.appeal(claim);
        vm.prank(owner);
        court.ruleAppeal(claim, isUpheld);
        vm.warp(block.timestamp + Windows.EXECUTION);
        court.execute(claim);
        _payOperators();
        assertEq(all - _everything(), supply - token.totalSupply(), "what is missing was burned");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function _sla(uint256 votes, uint256 forIt) private returns (bytes32 claim) {
        claim = _openSla(500e18);
        _contest(claim);
        _vote(claim, votes, forIt);
    }

    /// @dev What all who have a part in this hold.
    function _everything() private view returns (uint256) {
        return token.balanceOf(user) + token.balanceOf(developer) + token.balanceOf(address(stakes))
            + token.balanceOf(address(operators)) + token.balanceOf(disputes);
    }

    function _badState(bytes32 claim, IDisputesTypes.State state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadState.selector, claim, state);
    }
}
