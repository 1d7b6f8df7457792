// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice How a claim begins: who may open one, what it costs, how it is answered, and what silence means.
contract DisputesClaimsTest is DisputesBase {
    uint96 private constant BOND = 100e18;

    function test_openClaim_takesTheBondAndFreezesTheSum__SW22() public {
        uint256 before = token.balanceOf(user);
        bytes32 claim = _openSla(400e18);
        assertEq(before - token.balanceOf(user), BOND, "bond");
        assertEq(token.balanceOf(disputes), BOND, "held");
        assertEq(stakes.stakeOf(ware).frozen, 400e18, "frozen");
        _assertState(claim, IDisputesTypes.State.Open, "open");
    }

    function test_openClaim_saysItAll() public {
        bytes32 claim = court.claimIdOf(IDisputesTypes.Kind.Sla, purchase);
        vm.expectEmit(true, true, true, true, disputes);
        emit IDisputesTypes.ClaimOpened(
            claim, ware, user, address(0), IDisputesTypes.Kind.Sla, purchase, 400e18, 400e18, BOND, keccak256("file")
        );
        _openSla(400e18);
    }

    function test_openClaim_countsWhatARulingCanTakeAndNoMore() public {
        assertEq(_claim(_openSla(9_000e18)).sum, 500e18, "5 % for the SLA");
        assertEq(_claim(_openMalice(9_000e18)).sum, 5_000e18, "half for malice");
    }

    function test_openClaim_bondIsATenthOfALargerSum() public {
        bytes32 claim = _openMalice(5_000e18);
        assertEq(court.bondOf(claim), 500e18, "a tenth");
    }

    function test_openClaim_harmOfAnSlaClaimIsThePriceAtMost() public {
        _addStake(90_000e18);
        bytes32 claim = _openSla(5_000e18);
        assertEq(_claim(claim).sum, 5_000e18, "sum");
        assertEq(_claim(claim).harm, 1_000e18, "harm");
    }

    function test_openClaimWithVerdict_carriesTheSignedVerdict__BY11() public {
        Verdict memory verdict = _verdict(1, 2);
        bytes memory signature = _signVerdict(verdict, SIGNING_KEY);
        vm.prank(user);
        bytes32 claim = court.openClaimWithVerdict(IDisputesTypes.Kind.Malice, 1_000e18, verdict, signature);
        _assertState(claim, IDisputesTypes.State.Open, "open");
    }

    function test_openClaimWithVerdict_revertsForAKeyOfNobody__SM17() public {
        Verdict memory verdict = _verdict(1, 2);
        bytes memory signature = _signVerdict(verdict, 99);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(99)));
        vm.prank(user);
        court.openClaimWithVerdict(IDisputesTypes.Kind.Malice, 1_000e18, verdict, signature);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openClaimWithVerdict_revertsForAnotherWaresVerdict() public {
        vm.startPrank(developer);
        token.approve(address(stakes), 1_000e18);
        uint32 another = registry.register(_registration(1_000e18));
        registry.addKey(another, vm.addr(SIGNING_KEY), type(uint40).max);
        vm.stopPrank();
        Verdict memory verdict = _verdict(1, 2);
        verdict.secwareId = bytes32(uint256(another));
        bytes memory signature = _signVerdict(verdict, SIGNING_KEY);
        bytes32 before = _moved();
        vm.expectRevert(_badEvidence());
        vm.prank(user);
        court.openClaimWithVerdict(IDisputesTypes.Kind.Malice, 1_000e18, verdict, signature);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openClaim_revertsForAStrangersPurchase() public {
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, purchase, stranger));
        vm.prank(stranger);
        court.openClaim(IDisputesTypes.Kind.Sla, purchase, 1e18, 0);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openClaim_revertsForOtherKinds() public {
        for (uint8 kind = 2; kind < 5; ++kind) {
            IDisputesTypes.Kind of_ = IDisputesTypes.Kind(kind);
            vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKind.selector, of_));
            vm.prank(user);
            court.openClaim(of_, purchase, 1e18, 0);
        }
    }

    function test_openClaim_revertsTheSecondTime() public {
        bytes32 claim = _openSla(400e18);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, claim));
        _openSla(400e18);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openClaim_revertsForNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 0, 500e18));
        _openSla(0);
        purchase = _buy(FREE, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 400e18, 500e18));
        _openSla(400e18);
    }

    function test_openClaim_revertsAfterTheWindow() public {
        uint256 until = START + DURATION + Windows.SETTLE_GRACE + Windows.DISPUTE_WINDOW;
        vm.warp(until);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, until));
        _openSla(400e18);
        assertEq(_moved(), before, "nothing moved");
        vm.warp(until - 1);
        _openSla(400e18);
    }

    function test_openClaim_revertsWithoutTheBond() public {
        vm.prank(user);
        token.approve(disputes, BOND - 1);
        bytes32 before = _moved();
        vm.expectRevert();
        _openSla(400e18);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_accept_isFinal() public {
        bytes32 claim = _openSla(400e18);
        vm.prank(developer);
        court.accept(claim);
        _assertState(claim, IDisputesTypes.State.Final, "final");
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "upheld");
    }

    function test_contest_takesAsMuchAndBringsItToTheJury__SW22() public {
        bytes32 claim = _openSla(400e18);
        uint256 before = token.balanceOf(developer);
        _contest(claim);
        assertEq(before - token.balanceOf(developer), BOND, "as much");
        _assertState(claim, IDisputesTypes.State.Voting, "voting");
        assertEq(_claim(claim).accused, developer, "accused");
    }

    function test_answers_revertForOthersAndLater() public {
        bytes32 claim = _openSla(400e18);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, claim, stranger));
        vm.prank(stranger);
        court.accept(claim);
        vm.warp(START + Windows.RESPONSE);
        bytes memory late = abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + Windows.RESPONSE);
        bytes32 before = _moved();
        vm.expectRevert(late);
        _contest(claim);
        vm.expectRevert(late);
        vm.prank(developer);
        court.accept(claim);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_advance_silenceUpholdsASmallSlaClaim() public {
        bytes32 claim = _openSla(400e18);
        vm.warp(START + Windows.RESPONSE);
        court.advance(claim);
        _assertState(claim, IDisputesTypes.State.Final, "final");
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "upheld");
    }

    function test_advance_silenceBringsALargeSlaClaimToTheJury() public {
        _addStake(90_000e18);
        bytes32 claim = _openSla(1_000e18 + 1);
        vm.warp(START + Windows.RESPONSE);
        court.advance(claim);
        _assertState(claim, IDisputesTypes.State.Voting, "voting");
    }

    function test_advance_silenceNeverUpholdsMalice__SW21() public {
        bytes32 claim = _openMalice(1e18);
        vm.warp(START + Windows.RESPONSE);
        court.advance(claim);
        _assertState(claim, IDisputesTypes.State.Voting, "voting");
        assertTrue(!_claim(claim).isContested, "without a counter-bond");
    }

    function test_advance_revertsWhileItCanBeAnswered() public {
        bytes32 claim = _openSla(400e18);
        vm.warp(START + Windows.RESPONSE - 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, START + Windows.RESPONSE));
        court.advance(claim);
        _assertState(claim, IDisputesTypes.State.Open, "nothing moved");
    }

    function test_openReviewClaim_takesTheDevelopersBond__AVS18() public {
        _challenge();
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        bytes32 claim = court.openReviewClaim(purchase);
        assertEq(before - token.balanceOf(developer), BOND, "bond");
        assertEq(claim, purchase, "by the purchase's name");
        assertEq(_claim(claim).claimant, user, "the reviewer claims");
        _assertState(claim, IDisputesTypes.State.Voting, "at once with the jury");
    }

    function test_openReviewClaim_revertsForOthersUnchallengedAndLate() public {
        vm.expectRevert(_badEvidence());
        vm.prank(developer);
        court.openReviewClaim(purchase);
        _challenge();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, purchase, user));
        vm.prank(user);
        court.openReviewClaim(purchase);
        vm.warp(START + Windows.RESPONSE);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + Windows.RESPONSE));
        vm.prank(developer);
        court.openReviewClaim(purchase);
    }

    function test_upholdReview_silenceUpholdsAReview__AVS18() public {
        _challenge();
        vm.warp(START + Windows.RESPONSE);
        court.upholdReview(purchase);
        assertEq(reviews.upheld(), 1, "upheld");
    }

    function test_upholdReview_revertsBeforeAndWhereItIsJudged() public {
        _challenge();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, START + Windows.RESPONSE));
        court.upholdReview(purchase);
        vm.prank(developer);
        court.openReviewClaim(purchase);
        vm.warp(START + Windows.RESPONSE);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, purchase));
        court.upholdReview(purchase);
        assertEq(reviews.upheld(), 0, "nothing moved");
    }

    function test_openExpulsionClaim_defersTheExpulsion__AVS19() public {
        reviews.setExpulsion(ware, uint40(START + 7 days));
        vm.prank(developer);
        bytes32 claim = court.openExpulsionClaim(ware);
        _assertState(claim, IDisputesTypes.State.Voting, "voting");
        assertEq(reviews.deferredTo(), START + 6 days, "until a jury and an appeal are through");
    }

    function test_openExpulsionClaim_revertsWhereNoneIsUnderWay() public {
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, 0));
        vm.prank(developer);
        court.openExpulsionClaim(ware);
        reviews.setExpulsion(ware, uint40(START + 7 days));
        vm.expectRevert();
        vm.prank(stranger);
        court.openExpulsionClaim(ware);
        vm.warp(START + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + 7 days));
        vm.prank(developer);
        court.openExpulsionClaim(ware);
    }

    function test_openOperatorClaim_holdsExitsBack__AVS24() public {
        bytes32 claim = _openOperator(500);
        assertTrue(court.isOperatorClaimed(jurors[0], START + 1), "claimed");
        assertTrue(!court.isOperatorClaimed(jurors[0], START), "not before it was opened");
        assertTrue(!court.isOperatorClaimed(jurors[1], START + 1), "nobody else");
        assertEq(court.bondOf(claim), 1_000e18, "a larger bond");
    }

    function test_openOperatorClaim_revertsForNobodyItselfAndTooMuch() public {
        vm.startPrank(user);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotJuror.selector, bytes32(0), stranger));
        court.openOperatorClaim(stranger, 500, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 1_001, 1_000));
        court.openOperatorClaim(jurors[0], 1_001, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadSum.selector, 0, 1_000));
        court.openOperatorClaim(jurors[0], 0, 0);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotJuror.selector, bytes32(0), jurors[0]));
        vm.prank(jurors[0]);
        court.openOperatorClaim(jurors[0], 500, 0);
    }

    function test_openOperatorClaim_forTheVeryLeastAndTheVeryMost() public {
        assertEq(_claim(_openOperator(1)).sum, 1, "the least");
        vm.warp(START + 1);
        assertEq(_claim(_openOperator(1_000)).sum, 1_000, "the most");
    }

    function test_attack_exitsHeldByAFloodOfClaims() public {
        for (uint256 i = 0; i < 8; ++i) {
            vm.warp(START + i);
            _openOperator(500);
        }
        vm.warp(START + 8);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooManyClaims.selector, jurors[0], uint256(8)));
        _openOperator(500);
        assertEq(token.balanceOf(disputes), 8_000e18, "and each costs its bond");
    }

    function test_attack_stakeFrozenByATinyBond() public {
        bytes32 claim = _openMalice(type(uint96).max);
        assertEq(stakes.stakeOf(ware).frozen, 5_000e18, "never more than it could take");
        assertEq(court.bondOf(claim), 500e18, "for a tenth of it");
    }

    function testFuzz_openClaim_bondIsATenthAndAHundredAtLeast(uint96 sum, bool isMalice) public {
        _addStake(50_000e18);
        sum = uint96(bound(sum, 1, type(uint96).max));
        bytes32 claim = isMalice ? _openMalice(sum) : _openSla(sum);
        IDisputesTypes.Claim memory made = _claim(claim);
        uint256 bond = court.bondOf(claim);
        assertTrue(bond >= BOND && bond * 10 >= made.sum, "a tenth");
        assertTrue(made.sum <= sum && made.sum <= (isMalice ? 30_000e18 : 3_000e18), "what it can take");
        assertTrue(made.harm <= made.sum, "harm");
        assertEq(stakes.stakeOf(ware).frozen, made.sum, "frozen");
    }

    function testFuzz_advance_silenceUpholdsUpToThePrice(uint96 sum) public {
        _addStake(90_000e18);
        sum = uint96(bound(sum, 1, 5_000e18));
        bytes32 claim = _openSla(sum);
        vm.warp(START + Windows.RESPONSE);
        court.advance(claim);
        bool isSmall = sum <= 1_000e18;
        _assertState(claim, isSmall ? IDisputesTypes.State.Final : IDisputesTypes.State.Voting, "state");
    }

    function testFuzz_openClaim_onlyInItsWindow(uint32 after_) public {
        uint256 until = START + DURATION + Windows.SETTLE_GRACE + Windows.DISPUTE_WINDOW;
        vm.warp(START + after_ % 90 days);
        if (block.timestamp >= until) vm.expectRevert();
        _openSla(400e18);
        assertEq(stakes.stakeOf(ware).frozen, block.timestamp < until ? 400e18 : 0, "frozen");
    }

    function _openOperator(uint16 bps) private returns (bytes32) {
        vm.prank(user);
        return court.openOperatorClaim(jurors[0], bps, keccak256("file"));
    }

    function _challenge() private {
        reviews.setReview(purchase, ware, user, IReputation.ReviewState.Challenged);
    }

    function _addStake(uint96 amount) private {
        vm.startPrank(developer);
        token.approve(address(stakes), amount);
        stakes.stake(ware, amount);
        vm.stopPrank();
    }

    function _badEvidence() private view returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadEvidence.selector, purchase);
    }
}
