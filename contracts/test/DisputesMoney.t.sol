// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice How a claim ends: appeals, the last word, the wait, and where every unit goes.
contract DisputesMoneyTest is DisputesBase {
    uint96 private constant BOND = 100e18;

    function test_execute_upheldSlaClaimPaysTheHarmed__SW20() public {
        uint256 before = token.balanceOf(user);
        uint256 supply = token.totalSupply();
        bytes32 claim = _sla(5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        // Of 500: 200 for harm, 50 for the report, 100 to the operators; half of the lost bond.
        assertEq(token.balanceOf(user) - before, 200e18 + 50e18 + 50e18, "to the claimant");
        _payOperators();
        assertEq(operators.paidInSlash(), 100e18, "to the operators");
        assertEq(supply - token.totalSupply(), 150e18 + 50e18, "burned");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
        assertEq(stakes.stakeOf(ware).staked, STAKED - 500e18, "taken");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing frozen");
    }

    function test_execute_upheldMaliceTakesHalf__SW21() public {
        bytes32 claim = _openMalice(5_000e18);
        _contest(claim);
        _vote(claim, 5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        assertEq(stakes.stakeOf(ware).staked, STAKED - 5_000e18, "half");
        assertEq(court.maliceOf(ware), 1, "counted");
    }

    function test_execute_refutedClaimCostsHalfItsBond() public {
        (uint256 ofUser, uint256 ofDeveloper) = (token.balanceOf(user), token.balanceOf(developer));
        uint256 supply = token.totalSupply();
        bytes32 claim = _sla(5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        assertEq(ofUser - token.balanceOf(user), BOND, "lost");
        assertEq(token.balanceOf(developer) - ofDeveloper, BOND / 2, "half to the accused");
        assertEq(supply - token.totalSupply(), BOND / 2, "half is burned");
        assertEq(stakes.stakeOf(ware).staked, STAKED, "nothing taken");
        assertEq(stakes.stakeOf(ware).frozen, 0, "free at once");
    }

    function test_execute_unprovenCostsBothATenth() public {
        (uint256 ofUser, uint256 ofDeveloper) = (token.balanceOf(user), token.balanceOf(developer));
        bytes32 claim = _sla(3, 3);
        court.execute(claim);
        assertEq(ofUser - token.balanceOf(user), BOND / 10, "a tenth");
        assertEq(ofDeveloper - token.balanceOf(developer), BOND / 10, "and a tenth");
        assertEq(stakes.stakeOf(ware).staked, STAKED, "nothing taken");
    }

    function test_execute_acceptedClaimIsPaidAfterSevenDays() public {
        uint256 before = token.balanceOf(user);
        bytes32 claim = _openSla(500e18);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(START + Windows.EXECUTION);
        court.execute(claim);
        assertEq(token.balanceOf(user) - before, 250e18, "harm and report");
    }

    function test_execute_revertsBeforeTheWaitIsOver__SW22() public {
        bytes32 claim = _sla(5, 5);
        uint256 from = block.timestamp + Windows.APPEAL + Windows.EXECUTION;
        vm.warp(from - 1);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, from));
        court.execute(claim);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_execute_revertsWhileItCanBeAppealed() public {
        bytes32 claim = _sla(5, 0);
        vm.warp(block.timestamp + Windows.APPEAL - 1);
        vm.expectRevert();
        court.execute(claim);
        _assertState(claim, IDisputesTypes.State.Ruled, "nothing moved");
    }

    function test_execute_revertsTheSecondTimeAndBeforeALastWord() public {
        bytes32 claim = _openSla(400e18);
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Open));
        court.execute(claim);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(START + Windows.EXECUTION);
        court.execute(claim);
        bytes32 before = _moved();
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Closed));
        court.execute(claim);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_execute_slaCostsATenthAtOnce__SW20() public {
        bytes32[3] memory claims;
        for (uint256 i = 0; i < 3; ++i) {
            if (i > 0) purchase = _buy(PAID, 1);
            claims[i] = _openSla(1_000e18);
            vm.prank(developer);
            court.accept(claims[i]);
        }
        vm.warp(START + Windows.EXECUTION);
        court.execute(claims[0]);
        court.execute(claims[1]);
        // 5 % of 10,000, then half of a tenth of 9,500: parts of what stands each time.
        assertEq(stakes.stakeOf(ware).staked, 9_025e18, "a tenth");
        (, uint256 burned) = court.enforcedIn(Windows.epochAt(block.timestamp));
        court.execute(claims[2]);
        assertEq(stakes.stakeOf(ware).staked, 9_025e18, "and no more");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing is held back");
        (uint256 count, uint256 still) = court.enforcedIn(Windows.epochAt(block.timestamp));
        assertEq(count, 2, "a claim that costs nobody anything is none");
        assertEq(still, burned, "nothing is burned for it");
    }

    function test_execute_slaComesBackEvenlyIn28Days__SW20() public {
        // One each week: the first three are whole, and then only what a week brings back, a quarter of a tenth.
        uint80[4] memory left = [9_500e18, 9_025e18, 8_573.75e18, 8_359.40625e18];
        for (uint256 i = 0; i < 4; ++i) {
            if (i > 0) purchase = _buy(PAID, 1);
            _acceptAndExecute();
            assertEq(stakes.stakeOf(ware).staked, left[i], "of what stands");
        }
        purchase = _buy(PAID, 1);
        vm.warp(block.timestamp + Windows.CAP_WINDOW - Windows.EXECUTION);
        _acceptAndExecute();
        assertEq(stakes.stakeOf(ware).staked, left[3] * 95 / 100, "and then whole again");
    }

    function test_attack_selfSlashThroughAFriend() public {
        // The developer buys from itself, claims, accepts and reports: it gets half of the slash back at most.
        uint256 before = token.balanceOf(user) + token.balanceOf(developer) + token.balanceOf(address(stakes));
        _acceptAndExecute();
        uint256 afterwards = token.balanceOf(user) + token.balanceOf(developer) + token.balanceOf(address(stakes));
        assertEq(before - afterwards, 250e18, "half is gone");
    }

    function test_attack_selfSlashDoesNotShrinkALargerPenalty() public {
        bytes32 id = _reportTwice(2);
        bytes32 claim = _openSla(500e18);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.execute(claim);
        court.executeCase(id);
        assertEq(stakes.stakeOf(ware).staked, STAKED - 500e18 - 3_000e18, "both are taken");
    }

    function test_attack_juryPaidToConvict() public {
        bytes32 claim = _sla(5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        court.noteDuties(claim);
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(token.balanceOf(jurors[i]), 0, "no juror is paid for a verdict");
        }
        _payOperators();
        assertEq(token.balanceOf(address(operators)), 100e18, "the share goes to the epoch's pool");
    }

    function test_takeSlashShare_onceAndOfItsEpoch__AVS25() public {
        bytes32 claim = _sla(5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(court.slashShareOf(epoch), 100e18, "it waits");
        assertEq(token.balanceOf(disputes), 100e18, "and is here");
        operators.collect(court, epoch - 1);
        assertEq(operators.paidInSlash(), 0, "no other epoch has one");
        _payOperators();
        _payOperators();
        assertEq(operators.paidInSlash(), 100e18, "once");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function test_error_takeSlashShare_onlyTheRestaking() public {
        bytes32 claim = _sla(5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotModule.selector, address(this)));
        court.takeSlashShare(Windows.epochAt(block.timestamp));
        assertTrue(_moved() == before, "nothing moved");
    }

    function test_execute_reviewUpheldCostsTheDeveloper__AVS18() public {
        bytes32 claim = _reviewClaim();
        uint256 before = token.balanceOf(user);
        _vote(claim, 5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        assertEq(reviews.upheld(), 1, "upheld");
        assertEq(token.balanceOf(user) - before, BOND / 2, "half of the developer's bond");
    }

    function test_execute_reviewOverturnedReturnsTheBond__AVS18() public {
        uint256 before = token.balanceOf(developer);
        bytes32 claim = _reviewClaim();
        _vote(claim, 5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        assertEq(reviews.overturned(), 1, "overturned");
        assertEq(token.balanceOf(developer), before, "all back");
    }

    function test_execute_reviewThatLapsedMeanwhileBlocksNothing() public {
        bytes32 claim = _reviewClaim();
        _vote(claim, 5, 5);
        reviews.setReview(purchase, ware, user, IReputation.ReviewState.Lapsed);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        _assertState(claim, IDisputesTypes.State.Closed, "closed");
        assertEq(token.balanceOf(disputes), 0, "bonds are paid");
    }

    function test_execute_unprovenReviewIsLeftToLapse() public {
        bytes32 claim = _reviewClaim();
        _vote(claim, 3, 3);
        court.execute(claim);
        assertEq(reviews.upheld() + reviews.overturned(), 0, "nobody ruled");
    }

    function test_execute_juryOverturnsAnExpulsion__AVS19() public {
        bytes32 claim = _expulsionClaim();
        _vote(claim, 5, 3);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        assertEq(reviews.stopped(), 1, "it stays");
    }

    function test_execute_juryUpholdsAnExpulsion__AVS19() public {
        uint256 supply = token.totalSupply();
        bytes32 claim = _expulsionClaim();
        _vote(claim, 5, 4);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        assertEq(reviews.stopped(), 0, "it goes on");
        assertEq(supply - token.totalSupply(), BOND, "there is no claimant to win the bond");
    }

    function test_appeal_ofAnExpulsionDefersIt() public {
        bytes32 claim = _expulsionClaim();
        _vote(claim, 5, 5);
        vm.prank(developer);
        court.appeal(claim);
        assertEq(reviews.deferredTo(), type(uint40).max, "as long as can be");
    }

    function test_execute_operatorLosesAPartOfItsPool__AVS24() public {
        vm.prank(user);
        bytes32 claim = court.openOperatorClaim(jurors[4], 500, 0);
        vm.warp(START + Windows.RESPONSE);
        court.advance(claim);
        _vote(claim, 4, 4);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        assertTrue(court.isOperatorClaimed(jurors[4], block.timestamp), "held until then");
        court.execute(claim);
        assertEq(operators.slashedBps(jurors[4]), 500, "5 %");
        assertEq(operators.slashedTo(), owner, "to the owner");
        assertTrue(!court.isOperatorClaimed(jurors[4], block.timestamp), "resolved");
    }

    function test_execute_forgetsTheRightClaimAgainstAnOperator() public {
        vm.startPrank(user);
        bytes32 first = court.openOperatorClaim(jurors[4], 500, 0);
        vm.warp(START + 1);
        court.openOperatorClaim(jurors[4], 500, 0);
        vm.stopPrank();
        vm.prank(jurors[4]);
        court.accept(first);
        vm.warp(START + 1 + Windows.EXECUTION);
        court.execute(first);
        assertTrue(court.isOperatorClaimed(jurors[4], START + 2), "the second");
        assertTrue(!court.isOperatorClaimed(jurors[4], START + 1), "and no more the first");
    }

    function test_execute_countsAsEnforcement() public {
        bytes32 claim = _sla(5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        (uint256 claims, uint256 burned) = court.enforcedIn(Windows.epochAt(block.timestamp));
        assertEq(claims, 1, "one");
        assertEq(burned, 200e18, "what was burned for it");
    }

    function test_behavior_revenueIsHeldBackWhereStakeIsShort() public {
        market.settle(_entry(purchase, UNITS));
        bytes32 malice = _openMalice(5_000e18);
        bytes32 id = _reportTwice(2);
        vm.prank(owner);
        court.slashByOwner(ware, 9_000);
        assertEq(stakes.shortOf(ware), 8_000e18 - 1_000e18, "short");
        vm.warp(START + 20 days);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        market.withdraw(ware);
        assertEq(token.balanceOf(developer), before, "all of it is held back");
        court.executeCase(id);
        vm.warp(START + Windows.HARD_STOP);
        court.lapse(malice);
        court.execute(malice);
        vm.prank(developer);
        market.withdraw(ware);
        assertTrue(token.balanceOf(developer) > before, "and free once nothing is asked");
    }

    function testFuzz_execute_everyUnitIsPaidTakenOrBurned(uint96 sum, uint8 votes, uint8 forIt, bool isMalice) public {
        sum = uint96(bound(sum, 1, 10_000e18));
        (votes, forIt) = (uint8(votes % 6), uint8(forIt % 6));
        uint256 all = _everything();
        uint256 supply = token.totalSupply();
        bytes32 claim = isMalice ? _openMalice(sum) : _openSla(sum);
        _contest(claim);
        _vote(claim, votes, forIt);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        _payOperators();
        assertEq(all - _everything(), supply - token.totalSupply(), "what is missing was burned");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing frozen");
        assertTrue(STAKED - stakes.stakeOf(ware).staked <= (isMalice ? 5_000e18 : 500e18), "caps");
    }

    function testFuzz_execute_colludingPartiesLoseHalfAtLeast(uint96 sum) public {
        sum = uint96(bound(sum, 1e6, 5_000e18));
        uint256 before = token.balanceOf(user) + token.balanceOf(developer) + token.balanceOf(address(stakes));
        bytes32 claim = _openMalice(sum);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(START + Windows.EXECUTION);
        court.execute(claim);
        uint256 afterwards = token.balanceOf(user) + token.balanceOf(developer) + token.balanceOf(address(stakes));
        assertTrue((before - afterwards) * 2 >= sum, "half");
    }

    function testFuzz_execute_slaNeverCostsMoreThanATenthAndWhatCameBack(uint96[4] memory sums) public {
        uint256 stood = stakes.slashableOf(ware);
        for (uint256 i = 0; i < 4; ++i) {
            if (i > 0) purchase = _buy(PAID, 1);
            bytes32 claim = _openSla(uint96(bound(sums[i], 1, 1_000e18)));
            vm.prank(developer);
            court.accept(claim);
            vm.warp(block.timestamp + Windows.EXECUTION);
            if (i == 3) vm.warp(START + Windows.EXECUTION + Windows.CAP_WINDOW - 1);
            court.execute(claim);
            uint256 span = block.timestamp - START - Windows.EXECUTION;
            uint256 most = stood * (Windows.CAP_WINDOW + span);
            assertTrue((stood - stakes.slashableOf(ware)) * 10 * Windows.CAP_WINDOW <= most, "of what stood");
        }
    }

    function _sla(uint256 votes, uint256 forIt) private returns (bytes32 claim) {
        claim = _openSla(500e18);
        _contest(claim);
        _vote(claim, votes, forIt);
    }

    function _acceptAndExecute() private {
        bytes32 claim = _openSla(1_000e18);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(block.timestamp + Windows.EXECUTION);
        court.execute(claim);
    }

    function _reviewClaim() private returns (bytes32) {
        reviews.setReview(purchase, ware, user, IReputation.ReviewState.Challenged);
        vm.prank(developer);
        return court.openReviewClaim(purchase);
    }

    function _expulsionClaim() private returns (bytes32) {
        reviews.setExpulsion(ware, uint40(START + 7 days));
        vm.prank(developer);
        return court.openExpulsionClaim(ware);
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
