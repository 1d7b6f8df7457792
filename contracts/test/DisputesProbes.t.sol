// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice Public questions: what an answer is, what a miss means, and when misses breach the SLA.
contract DisputesProbesTest is DisputesBase {
    uint96 private constant BOND = 20e18;
    uint256 private constant OTHER_KEY = 12;
    bytes private constant BODY = '{"v":1,"kind":"site","site":"https://example.org"}';

    address private other;
    bytes32 private ofOther;

    function setUp() public override {
        super.setUp();
        other = vm.addr(OTHER_KEY);
        _give(other, 5_000e18);
        ofOther = _buyAs(other, 1);
        vm.prank(other);
        token.approve(disputes, type(uint256).max);
    }

    function test_openProbe_takesTheBondAndNamesTheRequest() public {
        uint256 before = token.balanceOf(user);
        bytes32 probe = _probe(user, purchase);
        assertEq(before - token.balanceOf(user), BOND, "bond");
        bytes32 requestHash = keccak256(abi.encode("sechub-probe-v1", probe, keccak256(BODY)));
        assertEq(court.probeOf(probe).requestHash, requestHash, "request");
        assertEq(probe, keccak256(abi.encode(purchase, START)), "name");
    }

    function test_openProbe_putsTheQuestionInPublic() public {
        bytes32 probe = keccak256(abi.encode(purchase, START));
        vm.expectEmit(true, true, true, true, disputes);
        emit IDisputesTypes.ProbeOpened(probe, ware, user, purchase, SITE, BODY, BOND);
        _probe(user, purchase);
    }

    function test_answerProbe_paysTheBondToTheDeveloper() public {
        bytes32 probe = _probe(user, purchase);
        uint256 before = token.balanceOf(developer);
        vm.warp(START + Windows.PROBE - 1);
        _answer(probe, purchase, 3);
        assertEq(token.balanceOf(developer) - before, BOND, "bond");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
        assertTrue(!reviews.hasReviewRight(purchase), "no review for it");
    }

    function test_answerProbe_takesAnyLevel() public {
        bytes32 probe = _probe(user, purchase);
        _answer(probe, purchase, 0);
        assertEq(uint256(court.probeOf(probe).state), uint256(IDisputesTypes.ProbeState.Answered), "answered");
    }

    function test_missProbe_returnsTheBondAndAllowsAReview() public {
        bytes32 probe = _probe(user, purchase);
        uint256 before = token.balanceOf(user);
        vm.warp(START + Windows.PROBE);
        court.missProbe(probe, purchase);
        assertEq(token.balanceOf(user) - before, BOND, "bond");
        assertTrue(market.purchaseOf(purchase).isFeeWaived, "waived");
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function test_missProbe_revertsWhileItCanBeAnswered() public {
        bytes32 probe = _probe(user, purchase);
        vm.warp(START + Windows.PROBE - 1);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, START + Windows.PROBE));
        court.missProbe(probe, purchase);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_answerProbe_revertsOnceItsTimeIsOver() public {
        bytes32 probe = _probe(user, purchase);
        vm.warp(START + Windows.PROBE);
        Verdict memory verdict = _answerOf(probe, purchase, 1);
        _refuseAnswer(
            probe, verdict, abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + Windows.PROBE)
        );
    }

    function test_answerProbe_revertsForAnAnswerToSomethingElse() public {
        bytes32 probe = _probe(user, purchase);
        Verdict memory verdict = _answerOf(probe, purchase, 1);
        verdict.requestHash = keccak256("another");
        _refuseAnswer(probe, verdict, _badEvidence(probe));
        verdict = _answerOf(probe, purchase, 1);
        verdict.seq = 1;
        _refuseAnswer(probe, verdict, _badEvidence(probe));
        verdict = _answerOf(probe, purchase, 1);
        verdict.secwareId = bytes32(uint256(ware) + 1);
        _refuseAnswer(probe, verdict, _badEvidence(probe));
    }

    function test_answerProbe_revertsForAnAnswerFromBefore() public {
        vm.warp(START + 60);
        bytes32 probe = _probe(user, purchase);
        Verdict memory verdict = _answerOf(probe, purchase, 1);
        verdict.issuedAtMs = uint64(START + 59) * 1_000;
        _refuseAnswer(probe, verdict, _badEvidence(probe));
    }

    function test_answerProbe_revertsForAKeyOfNobody() public {
        bytes32 probe = _probe(user, purchase);
        Verdict memory verdict = _answerOf(probe, purchase, 1);
        bytes memory signature = _signVerdict(verdict, 99);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(99)));
        court.answerProbe(probe, verdict, signature);
    }

    function test_missProbe_revertsForAnotherPurchase() public {
        bytes32 probe = _probe(user, purchase);
        vm.warp(START + Windows.PROBE);
        vm.expectRevert(_badEvidence(ofOther));
        court.missProbe(probe, ofOther);
        assertTrue(!reviews.hasReviewRight(ofOther), "nothing moved");
    }

    function test_behavior_aProbeEndsOnce() public {
        bytes32 probe = _probe(user, purchase);
        _answer(probe, purchase, 1);
        vm.warp(START + Windows.PROBE);
        bytes32 before = _moved();
        vm.expectRevert(
            abi.encodeWithSelector(IDisputesTypes.DisputesBadProbe.selector, probe, IDisputesTypes.ProbeState.Answered)
        );
        court.missProbe(probe, purchase);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_openProbe_revertsWhileOneOfTheOwnerIsOpen() public {
        bytes32 probe = _probe(user, purchase);
        vm.warp(START + 1);
        _refuseProbe(user, purchase, SITE, _notProbeable(purchase));
        _answer(probe, purchase, 1);
        _probe(user, purchase);
    }

    function test_openProbe_revertsForAPausedWare() public {
        vm.prank(developer);
        registry.setPaused(ware, true);
        _refuseProbe(user, purchase, SITE, _notProbeable(purchase));
    }

    function test_openProbe_revertsForAFreePlan() public {
        bytes32 free = _buy(FREE, 1);
        _refuseProbe(user, free, SITE, _notProbeable(free));
    }

    function test_openProbe_revertsForAStrangersPurchase() public {
        bytes memory reason = abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, purchase, other);
        _refuseProbe(other, purchase, SITE, reason);
    }

    function test_openProbe_revertsForWhatIsNotPublic() public {
        for (uint8 kind = 0; kind < 17; ++kind) {
            if (kind < 7 || kind > 9) _refuseProbe(user, purchase, kind, _notProbeable(purchase));
        }
    }

    function test_openProbe_revertsForAKindThatWasNotSold() public {
        IRegistry.Plan memory plan = _plan(10e18);
        plan.kinds = 1 << 8;
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, plan);
        bytes32 bought = _buy(number, 1);
        _refuseProbe(user, bought, SITE, _notProbeable(bought));
        vm.prank(user);
        court.openProbe(bought, 8, BODY);
    }

    function test_openProbe_revertsAfterTheEnd() public {
        vm.warp(START + DURATION);
        _refuseProbe(user, purchase, SITE, _notProbeable(purchase));
    }

    function test_openProbe_revertsWhereEveryCallWasServed() public {
        market.settle(_entry(purchase, UNITS));
        _refuseProbe(user, purchase, SITE, _notProbeable(purchase));
    }

    function test_openProbe_revertsForALongBody() public {
        bytes memory body = new bytes(1_025);
        bytes memory reason = abi.encodeWithSelector(IDisputesTypes.DisputesProbeTooLong.selector, 1_025, 1_024);
        vm.expectRevert(reason);
        vm.prank(user);
        court.openProbe(purchase, SITE, body);
        vm.prank(user);
        court.openProbe(purchase, SITE, new bytes(1_024));
    }

    function test_behavior_threeMissesOfTwoOwnersBreachTheSla__SW20() public {
        bytes32 probe = _missThree();
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "5 % is frozen");
        IDisputesTypes.Case memory made = court.caseOf(probe);
        assertEq(uint256(made.kind), uint256(IDisputesTypes.CaseKind.Breach), "a breach");
        vm.warp(block.timestamp + Windows.EXECUTION);
        court.executeCase(probe);
        assertEq(stakes.stakeOf(ware).staked, STAKED - 500e18, "taken");
    }

    function test_error_aBreachIsNotTakenBeforeSevenDays() public {
        bytes32 probe = _missThree();
        uint256 from = block.timestamp + Windows.EXECUTION;
        vm.warp(from - 1);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, from));
        court.executeCase(probe);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_behavior_threeMissesOfOneOwnerAreNoBreach() public {
        for (uint256 i = 0; i < 4; ++i) {
            _miss(user, purchase);
        }
        assertEq(stakes.stakeOf(ware).frozen, 0, "one owner is no witness");
    }

    function test_behavior_missesOfAnOwnerWithoutSettlementsAreNone() public {
        bytes32 unserved = _buyAs(address(0x9876), 0);
        vm.prank(address(0x9876));
        token.approve(disputes, type(uint256).max);
        _miss(user, purchase);
        _miss(user, purchase);
        _miss(address(0x9876), unserved);
        assertTrue(!court.probeOf(keccak256(abi.encode(unserved, block.timestamp - 2 days))).isOfPayer, "unserved");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nobody served it before");
        _miss(other, ofOther);
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "a payer");
    }

    function test_behavior_missesWithinTwelveHoursAreOne() public {
        bytes32 first = _probe(user, purchase);
        vm.warp(START + 12 hours - 1);
        bytes32 second = _probe(other, ofOther);
        vm.warp(block.timestamp + Windows.PROBE);
        court.missProbe(first, purchase);
        court.missProbe(second, ofOther);
        _miss(user, purchase);
        assertEq(stakes.stakeOf(ware).frozen, 0, "two so far");
        _miss(other, ofOther);
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "three");
    }

    function test_behavior_missesOfMoreThanTwentyEightDaysAgoDoNotCount() public {
        IRegistry.Plan memory plan = _plan(10e18);
        plan.duration = 90 days;
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, plan);
        bytes32 longer = _buy(number, 1);
        market.settle(_entry(longer, 1));
        _miss(other, ofOther);
        vm.warp(START + Windows.CAP_WINDOW - 2 days);
        _miss(user, longer);
        _miss(user, longer);
        assertEq(stakes.stakeOf(ware).frozen, 0, "the first is too old");
    }

    function test_behavior_oneBreachMakesNoSecond() public {
        _missThree();
        _miss(user, purchase);
        _miss(other, ofOther);
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "still one");
    }

    function test_attack_developerFloodsWithItsOwnAnsweredProbes() public {
        address friend = address(0x4321);
        bytes32 ofFriend = _buyAs(friend, 1);
        vm.prank(friend);
        token.approve(disputes, type(uint256).max);
        _give(friend, 1_000e18);
        for (uint256 round = 0; round < 3; ++round) {
            bytes32 missed = _probe(round == 1 ? other : user, round == 1 ? ofOther : purchase);
            for (uint256 i = 0; i < 6; ++i) {
                _answer(_probe(friend, ofFriend), ofFriend, 1);
                vm.warp(block.timestamp + 1 hours);
            }
            vm.warp(block.timestamp + Windows.PROBE);
            court.missProbe(missed, round == 1 ? ofOther : purchase);
        }
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "answers within twelve hours are one");
    }

    function testFuzz_openProbe_takesOnlyPublicKinds(uint8 kind) public {
        if (kind < 7 || kind > 9) return _refuseProbe(user, purchase, kind, _notProbeable(purchase));
        vm.prank(user);
        court.openProbe(purchase, kind, BODY);
        assertEq(token.balanceOf(disputes), BOND, "open");
    }

    function testFuzz_probe_isAnsweredOrMissed(uint32 after_) public {
        bytes32 probe = _probe(user, purchase);
        vm.warp(START + after_ % 7 days);
        bool isOver = after_ % 7 days >= Windows.PROBE;
        Verdict memory verdict = _answerOf(probe, purchase, 1);
        bytes memory signature = _signVerdict(verdict, SIGNING_KEY);
        if (isOver) vm.expectRevert();
        court.answerProbe(probe, verdict, signature);
        if (!isOver) vm.expectRevert();
        court.missProbe(probe, purchase);
        assertEq(token.balanceOf(disputes), 0, "exactly one of the two");
    }

    function testFuzz_answerProbe_needsTheVeryBody(bytes calldata body) public {
        vm.assume(body.length <= 1_024 && keccak256(body) != keccak256(BODY));
        vm.prank(user);
        bytes32 probe = court.openProbe(purchase, SITE, body);
        _refuseAnswer(probe, _answerOf(probe, purchase, 1), _badEvidence(probe));
    }

    function _missThree() private returns (bytes32 probe) {
        _miss(user, purchase);
        _miss(other, ofOther);
        return _miss(user, purchase);
    }

    function _miss(address who, bytes32 id) private returns (bytes32 probe) {
        probe = _probe(who, id);
        vm.warp(block.timestamp + Windows.PROBE);
        court.missProbe(probe, id);
    }

    function _probe(address who, bytes32 id) private returns (bytes32) {
        vm.prank(who);
        return court.openProbe(id, SITE, BODY);
    }

    function _answer(bytes32 probe, bytes32 id, uint8 level) private {
        Verdict memory verdict = _answerOf(probe, id, level);
        court.answerProbe(probe, verdict, _signVerdict(verdict, SIGNING_KEY));
    }

    function _answerOf(bytes32 probe, bytes32 id, uint8 level) private view returns (Verdict memory verdict) {
        verdict = _verdict(level, 0);
        verdict.purchaseId = id;
        verdict.requestHash = keccak256(abi.encode("sechub-probe-v1", probe, keccak256(BODY)));
    }

    function _refuseAnswer(bytes32 probe, Verdict memory verdict, bytes memory reason) private {
        bytes memory signature = _signVerdict(verdict, SIGNING_KEY);
        bytes32 before = _moved();
        vm.expectRevert(reason);
        court.answerProbe(probe, verdict, signature);
        assertEq(_moved(), before, "nothing moved");
    }

    function _refuseProbe(address who, bytes32 id, uint8 kind, bytes memory reason) private {
        bytes32 before = _moved();
        vm.expectRevert(reason);
        vm.prank(who);
        court.openProbe(id, kind, BODY);
        assertEq(_moved(), before, "nothing moved");
    }

    /// @dev A purchase of somebody else, of which `settled` calls were settled.
    function _buyAs(address who, uint40 settled) private returns (bytes32 id) {
        address before = user;
        if (token.balanceOf(who) < 1_100e18) _give(who, 1_100e18);
        user = who;
        id = _buy(PAID, 1);
        user = before;
        if (settled > 0) market.settle(_entry(id, settled));
    }

    function _badEvidence(bytes32 id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadEvidence.selector, id);
    }

    function _notProbeable(bytes32 id) private view returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesNotProbeable.selector, ware, id);
    }
}
