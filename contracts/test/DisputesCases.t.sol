// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../src/Disputes.sol";
import {DisputesOpening} from "../src/disputes/DisputesOpening.sol";
import {IDisputes} from "../src/interfaces/IDisputes.sol";
import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice Equivocation: what two signatures prove.
contract DisputesCasesTest is DisputesBase {
    uint96 private constant FROZEN = 3_000e18;
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    function test_reportEquivocation_freezesThirtyPercentAtOnce__SM15() public {
        bytes32 id = _reportTwice(2);
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "frozen");
        IDisputesTypes.Case memory made = court.caseOf(id);
        assertEq(made.reporter, stranger, "reporter");
        assertEq(uint256(made.state), uint256(IDisputesTypes.CaseState.Open), "open");
        assertEq(token.balanceOf(address(stakes)), STAKED, "nothing taken yet");
    }

    function test_reportEquivocation_namesTheCall() public {
        bytes32 id = keccak256(abi.encode(IDisputesTypes.CaseKind.Equivocation, ware, purchase, caller, uint64(2)));
        assertEq(_reportTwice(2), id, "id");
    }

    function test_reportEquivocation_countsAnotherSubject() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(1, 2));
        second.subjectHash = keccak256("another");
        _report(first, second);
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "frozen");
    }

    function test_reportEquivocation_countsVerdictsOfTwoKeys() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        court.reportEquivocation(first, one, second, _signVerdict(second, SECOND_SIGNING_KEY));
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "frozen");
    }

    function test_executeCase_takesThirtyPercentAfterTenDays__SM15() public {
        bytes32 id = _reportTwice(2);
        uint256 supply = token.totalSupply();
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(token.balanceOf(address(stakes)), STAKED - FROZEN, "taken");
        assertEq(token.balanceOf(stranger), 300e18, "a tenth to the reporter");
        _payOperators();
        assertEq(operators.paidInSlash(), 600e18, "a fifth to the operators");
        assertEq(token.balanceOf(address(operators)), 600e18, "and paid to them");
        assertEq(supply - token.totalSupply(), 2_100e18, "the rest is burned");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing is frozen");
    }

    function test_executeCase_countsAsEnforcement() public {
        bytes32 id = _reportTwice(2);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        (uint256 claims, uint256 burned) = court.enforcedIn(Windows.epochAt(block.timestamp));
        assertEq(claims, 1, "one");
        assertEq(burned, 2_100e18, "burned");
    }

    function test_executeCase_paysAReporterFiveHundredAtMost() public {
        _addStake(90_000e18);
        bytes32 id = _reportTwice(2);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(token.balanceOf(stranger), 500e18, "at most");
    }

    function test_executeCase_paysTheHarmedNothing() public {
        uint256 before = token.balanceOf(user);
        bytes32 id = _reportTwice(2);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(token.balanceOf(user), before, "nothing");
    }

    function test_executeCase_reachesUnbondingStake__SW23() public {
        bytes32 id = _reportTwice(2);
        vm.prank(developer);
        stakes.unbond(ware, 8_000e18);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(stakes.slashableOf(ware), STAKED - FROZEN, "taken of what leaves");
    }

    function test_attack_slashDodgedByWithdrawing() public {
        vm.prank(developer);
        stakes.unbond(ware, 8_000e18);
        vm.warp(START + Windows.UNBONDING - 1);
        bytes32 id = _reportTwice(2);
        vm.warp(block.timestamp + 2);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeFrozen.selector, ware, FROZEN));
        vm.prank(developer);
        stakes.withdraw(ware);
        vm.warp(START + Windows.UNBONDING + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        assertEq(stakes.slashableOf(ware), STAKED - FROZEN, "taken all the same");
    }

    function test_executeCase_revertsBeforeTheWaitIsOver__SW22() public {
        bytes32 id = _reportTwice(2);
        uint256 from = START + Windows.RESPONSE + Windows.EXECUTION;
        vm.warp(from - 1);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, from));
        court.executeCase(id);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_executeCase_revertsTheSecondTime() public {
        bytes32 id = _reportTwice(2);
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        bytes32 before = _moved();
        vm.expectRevert(_badCase(id, IDisputesTypes.CaseState.Executed));
        court.executeCase(id);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_answerEquivocation_freesWhereAKeyHadBeenEnded__SW22() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        vm.warp(START + 60);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SIGNING_KEY));
        vm.warp(START + 120);
        bytes32 id = _report(first, second);
        vm.prank(developer);
        court.answerEquivocation(id);
        assertEq(stakes.stakeOf(ware).frozen, 0, "free");
        assertEq(uint256(court.caseOf(id).state), uint256(IDisputesTypes.CaseState.Answered), "answered");
        vm.warp(START + 30 days);
        vm.expectRevert(_badCase(id, IDisputesTypes.CaseState.Answered));
        court.executeCase(id);
    }

    function test_answerEquivocation_letsAnotherReportFollowAtOnce() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        vm.warp(START + 60);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SIGNING_KEY));
        bytes32 id = _report(first, second);
        vm.prank(developer);
        court.answerEquivocation(id);
        (first, second) = (_verdict(1, 3), _verdict(4, 3));
        bytes memory one = _signVerdict(first, SECOND_SIGNING_KEY);
        court.reportEquivocation(first, one, second, _signVerdict(second, SECOND_SIGNING_KEY));
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "frozen again");
    }

    function test_answerEquivocation_revertsForAKeyThatStood() public {
        bytes32 id = _reportTwice(2);
        vm.warp(START + 1);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SIGNING_KEY));
        bytes32 before = _moved();
        vm.expectRevert(_badCase(id, IDisputesTypes.CaseState.Open));
        vm.prank(developer);
        court.answerEquivocation(id);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_answerEquivocation_revertsForStrangersAndAfterItsTime() public {
        bytes32 id = _reportTwice(2);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, id, stranger));
        vm.prank(stranger);
        court.answerEquivocation(id);
        vm.warp(START + Windows.RESPONSE);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + Windows.RESPONSE));
        vm.prank(developer);
        court.answerEquivocation(id);
    }

    function test_reportEquivocation_revertsForTheSameCallAgain() public {
        _reportTwice(2);
        vm.warp(START + Windows.CAP_WINDOW);
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes32 id = keccak256(abi.encode(IDisputesTypes.CaseKind.Equivocation, ware, purchase, caller, uint64(2)));
        _refuse(first, second, abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, id));
    }

    function test_reportEquivocation_revertsWithinTwentyEightDays() public {
        _reportTwice(2);
        vm.warp(START + Windows.CAP_WINDOW - 1);
        bytes memory tooSoon =
            abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, START + Windows.CAP_WINDOW);
        _refuse(_verdict(1, 3), _verdict(4, 3), tooSoon);
        vm.warp(START + Windows.CAP_WINDOW);
        _reportTwice(3);
        assertEq(stakes.stakeOf(ware).frozen, FROZEN * 2, "the next window");
    }

    function test_reportEquivocation_revertsForTwoVerdictsThatAgree() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(1, 2));
        second.issuedAtMs += 1;
        second.confidenceBps = 5_000;
        _refuse(first, second, _badEvidence());
    }

    function test_reportEquivocation_revertsForTwoCalls() public {
        Verdict memory first = _verdict(1, 2);
        Verdict memory second = _verdict(4, 3);
        _refuse(first, second, _badEvidence());
        second = _verdict(4, 2);
        second.requestHash = keccak256("another");
        _refuse(first, second, _badEvidence());
        second = _verdict(4, 2);
        second.caller = stranger;
        _refuse(first, second, _badEvidence());
        second = _verdict(4, 2);
        second.secwareId = bytes32(uint256(ware) + 1);
        _refuse(first, second, _badEvidence());
        second = _verdict(4, 2);
        second.purchaseId = keccak256("another");
        _refuse(first, second, _badEvidence());
    }

    function test_reportEquivocation_revertsForAPurchaseOfAnotherWare() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        (first.secwareId, second.secwareId) = (bytes32(uint256(ware) + 1), bytes32(uint256(ware) + 1));
        _refuse(first, second, _badEvidence());
        // A number with something above its 32 bits is another id.
        bytes32 dirty = bytes32(uint256(ware) | 1 << 32);
        (first.secwareId, second.secwareId) = (dirty, dirty);
        _refuse(first, second, _badEvidence());
    }

    function test_reportEquivocation_revertsForAKeyOfNobody__SM19() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, 99);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(99)));
        court.reportEquivocation(first, one, second, other);
        assertEq(_moved(), before, "nothing moved");
    }

    function test_attack_signatureMalleability__SM19() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory high = _highS(_signVerdict(second, SIGNING_KEY));
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, address(0)));
        court.reportEquivocation(first, one, second, high);
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing moved");
    }

    function test_attack_verdictsOfAnotherChain() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.chainId(block.chainid + 1);
        // There the same bytes are the signature of somebody unknown.
        (bool isDone, bytes memory answer) =
            disputes.call(abi.encodeCall(court.reportEquivocation, (first, one, second, other)));
        assertTrue(!isDone && bytes4(answer) == IDisputesTypes.DisputesBadKey.selector, "nobody's");
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing moved");
    }

    function test_attack_verdictsBackdatedToBeforeTheKey() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        second.issuedAtMs = uint64(START - 1) * 1_000;
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(SIGNING_KEY)));
        court.reportEquivocation(first, one, second, other);
    }

    function test_reportEquivocation_revertsForVerdictsOfTheFuture() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        first.issuedAtMs += 2_000;
        bytes memory badKey = abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(SIGNING_KEY));
        _refuse(first, second, badKey);
    }

    function test_reportEquivocation_revertsOnceTheEvidenceHasLapsed() public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        vm.warp(START + 60);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SIGNING_KEY));
        uint256 until = START + 60 + Windows.KEY_EVIDENCE;
        vm.warp(until);
        _refuse(first, second, abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, until));
        vm.warp(until - 1);
        _report(first, second);
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "a second before");
    }

    function test_behavior_theOpeningHalfKeepsNothingByItself() public {
        DisputesOpening half = DisputesOpening(Disputes(disputes).OPENING());
        vm.startPrank(user);
        token.approve(address(half), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotHere.selector, address(half)));
        half.openProbe(purchase, SITE, "example.org");
        vm.expectRevert();
        half.openClaim(IDisputesTypes.Kind.Sla, purchase, 100e18, 0);
        vm.stopPrank();
        assertEq(token.balanceOf(address(half)), 0, "nothing moved");
    }

    function test_behavior_anUnknownFunctionReverts() public {
        (bool isDone,) = disputes.call(abi.encodeWithSignature("noSuchThing()"));
        assertTrue(!isDone, "refused");
    }

    function testFuzz_reportEquivocation_needsAContradiction(uint8 one, uint8 other, bytes32 subject) public {
        (Verdict memory first, Verdict memory second) = (_verdict(one, 2), _verdict(other, 2));
        second.subjectHash = subject;
        bool isContradiction = one != other || subject != first.subjectHash;
        if (!isContradiction) return _refuse(first, second, _badEvidence());
        _report(first, second);
        assertEq(stakes.stakeOf(ware).frozen, FROZEN, "frozen");
    }

    function testFuzz_executeCase_partsSumToWhatWasTaken(uint96 staked) public {
        _addStake(uint96(bound(staked, 1, 50_000e18)));
        bytes32 id = _reportTwice(2);
        uint256 held = token.balanceOf(address(stakes));
        uint256 supply = token.totalSupply();
        vm.warp(START + Windows.RESPONSE + Windows.EXECUTION);
        court.executeCase(id);
        uint256 taken = held - token.balanceOf(address(stakes));
        assertEq(taken, (held * 3 + 9) / 10, "30 %, rounded up");
        uint256 burned = supply - token.totalSupply();
        _payOperators();
        assertEq(taken, burned + token.balanceOf(stranger) + operators.paidInSlash(), "parts");
        assertEq(token.balanceOf(disputes), 0, "nothing stays");
    }

    function testFuzz_reportEquivocation_refusesBrokenSignatures(uint256 place, uint8 flip) public {
        (Verdict memory first, Verdict memory second) = (_verdict(1, 2), _verdict(4, 2));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        place = bound(place, 0, 64);
        other[place] = bytes1(uint8(other[place]) ^ uint8(bound(flip, 1, 255)));
        vm.expectRevert();
        court.reportEquivocation(first, one, second, other);
        assertEq(stakes.stakeOf(ware).frozen, 0, "nothing moved");
    }

    function _report(Verdict memory first, Verdict memory second) private returns (bytes32) {
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.prank(stranger);
        return court.reportEquivocation(first, one, second, other);
    }

    function _refuse(Verdict memory first, Verdict memory second, bytes memory reason) private {
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        bytes32 before = _moved();
        vm.expectRevert(reason);
        court.reportEquivocation(first, one, second, other);
        assertEq(_moved(), before, "nothing moved");
    }

    function _addStake(uint96 amount) private {
        vm.startPrank(developer);
        token.approve(address(stakes), amount);
        stakes.stake(ware, amount);
        vm.stopPrank();
    }

    function _highS(bytes memory signature) private pure returns (bytes memory) {
        (bytes32 r, bytes32 s, uint8 v) = (0, 0, uint8(signature[64]));
        assembly {
            r := mload(add(signature, 32))
            s := mload(add(signature, 64))
        }
        return abi.encodePacked(r, ORDER - uint256(s), v == 27 ? 28 : 27);
    }

    function _badEvidence() private view returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadEvidence.selector, purchase);
    }

    function _badCase(bytes32 id, IDisputesTypes.CaseState state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadCase.selector, id, state);
    }
}
