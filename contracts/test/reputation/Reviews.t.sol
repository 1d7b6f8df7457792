// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../../src/Governed.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {Owned} from "../../src/Owned.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice Who may say that a purchase was bad, for how much, and until when.
contract ReviewsTest is ReputationBase {
    function test_default_aReviewTakesItsFee__AVS17() public {
        bytes32 id = _use(user, 1);
        uint256 before = token.balanceOf(user);
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.Reviewed(id, ware, user, 2e18, 100, "It did not answer.");
        _review(id, user);
        assertEq(before - token.balanceOf(user), 2e18, "2 SEC at least");
        assertEq(token.balanceOf(address(scores)), 1e18, "half is held until it ends, the other is burned");
        IReputation.Review memory own = scores.reviewOf(id);
        assertEq(own.reviewer, user, "whose it is");
        assertEq(own.points, 100, "what it weighs");
        assertEq(own.openedAt, block.timestamp, "since when");
        assertEq(uint256(own.state), uint256(IReputation.ReviewState.Open), "open");
        assertEq(scores.standingOf(ware).n, 0, "it counts for nothing yet");
    }

    function test_default_aLargePurchaseCostsATenth__AVS17() public {
        bytes32 id = _use(user, 5);
        uint256 before = token.balanceOf(user);
        _review(id, user);
        assertEq(before - token.balanceOf(user), 5e18, "of 50 SEC");
    }

    function test_default_unchallengedItCountsAndHalfTheFeeComesBack__AVS17() public {
        bytes32 id = _use(user, 5);
        (uint256 before, uint256 supply) = (token.balanceOf(user), token.totalSupply());
        uint256 score = scores.scoreOf(ware);
        _complain(id, user);
        assertEq(scores.standingOf(ware).n, 5e12, "what its purchase credited");
        assertTrue(scores.scoreOf(ware) < score, "the score falls");
        assertEq(before - token.balanceOf(user), 2.5e18, "half of the fee is the price");
        assertEq(supply - token.totalSupply(), 2.5e18, "and is burned");
        assertEq(token.balanceOf(address(scores)), 0, "nothing stays");
        assertEq(uint256(scores.reviewOf(id).state), uint256(IReputation.ReviewState.Counted), "counted");
    }

    function test_behavior_aRepeatedUserWeighsMore__AVS17() public {
        _use(user, 1);
        bytes32 id = _use(user, 1);
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 125, "as it did for the score");
    }

    function test_behavior_aReviewWeighsSevenAndAHalfAtMost__AVS36() public {
        bytes32 id = _use(user, 1_000);
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 750, "of 206 points");
    }

    function test_behavior_beyondTheTaperItWeighsAFifthPerUnit__AVS17() public {
        _use(user, 8);
        bytes32 id = _use(user, 10);
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 200, "a fifth of ten units");
    }

    function test_behavior_onlyWhatWasServedWeighs() public {
        bytes32 id = _buyBy(user, 4);
        market.settle(_entry(id, UNITS));
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 100, "one of four units");
    }

    function test_behavior_aReviewNeverTouchesPointsOfUse() public {
        bytes32 id = _use(user, 3);
        _review(id, user);
        vm.warp(block.timestamp + 72 hours);
        IReputation.Standing memory before = scores.standingOf(ware);
        scores.finalise(id);
        assertEq(scores.standingOf(ware).p, before.p, "p");
        assertEq(scores.standingOf(ware).v, before.v, "v");
    }

    function test_behavior_anybodyFinalises() public {
        bytes32 id = _use(user, 1);
        _review(id, user);
        vm.warp(block.timestamp + 72 hours);
        vm.prank(stranger);
        scores.finalise(id);
        assertEq(scores.standingOf(ware).n, 1e12, "counted");
    }

    function test_behavior_aReviewOfAnOldEpochIsClosedFirst() public {
        bytes32 id = _use(user, 10);
        _review(id, user);
        vm.warp(block.timestamp + 7 days);
        uint64 mean = scores.meanScoreOf(ware);
        scores.finalise(id);
        assertEq(scores.meanScoreOf(ware), mean, "the review is of this epoch");
    }

    function test_behavior_untilFourteenDaysAfterTheClose() public {
        bytes32 id = _use(user, 1);
        uint256 until = market.closesAtOf(id) + 14 days;
        vm.warp(until - 1);
        _review(id, user);
        assertEq(scores.reviewOf(id).openedAt, until - 1, "in the last second");
    }

    function test_error_afterItsWindow() public {
        bytes32 id = _use(user, 1);
        uint256 until = market.closesAtOf(id) + 14 days;
        vm.warp(until);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationWindowClosed.selector, until));
    }

    function test_error_theWindowOfACancelledPurchaseBeginsThen() public {
        bytes32 id = _buyBy(user, 2);
        market.settle(_entry(id, UNITS));
        vm.prank(user);
        market.cancel(id);
        uint256 until = block.timestamp + 14 days;
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(market.closesAtOf(id), until - 14 days, "the close is still told");
        vm.warp(until);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationWindowClosed.selector, until));
    }

    function test_error_ofAPurchaseThatIsSomebodyElses() public {
        bytes32 id = _use(user, 1);
        _refused(id, stranger, abi.encodeWithSelector(IReputation.ReputationNotReviewer.selector, id, stranger));
    }

    function test_error_ofAPurchaseThatIsNone() public {
        bytes32 id = keccak256("none");
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewer.selector, id, user));
    }

    function test_error_beforeAnythingWasServed() public {
        bytes32 id = _buyBy(user, 1);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewable.selector, id));
    }

    function test_error_ofAFreePlan() public {
        bytes32 id = _buyFree();
        market.settle(_entry(id, UNITS));
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewable.selector, id));
        vm.prank(disputes);
        scores.giveReviewRight(id);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewable.selector, id));
    }

    function test_error_twice() public {
        bytes32 id = _use(user, 1);
        _review(id, user);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewable.selector, id));
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(id);
        _refused(id, user, abi.encodeWithSelector(IReputation.ReputationNotReviewable.selector, id));
    }

    function test_error_aTextThatIsTooLong() public {
        bytes32 id = _use(user, 1);
        bytes memory text = new bytes(281);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationTextTooLong.selector, 281, 280));
        scores.review(id, string(text));
        text = new bytes(280);
        vm.prank(user);
        scores.review(id, string(text));
        assertEq(scores.reviewOf(id).reviewer, user, "280 bytes are not");
    }

    function test_error_withoutTheFee() public {
        address poor = _buyer(1);
        bytes32 id = _use(poor, 1);
        vm.prank(poor);
        token.approve(address(scores), 2e18 - 1);
        vm.prank(poor);
        vm.expectRevert();
        scores.review(id, "");
        assertEq(uint256(scores.reviewOf(id).state), 0, "nothing moved");
        assertEq(token.balanceOf(address(scores)), 0, "no fee");
    }

    function test_behavior_threeInAnyTwentyEightDays__AVS17() public {
        bytes32[] memory ids = _uses(5);
        uint256 first = block.timestamp;
        _review(ids[0], user);
        vm.warp(first + 26 days);
        _review(ids[1], user);
        _review(ids[2], user);
        // Hours are counted rounded up.
        uint256 until = (first / 1 hours + 1) * 1 hours + 28 days;
        bytes memory tooMany = abi.encodeWithSelector(IReputation.ReputationTooManyReviews.selector, 3, until);
        _refused(ids[3], user, tooMany);
        vm.warp(until - 1);
        _refused(ids[3], user, tooMany);
        vm.warp(until);
        _review(ids[3], user);
        until = ((first + 26 days) / 1 hours + 1) * 1 hours + 28 days;
        _refused(ids[4], user, abi.encodeWithSelector(IReputation.ReputationTooManyReviews.selector, 3, until));
    }

    function test_behavior_capsAreOfOnePayerAndOneSecWare() public {
        bytes32[] memory ids = _uses(3);
        for (uint256 i = 0; i < 3; ++i) {
            _review(ids[i], user);
        }
        address other = _buyer(1);
        bytes32 id = _use(other, 1);
        _review(id, other);
        assertEq(scores.reviewOf(id).reviewer, other, "another payer has three too");
    }

    function test_behavior_anUndeliveredPurchaseWeighsAPoint__AVS20() public {
        bytes32 id = _buyBy(user, 20);
        vm.prank(disputes);
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ReviewRightGiven(id);
        scores.giveReviewRight(id);
        assertTrue(scores.hasReviewRight(id), "told");
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 100, "one point");
        assertEq(scores.reviewOf(id).fee, 20e18, "a tenth of what was paid");
    }

    function test_behavior_aRightNeverTakesWeightAway() public {
        bytes32 id = _use(user, 5);
        vm.prank(disputes);
        scores.giveReviewRight(id);
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 500, "what was served weighs more");
    }

    function test_error_aRightIsGivenByDisputesAlone() public {
        bytes32 id = _buyBy(user, 1);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotModule.selector, owner));
        scores.giveReviewRight(id);
        assertTrue(!scores.hasReviewRight(id), "nothing moved");
    }

    function test_default_theFeeIsGoverned() public {
        vm.prank(owner);
        vm.expectEmit(true, true, true, true, address(scores));
        emit Governed.ParamSet("reviewFee", 4e18);
        scores.setReviewFee(4e18);
        bytes32 id = _use(user, 1);
        _review(id, user);
        assertEq(scores.reviewOf(id).fee, 4e18, "from then on");
    }

    function test_error_theFeeStaysInItsBounds() public {
        for (uint256 i = 0; i < 2; ++i) {
            uint96 wrong = i == 0 ? 0.1e18 - 1 : 100e18 + 1;
            vm.prank(owner);
            vm.expectRevert(
                abi.encodeWithSelector(
                    Governed.BadParam.selector, bytes32("reviewFee"), uint256(wrong), uint256(0.1e18), uint256(100e18)
                )
            );
            scores.setReviewFee(wrong);
        }
        assertEq(scores.reviewFee(), 2e18, "nothing moved");
    }

    function test_error_theFeeIsSetByTheOwnerAlone() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        scores.setReviewFee(4e18);
        assertEq(scores.reviewFee(), 2e18, "nothing moved");
    }

    function testFuzz_review_neverWeighsMoreThanWasGiven__AVS36(uint16 qty, uint16 served) public {
        uint40 units = uint40(bound(qty, 1, 2_000));
        uint40 calls = uint40(bound(served, 1, uint256(units) * UNITS));
        bytes32 id = _buyBy(user, units);
        market.settle(_entry(id, calls));
        _review(id, user);
        uint256 weight = uint256(scores.reviewOf(id).points) * 1e10;
        assertTrue(weight <= scores.standingOf(ware).p, "reviews weigh what use gave");
        assertTrue(weight <= 7.5e12, "and 7.5 at most");
    }

    function testFuzz_review_feeIsATenthOfThePurchase(uint16 qty) public {
        uint40 units = uint40(bound(qty, 1, 2_000));
        bytes32 id = _use(user, units);
        uint256 before = token.balanceOf(user);
        _review(id, user);
        uint256 tenth = uint256(units) * 1e18;
        assertEq(before - token.balanceOf(user), tenth > 2e18 ? tenth : 2e18, "or 2 SEC");
    }

    function testFuzz_review_neverLowersOtherPoints(uint16 qty, uint24 wait) public {
        bytes32 id = _use(user, uint40(bound(qty, 1, 500)));
        _review(id, user);
        vm.warp(block.timestamp + 72 hours + wait);
        IReputation.Standing memory before = scores.standingOf(ware);
        uint256 score = scores.scoreOf(ware);
        scores.finalise(id);
        IReputation.Standing memory now_ = scores.standingOf(ware);
        assertTrue(now_.n >= before.n, "n never falls");
        assertTrue(now_.p == before.p && now_.v == before.v, "p and v stay");
        assertTrue(scores.scoreOf(ware) <= score, "the score never rises");
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_reviews_neverMoreThanThreeInTwentyEightDays(uint32[12] memory waits) public {
        bytes32[] memory ids = _uses(12);
        uint256[12] memory given;
        uint256 count;
        for (uint256 i = 0; i < 12; ++i) {
            vm.warp(block.timestamp + waits[i] % 3 days);
            vm.prank(user);
            try scores.review(ids[i], "") {
                given[count++] = block.timestamp;
            } catch {}
        }
        for (uint256 i = 3; i < count; ++i) {
            assertTrue(given[i] - given[i - 3] >= 28 days, "the fourth is 28 days after the first");
        }
    }

    function _uses(uint256 count) private returns (bytes32[] memory ids) {
        ids = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            ids[i] = _long();
        }
    }

    /// @dev A purchase that lives longer than caps do.
    function _long() private returns (bytes32 id) {
        if (registry.wareOf(ware).planCount == 2) {
            IRegistry.Plan memory plan = _plan(PRICE);
            plan.duration = 80 days;
            vm.prank(developer);
            registry.addPlan(ware, plan);
        }
        bytes32 planHash = registry.planHashOf(ware, 2);
        uint256 nonce = market.buyerNonceOf(user, ware);
        vm.startPrank(user);
        token.approve(address(market), PRICE);
        id = market.buy(ware, 2, 1, PRICE, planHash, caller, bytes32(nonce));
        vm.stopPrank();
        market.settle(_entry(id, UNITS));
    }

    function _buyFree() private returns (bytes32 id) {
        bytes32 planHash = registry.planHashOf(ware, FREE);
        uint256 nonce = market.buyerNonceOf(user, ware);
        vm.prank(user);
        id = market.buy(ware, FREE, 1, 0, planHash, caller, bytes32(nonce));
        assertEq(uint256(market.purchaseOf(id).state), uint256(IMarket.State.Live), "bought");
    }

    function _refused(bytes32 id, address by, bytes memory reason) private {
        uint256 balance = token.balanceOf(by);
        bytes32 review = keccak256(abi.encode(scores.reviewOf(id)));
        vm.prank(by);
        vm.expectRevert(reason);
        scores.review(id, "It did not answer.");
        assertEq(token.balanceOf(by), balance, "nothing moved");
        assertEq(keccak256(abi.encode(scores.reviewOf(id))), review, "no review came or changed");
    }
}
