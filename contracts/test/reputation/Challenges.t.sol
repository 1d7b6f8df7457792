// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReputation} from "../../src/interfaces/IReputation.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice What a developer can say against a review, and what a ruling does.
contract ChallengesTest is ReputationBase {
    bytes32 private _id;

    function setUp() public override {
        super.setUp();
        _id = _use(user, 3);
        _review(_id, user);
    }

    function test_default_aChallengePutsAsMuchAgainstIt__AVS18() public {
        uint256 before = token.balanceOf(developer);
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ReviewChallenged(_id, ware, developer);
        _challenge(_id);
        assertEq(before - token.balanceOf(developer), 3e18, "the fee of the review");
        assertEq(token.balanceOf(address(scores)), 4.5e18, "held, with half of the fee");
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Challenged), "challenged");
        assertEq(scores.reviewOf(_id).challengedAt, block.timestamp, "since now");
    }

    function test_default_upheldItCountsAndPaysItsReviewer__AVS18() public {
        _challenge(_id);
        (uint256 payer, uint256 dev) = (token.balanceOf(user), token.balanceOf(developer));
        uint256 supply = token.totalSupply();
        vm.expectEmit(true, true, true, true, address(scores));
        emit IReputation.ReviewFinalised(_id, ware, IReputation.ReviewState.Counted);
        _rule(_id, true);
        assertEq(token.balanceOf(user) - payer, 3e18, "half of the fee and half of the bond");
        assertEq(token.balanceOf(developer), dev, "the developer gets nothing");
        assertEq(supply - token.totalSupply(), 1.5e18, "the rest is burned");
        assertEq(token.balanceOf(address(scores)), 0, "nothing stays");
        assertEq(scores.standingOf(ware).n, 3e12, "it counts");
    }

    function test_default_overturnedThePayIsTheDevelopers__AVS18() public {
        _challenge(_id);
        (uint256 payer, uint256 dev) = (token.balanceOf(user), token.balanceOf(developer));
        _rule(_id, false);
        assertEq(token.balanceOf(developer) - dev, 4.5e18, "its own, and what was held of the fee");
        assertEq(token.balanceOf(user), payer, "the reviewer loses it");
        assertEq(token.balanceOf(address(scores)), 0, "nothing stays");
        assertEq(scores.standingOf(ware).n, 0, "it does not count");
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Overturned), "overturned");
    }

    function test_behavior_onWhichNobodyRuledItLapses() public {
        vm.warp(block.timestamp + 71 hours);
        _challenge(_id);
        (uint256 payer, uint256 dev) = (token.balanceOf(user), token.balanceOf(developer));
        uint256 until = block.timestamp + 45 days;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, until));
        scores.finalise(_id);
        vm.warp(until);
        scores.finalise(_id);
        assertEq(token.balanceOf(user) - payer, 1.5e18, "both get back");
        assertEq(token.balanceOf(developer) - dev, 3e18, "what was held for them");
        assertEq(scores.standingOf(ware).n, 0, "what is not proven does not count");
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Lapsed), "lapsed");
    }

    function test_behavior_untilTheLastSecond() public {
        vm.warp(block.timestamp + 72 hours - 1);
        _challenge(_id);
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Challenged), "challenged");
    }

    function test_error_afterSeventyTwoHours() public {
        uint256 until = block.timestamp + 72 hours;
        vm.warp(until);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowClosed.selector, until));
        scores.challenge(_id);
        assertEq(token.balanceOf(developer), before, "nothing moved");
        scores.finalise(_id);
        assertEq(scores.standingOf(ware).n, 3e12, "silence counts it");
    }

    function test_error_byAnotherThanTheDeveloper() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotDeveloper.selector, ware, stranger));
        scores.challenge(_id);
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Open), "nothing moved");
    }

    function test_error_aChallengeWithoutTheBond() public {
        vm.prank(developer);
        token.approve(address(scores), 3e18 - 1);
        vm.prank(developer);
        vm.expectRevert();
        scores.challenge(_id);
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Open), "nothing moved");
    }

    function test_error_aSecondChallenge() public {
        _challenge(_id);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        vm.expectRevert(_badState(_id, IReputation.ReviewState.Challenged));
        scores.challenge(_id);
        assertEq(token.balanceOf(developer), before, "nothing moved");
    }

    function test_error_aChallengeOfNoReview() public {
        bytes32 none = keccak256("none");
        vm.prank(developer);
        vm.expectRevert(_badState(none, IReputation.ReviewState.None));
        scores.challenge(none);
    }

    function test_error_finalisedInItsWindow() public {
        uint256 until = block.timestamp + 72 hours;
        vm.warp(until - 1);
        vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationWindowOpen.selector, until));
        scores.finalise(_id);
        assertEq(scores.standingOf(ware).n, 0, "nothing moved");
        assertEq(token.balanceOf(address(scores)), 1.5e18, "half of the fee is held");
    }

    function test_error_finalisedTwice() public {
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(_id);
        uint72 n = scores.standingOf(ware).n;
        vm.expectRevert(_badState(_id, IReputation.ReviewState.Counted));
        scores.finalise(_id);
        assertEq(scores.standingOf(ware).n, n, "counted once");
    }

    function test_error_finaliseNoReview() public {
        bytes32 none = keccak256("none");
        vm.expectRevert(_badState(none, IReputation.ReviewState.None));
        scores.finalise(none);
    }

    function test_error_rulingsAreDisputesAlone() public {
        _challenge(_id);
        address[3] memory others = [owner, developer, user];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IReputation.ReputationNotModule.selector, others[i]));
            scores.rule(_id, true);
        }
        assertEq(uint256(scores.reviewOf(_id).state), uint256(IReputation.ReviewState.Challenged), "nothing moved");
        assertEq(token.balanceOf(address(scores)), 4.5e18, "all is held");
    }

    function test_error_aRulingOnWhatNobodyChallenged() public {
        vm.prank(disputes);
        vm.expectRevert(_badState(_id, IReputation.ReviewState.Open));
        scores.rule(_id, false);
        assertEq(token.balanceOf(address(scores)), 1.5e18, "nothing moved");
    }

    function test_error_aSecondRuling() public {
        _challenge(_id);
        _rule(_id, false);
        vm.prank(disputes);
        vm.expectRevert(_badState(_id, IReputation.ReviewState.Overturned));
        scores.rule(_id, true);
        assertEq(scores.standingOf(ware).n, 0, "nothing moved");
    }

    function test_error_aRulingAfterItLapsed() public {
        _challenge(_id);
        vm.warp(block.timestamp + 45 days);
        scores.finalise(_id);
        vm.prank(disputes);
        vm.expectRevert(_badState(_id, IReputation.ReviewState.Lapsed));
        scores.rule(_id, true);
        assertEq(scores.standingOf(ware).n, 0, "nothing moved");
    }

    /// @dev Whatever happens to a review, what came in for it went out, to the unit.
    function testFuzz_money_reconciles__AVS18(uint16 qty, uint8 path) public {
        bytes32 id = _use(user, uint40(bound(qty, 1, 900)));
        uint256 before = token.balanceOf(user) + token.balanceOf(developer) + token.totalSupply();
        uint256 held = token.balanceOf(address(scores));
        uint256 circulating = token.balanceOf(user) + token.balanceOf(developer);
        uint256 supply = token.totalSupply();
        _review(id, user);
        _end(id, path % 4);
        assertEq(token.balanceOf(address(scores)), held, "nothing stays");
        uint256 lost = circulating - token.balanceOf(user) - token.balanceOf(developer);
        assertEq(lost, supply - token.totalSupply(), "what is missing was burned");
        assertTrue(before >= token.balanceOf(user) + token.balanceOf(developer) + token.totalSupply(), "none came");
    }

    /// @dev A fee of an odd number of units is shared without losing one.
    function testFuzz_money_oddFees(uint96 fee, uint8 path) public {
        uint96 least = uint96(bound(fee, 0.1e18, 100e18)) | 1;
        vm.prank(owner);
        scores.setReviewFee(least > 100e18 ? 100e18 - 1 : least);
        bytes32 id = _use(user, 1);
        uint256 held = token.balanceOf(address(scores));
        _review(id, user);
        _end(id, path % 4);
        assertEq(token.balanceOf(address(scores)), held, "to the unit");
    }

    function testFuzz_count_onlyWhatWasUpheldOrUnanswered(uint8 path) public {
        uint256 before = scores.standingOf(ware).n;
        _end(_id, path % 4);
        bool counts = path % 4 == 0 || path % 4 == 1;
        assertEq(scores.standingOf(ware).n - before, counts ? 3e12 : 0, "counted");
    }

    function _end(bytes32 id, uint256 path) private {
        if (path > 0) _challenge(id);
        if (path == 1) return _rule(id, true);
        if (path == 2) return _rule(id, false);
        vm.warp(block.timestamp + (path == 0 ? 72 hours : 45 days));
        scores.finalise(id);
    }

    function _badState(bytes32 id, IReputation.ReviewState state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IReputation.ReputationBadState.selector, id, state);
    }
}
