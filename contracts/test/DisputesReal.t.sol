// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IDisputesOpening} from "../src/interfaces/IDisputes.sol";
import {IReputation} from "../src/interfaces/IReputation.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {Refusal, Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesRealBase} from "./DisputesRealBase.sol";

/// @notice Disputes among all the contracts that they act on, as they are.
contract DisputesRealTest is DisputesRealBase {
    function test_review_upheldByTheJuryCounts__AVS17_AVS18() public {
        market.settle(_entry(purchase, UNITS));
        uint256 before = _reputation().standingOf(ware).n;
        bytes32 claim = _challengedReview();
        _vote(claim, 5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        assertTrue(_reputation().standingOf(ware).n > before, "the score falls");
        assertTrue(_stateOf() == IReputation.ReviewState.Counted, "counted");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function test_review_overturnedByTheJuryPaysTheDeveloper__AVS18() public {
        uint256 before = token.balanceOf(developer);
        bytes32 claim = _challengedReview();
        _vote(claim, 5, 0);
        vm.warp(block.timestamp + Windows.APPEAL);
        court.execute(claim);
        assertTrue(_stateOf() == IReputation.ReviewState.Overturned, "overturned");
        assertTrue(token.balanceOf(developer) > before, "the fee is the developer's");
    }

    function test_review_silenceOfItsDeveloperCounts__AVS18() public {
        _review();
        vm.prank(developer);
        _reputation().challenge(purchase);
        vm.warp(block.timestamp + Windows.RESPONSE);
        court.upholdReview(purchase);
        assertTrue(_stateOf() == IReputation.ReviewState.Counted, "counted");
    }

    function test_error_aReviewThatNobodyChallengedIsNotJudged() public {
        _review();
        vm.warp(block.timestamp + Windows.RESPONSE);
        vm.expectRevert(
            abi.encodeWithSelector(IReputation.ReputationBadState.selector, purchase, IReputation.ReviewState.Open)
        );
        court.upholdReview(purchase);
    }

    function test_refusal_makesAPurchaseReviewableOfWhichNothingWasSettled() public {
        purchase = _buy(PAID, 1);
        Refusal memory refusal = _refusal(503);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        _review();
        assertTrue(_stateOf() == IReputation.ReviewState.Open, "reviewed");
        assertEq(_reputation().reviewOf(purchase).points, 100, "for one point");
    }

    function test_refusal_aPurchaseIsReviewedAfterItsRefund() public {
        purchase = _buy(PAID, 1);
        Refusal memory refusal = _refusal(503);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        vm.prank(user);
        market.cancel(purchase);
        vm.warp(block.timestamp + Windows.SETTLE_GRACE);
        uint256 before = token.balanceOf(user);
        market.refund(purchase);
        assertEq(token.balanceOf(user) - before, 1_000e18, "all of it came back");
        _review();
        assertEq(_reputation().reviewOf(purchase).points, 100, "and one point is said about it");
    }

    function test_malice_takesHalfAndPaysTheOperatorsPool__SW21() public {
        bytes32 claim = _openMalice(5_000e18);
        _contest(claim);
        _vote(claim, 5, 5);
        vm.warp(block.timestamp + Windows.APPEAL + Windows.EXECUTION);
        court.execute(claim);
        assertEq(stakes.stakeOf(ware).staked, STAKED - 5_000e18, "half");
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(court.slashShareOf(epoch), 1_000e18, "a fifth waits");
        vm.warp(Windows.startOf(epoch + 1));
        market.closeEpoch(epoch);
        _restaking().closeEpoch(epoch);
        (uint96 fees, uint96 slashed,,) = _restaking().paidInOf(epoch);
        assertEq(slashed, 1_000e18, "and is paid in at the epoch's end");
        assertEq(token.balanceOf(address(operators)), 1_000e18 + fees, "and it is there");
        assertEq(court.slashShareOf(epoch), 0, "once");
    }

    function test_duties_theThirdMissCostsOnePercentOfThePool__AVS24() public {
        vm.deal(owner, 0);
        for (uint256 i = 0; i < 3; ++i) {
            if (i > 0) purchase = _buy(PAID, 1);
            bytes32 claim = _openSla(100e18);
            _contest(claim);
            _vote(claim, 4, 0);
            vm.warp(block.timestamp + Windows.APPEAL);
            court.execute(claim);
            court.noteDuties(claim);
        }
        (uint256 assets,) = _restaking().poolOf(jurors[4]);
        assertEq(assets, JUROR_STAKE - 0.1 ether, "1 %");
        assertEq(owner.balance, 0.1 ether, "to the owner");
        (assets,) = _restaking().poolOf(jurors[0]);
        assertEq(assets, JUROR_STAKE, "who voted keeps all");
    }

    function test_hub_oneTapCarriesTheSignedVerdict__BY11() public {
        SecHub hub = _hub();
        vm.prank(user);
        token.approve(address(hub), 2_000e18);
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(hub));
        ISecHub.Permit memory none;
        vm.prank(user);
        purchase = hub.buyAndBind(order, new ISecHub.Condition[](0), none);
        Verdict memory verdict = _verdict(1, 1);
        bytes memory signature = _signVerdict(verdict, SIGNING_KEY);
        bytes memory data = abi.encodeCall(
            IDisputesOpening.openClaimWithVerdict, (IDisputesTypes.Kind.Malice, 1_000e18, verdict, signature)
        );
        vm.prank(user);
        bytes32 claim = abi.decode(hub.actWithFunds(disputes, data, 100e18, none), (bytes32));
        _assertState(claim, IDisputesTypes.State.Open, "open");
        assertEq(_claim(claim).claimant, address(hub), "the hub claims");
        assertEq(token.balanceOf(disputes), 100e18, "its bond");
        assertEq(stakes.stakeOf(ware).frozen, 1_000e18, "frozen");
    }

    function test_hub_probesThroughItsOwner() public {
        SecHub hub = _hub();
        vm.prank(user);
        token.approve(address(hub), 2_000e18);
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(hub));
        ISecHub.Permit memory none;
        vm.startPrank(user);
        purchase = hub.buyAndBind(order, new ISecHub.Condition[](0), none);
        bytes memory data = abi.encodeCall(IDisputesOpening.openProbe, (purchase, SITE, "example.org"));
        hub.actWithFunds(disputes, data, 20e18, none);
        vm.stopPrank();
        vm.warp(START + Windows.PROBE);
        court.missProbe(keccak256(abi.encode(purchase, START)), purchase);
        assertTrue(_reputation().hasReviewRight(purchase), "a right to review");
        assertTrue(market.purchaseOf(purchase).isFeeWaived, "and to leave for nothing");
    }

    function _stateOf() private view returns (IReputation.ReviewState) {
        return _reputation().reviewOf(purchase).state;
    }

    function _review() private {
        vm.startPrank(user);
        token.approve(address(reviews), type(uint256).max);
        _reputation().review(purchase, "late");
        vm.stopPrank();
        vm.prank(developer);
        token.approve(address(reviews), type(uint256).max);
    }

    function _challengedReview() private returns (bytes32) {
        _review();
        vm.startPrank(developer);
        _reputation().challenge(purchase);
        bytes32 claim = court.openReviewClaim(purchase);
        vm.stopPrank();
        return claim;
    }
}
