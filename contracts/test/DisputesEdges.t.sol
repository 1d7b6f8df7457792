// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../src/Disputes.sol";
import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";
import {FakeTalker} from "./fakes/FakeAccounts.sol";

/// @notice Disputes at their edges: single units, stakes of which nothing is left, the last second of a window, and what a strange
/// account answers that is asked whose it is.
contract DisputesEdgesTest is DisputesBase {
    function test_openClaim_revertsWhereNoStakeIsLeft() public {
        _leave(0);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 400e18, 0));
        _openSla(400e18);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openClaim_onAStakeOfOneUnit() public {
        _leave(1);
        assertEq(_claim(_openSla(400e18)).sum, 1, "all of it, rounded up");
        assertEq(stakes.stakeOf(ware).frozen, 1, "is frozen");
    }

    function test_openClaim_onAPurchaseOfOneUnit() public {
        purchase = _buySmall();
        bytes32 claim = _openSla(400e18);
        assertEq(_claim(claim).sum, 400e18, "as asked");
        assertEq(_claim(claim).harm, 1, "but no more harm than the price");
    }

    function test_execute_ofASingleUnitFreesTakesAndBurnsIt__SW22() public {
        uint256 supply = token.totalSupply();
        bytes32 claim = _openMalice(1);
        _acceptAndExecute(claim);
        assertEq(stakes.stakeOf(ware).staked, STAKED - 1, "taken");
        assertEq(stakes.stakeOf(ware).frozen, 0, "and free");
        assertEq(supply - token.totalSupply(), 1, "no share of it is a whole unit: burned");
        _enforced(1, 1);
    }

    function test_executeCase_paysAReporterASingleUnit__SM15() public {
        _leave(40);
        bytes32 id = _reportTwice(2);
        vm.warp(block.timestamp + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(stakes.stakeOf(ware).staked, 28, "twelve are taken");
        assertEq(token.balanceOf(stranger), 1, "one is the reporter's");
        assertEq(court.slashShareOf(Windows.epochAt(block.timestamp)), 2, "two wait for the operators");
    }

    function test_execute_withoutABurnIsNoEnforcement__AVS36() public {
        bytes32 claim = _reviewClaim();
        _vote(claim, 5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        _enforced(0, 0);
        court.noteDuties(claim);
        assertEq(operators.done(jurors[0]), 1, "who judged a review did a duty");
    }

    function test_maliceOf_addsUp__SW21() public {
        _acceptAndExecute(_openMalice(1e18));
        purchase = _buy(PAID, 1);
        _acceptAndExecute(_openMalice(1e18));
        assertEq(court.maliceOf(ware), 2, "two rulings");
    }

    function test_reportEquivocation_keepsWhenTheFirstOfTwoKeysEnds() public {
        _endSecondKey();
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        (first.issuedAtMs, second.issuedAtMs) = (uint64(START) * 1_000, uint64(START) * 1_000);
        bytes memory one = _signVerdict(first, SECOND_SIGNING_KEY);
        bytes32 id = court.reportEquivocation(first, one, second, _signVerdict(second, SIGNING_KEY));
        assertEq(court.caseOf(id).keyUntil, START + 60, "the first verdict's");
    }

    function test_reportEquivocation_keepsWhenTheSecondOfTwoKeysEnds() public {
        _endSecondKey();
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        (first.issuedAtMs, second.issuedAtMs) = (uint64(START) * 1_000, uint64(START) * 1_000);
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes32 id = court.reportEquivocation(first, one, second, _signVerdict(second, SECOND_SIGNING_KEY));
        assertEq(court.caseOf(id).keyUntil, START + 60, "the second verdict's");
    }

    function test_noteDuties_aMissCountsToTheLastSecondOfItsWindow__AVS24() public {
        (bytes32[3] memory claims, uint40 began) = (_closeThree(), uint40(block.timestamp));
        court.noteDuties(claims[0]);
        vm.warp(began + Windows.CAP_WINDOW - 1);
        _counts(claims[1], began, 2);
        vm.warp(began + Windows.CAP_WINDOW);
        _counts(claims[2], uint40(block.timestamp), 1);
        assertEq(operators.slashedBps(jurors[4]), 0, "never three in a window");
    }

    function test_noteDuties_afterTheThirdMissNoneStands__AVS24() public {
        (bytes32[3] memory claims, uint40 began) = (_closeThree(), uint40(block.timestamp));
        _counts(claims[0], began, 1);
        _counts(claims[1], began, 2);
        _counts(claims[2], 0, 0);
        assertEq(operators.slashedBps(jurors[4]), 100, "it cost 1 %");
    }

    function test_noteDuties_ofARulingThatLapsedBlamesNobody__AVS24() public {
        bytes32 claim = _openSla(400e18);
        _contest(claim);
        _vote(claim, 5, 4);
        assertTrue(_claim(claim).isStrong, "four of five");
        vm.prank(developer);
        court.appeal(claim);
        vm.warp(START + Windows.HARD_STOP - Windows.EXECUTION);
        court.lapse(claim);
        assertTrue(!_claim(claim).isStrong, "nobody had the last word");
        court.execute(claim);
        court.noteDuties(claim);
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(operators.done(jurors[i]), 1, "whatever they said");
        }
    }

    function test_lapse_revertsForNothingAndForALastWord() public {
        bytes32 claim = _openSla(400e18);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(START + Windows.HARD_STOP);
        bytes32 none = keccak256("none");
        vm.expectRevert(_badState(none, IDisputesTypes.State.None));
        court.lapse(none);
        vm.expectRevert(_badState(claim, IDisputesTypes.State.Final));
        court.lapse(claim);
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "it stays accepted");
    }

    function test_takeSlashShare_ofASingleUnit__AVS25() public {
        _leave(5);
        _payOperators();
        uint256 before = operators.paidInSlash();
        vm.prank(owner);
        court.slashByOwner(ware, 10_000);
        _payOperators();
        assertEq(operators.paidInSlash() - before, 1, "a fifth of five");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function test_setQuorum_isWhatVotesAreCountedBy() public {
        vm.prank(owner);
        Disputes(disputes).setQuorum(6_000);
        operators.set(address(0xbeef), 400 ether, 0);
        bytes32 claim = _openSla(400e18);
        _contest(claim);
        _vote(claim, 5, 5);
        _assertOutcome(claim, IDisputesTypes.Outcome.Unproven, "500 of 900 are no sixty percent");
    }

    function test_execute_forgetsTheLaterClaimAgainstAnOperator__AVS24() public {
        vm.startPrank(user);
        court.openOperatorClaim(jurors[4], 500, 0);
        vm.warp(START + 1);
        bytes32 second = court.openOperatorClaim(jurors[4], 500, 0);
        vm.stopPrank();
        vm.prank(jurors[4]);
        court.accept(second);
        vm.warp(START + 1 + Windows.EXECUTION);
        court.execute(second);
        assertTrue(court.isOperatorClaimed(jurors[4], START + 1), "the first stands");
    }

    function test_execute_ofAReviewIsNoWordToTheStake() public {
        bytes32 claim = _reviewClaim();
        _vote(claim, 5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        vm.recordLogs();
        court.execute(claim);
        assertEq(countTold(IProviderStake.FrozenChanged.selector), 0, "nothing was frozen for it");
    }

    function test_execute_ofAnExpulsionThatIsOverStopsNone__AVS19() public {
        reviews.setExpulsion(ware, uint40(START + 7 days));
        vm.prank(developer);
        bytes32 claim = court.openExpulsionClaim(ware);
        reviews.setExpulsion(ware, 0);
        _vote(claim, 5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "refuted");
        assertEq(reviews.stopped(), 0, "there is none to stop");
    }

    function test_isJuror_withAWeightOfOneUnit__AVS24() public {
        bytes32 claim = _openSla(400e18);
        operators.set(address(0xbeef), 1, 0);
        assertTrue(court.isJuror(claim, address(0xbeef)), "however little");
    }

    function test_isJuror_theVeryLastAddressOwnsAHubToo() public {
        assertTrue(!_mayJudge(address(type(uint160).max), _wordOf(address(type(uint160).max)), 32, false), "a party");
    }

    function test_isJuror_whatIsNoAnswerNamesNoOwner() public {
        bytes32 word = _wordOf(stranger);
        assertTrue(!_mayJudge(stranger, word, 32, false), "said so");
        assertTrue(_mayJudge(stranger, word, 32, true), "a refusal");
        assertTrue(_mayJudge(stranger, word, 31, false), "too short");
        assertTrue(_mayJudge(stranger, word, 64, false), "too long");
        assertTrue(_mayJudge(stranger, word, 64, true), "a long refusal");
        assertTrue(_mayJudge(stranger, word | bytes32(uint256(1) << 160), 32, false), "no address");
    }

    /// @dev Whether a juror with whom `owner_` restakes may judge a claim of an account that answers so when it is asked whose it is.
    function _mayJudge(address owner_, bytes32 word, uint256 length, bool isRefusal) private returns (bool) {
        operators.restake(owner_, jurors[0]);
        address before = user;
        user = address(new FakeTalker(word, length, isRefusal));
        _give(user, 2_000e18);
        vm.prank(user);
        token.approve(disputes, type(uint256).max);
        purchase = _buySmall();
        bytes32 claim = _openSla(1);
        user = before;
        assertTrue(court.isJuror(claim, jurors[1]), "nobody's juror may");
        return court.isJuror(claim, jurors[0]);
    }

    function _wordOf(address account) private pure returns (bytes32) {
        return bytes32(uint256(uint160(account)));
    }

    /// @dev Leaves so much of the stake.
    function _leave(uint96 amount) private {
        vm.prank(owner);
        court.slashByOwner(ware, 10_000);
        if (amount == 0) return;
        vm.startPrank(developer);
        token.approve(address(stakes), amount);
        stakes.stake(ware, amount);
        vm.stopPrank();
    }

    function _reviewClaim() private returns (bytes32) {
        reviews.setReview(purchase, ware, user, IReputation.ReviewState.Challenged);
        vm.prank(developer);
        return court.openReviewClaim(purchase);
    }

    function _acceptAndExecute(bytes32 claim) private {
        vm.prank(developer);
        court.accept(claim);
        vm.warp(block.timestamp + Windows.EXECUTION);
        court.execute(claim);
    }

    function _enforced(uint256 claims, uint256 burned) private view {
        (uint256 counted, uint256 sum) = court.enforcedIn(Windows.epochAt(block.timestamp));
        assertEq(counted, claims, "claims that cost somebody money");
        assertEq(sum, burned, "what was burned for them");
    }

    function _endSecondKey() private {
        vm.warp(START + 60);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SECOND_SIGNING_KEY));
    }

    /// @dev Three claims that the jury refuted, of whom the fifth juror was silent each time.
    function _closeThree() private returns (bytes32[3] memory claims) {
        for (uint256 i = 0; i < 3; ++i) {
            if (i > 0) purchase = _buy(PAID, 1);
            claims[i] = _openSla(100e18);
            _contest(claims[i]);
            _vote(claims[i], 4, 0);
            vm.warp(block.timestamp + Windows.APPEAL);
            court.execute(claims[i]);
        }
    }

    /// @dev The fifth juror's miss is noted, and then stands so.
    function _counts(bytes32 claim, uint40 windowStart, uint8 count) private {
        vm.expectEmit(true, true, true, true, disputes);
        emit IDisputesTypes.MissCounted(jurors[4], windowStart, count);
        court.noteDuties(claim);
    }

    function _badState(bytes32 claim, IDisputesTypes.State state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadState.selector, claim, state);
    }
}
