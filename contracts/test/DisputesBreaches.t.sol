// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {Refusal, Verdict} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice What counts as an answer to a probe, and how long a miss counts against a SecWare.
contract DisputesBreachesTest is DisputesBase {
    bytes private constant BODY = '{"v":1,"kind":"site","site":"https://example.org"}';

    address private _other = address(0x9a9a);
    bytes32 private _ofOther;

    function setUp() public override {
        super.setUp();
        address before = user;
        _give(_other, 5_000e18);
        user = _other;
        _ofOther = _buy(PAID, 1);
        market.settle(_entry(_ofOther, 1));
        vm.prank(user);
        token.approve(disputes, type(uint256).max);
        user = before;
    }

    /// @dev The third miss within 28 days takes the place of the first, and the fourth that of the second.
    function test_behavior_onlyTheLastFiveEndsCount__SW20() public {
        _miss(user, purchase);
        _miss(_other, _ofOther);
        for (uint256 i = 0; i < 3; ++i) {
            _answer(_probe(user, purchase));
            vm.warp(block.timestamp + 12 hours);
        }
        _miss(user, purchase);
        assertEq(stakes.stakeOf(ware).frozen, 0, "three answers between: two of the last five");
        _miss(_other, _ofOther);
        assertEq(stakes.stakeOf(ware).frozen, 0, "and again two");
        _miss(user, purchase);
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "and then three");
    }

    function test_behavior_missesTwelveHoursApartAreTwo__SW20() public {
        bytes32 first = _probe(user, purchase);
        vm.warp(START + 12 hours);
        bytes32 second = _probe(_other, _ofOther);
        vm.warp(block.timestamp + Windows.PROBE);
        court.missProbe(first, purchase);
        vm.expectEmit(true, true, true, true, disputes);
        emit IDisputesTypes.ProbeMissed(second, ware, true);
        court.missProbe(second, _ofOther);
    }

    function test_behavior_aMissCountsForTwentyEightDays__SW20() public {
        bytes32 last = _twoMissesAndAProbe();
        vm.warp(START + Windows.CAP_WINDOW - 1);
        court.missProbe(last, purchase);
        assertEq(stakes.stakeOf(ware).frozen, 500e18, "to the last second");
        assertEq(court.caseOf(last).keyUntil, 0, "no key has a part in it");
    }

    function test_behavior_aMissOfTwentyEightDaysAgoDoesNotCount__SW20() public {
        bytes32 last = _twoMissesAndAProbe();
        vm.warp(START + Windows.CAP_WINDOW);
        court.missProbe(last, purchase);
        assertEq(stakes.stakeOf(ware).frozen, 0, "two are left");
    }

    /// @dev Its name is of the purchase and the second.
    function test_error_openProbe_twiceInOneSecond() public {
        bytes32 probe = _probe(user, purchase);
        _answer(probe);
        bytes32 before = _moved();
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesExists.selector, probe));
        _probe(user, purchase);
        assertEq(_moved(), before, "nothing moved");
        IDisputesTypes.ProbeState state = court.probeOf(probe).state;
        assertEq(uint256(state), uint256(IDisputesTypes.ProbeState.Answered), "nor is it open again");
    }

    function test_openProbe_onAPurchaseOfOneUnit() public {
        bytes32 small = _buySmall();
        assertEq(court.probeOf(_probe(user, small)).owner, user, "open");
    }

    function test_openProbe_onAPlanOfAllKinds() public {
        IRegistry.Plan memory plan = _plan(10e18);
        plan.kinds = 0;
        vm.prank(developer);
        bytes32 bought = _buy(registry.addPlan(ware, plan), 1);
        assertEq(court.probeOf(_probe(user, bought)).owner, user, "open");
    }

    /// @dev What refuses a call does not answer a question, though the SecWare signed it.
    function test_error_aRefusalIsNoAnswer() public {
        bytes32 probe = _probe(user, purchase);
        Refusal memory refusal = _refusal(503);
        refusal.requestHash = court.probeOf(probe).requestHash;
        refusal.seq = 0;
        bytes memory signature = _signRefusal(refusal, SIGNING_KEY);
        Verdict memory verdict = _verdictOn(probe);
        bytes32 before = _moved();
        (bool isDone, bytes memory answer) =
            disputes.call(abi.encodeCall(court.answerProbe, (probe, verdict, signature)));
        assertTrue(!isDone && bytes4(answer) == IDisputesTypes.DisputesBadKey.selector, "signed something else");
        assertEq(_moved(), before, "nothing moved");
        vm.warp(START + Windows.PROBE);
        court.missProbe(probe, purchase);
        IDisputesTypes.ProbeState state = court.probeOf(probe).state;
        assertEq(uint256(state), uint256(IDisputesTypes.ProbeState.Missed), "so it was missed");
    }

    function _probe(address who, bytes32 id) private returns (bytes32) {
        vm.prank(who);
        return court.openProbe(id, SITE, BODY);
    }

    /// @dev The first miss is of the very start.
    function _twoMissesAndAProbe() private returns (bytes32) {
        _miss(_other, _ofOther);
        vm.warp(START + 20 days);
        _miss(user, purchase);
        vm.warp(START + 24 days);
        return _probe(user, purchase);
    }

    function _miss(address who, bytes32 id) private {
        bytes32 probe = _probe(who, id);
        vm.warp(block.timestamp + Windows.PROBE);
        court.missProbe(probe, id);
    }

    function _answer(bytes32 probe) private {
        Verdict memory verdict = _verdictOn(probe);
        court.answerProbe(probe, verdict, _signVerdict(verdict, SIGNING_KEY));
    }

    function _verdictOn(bytes32 probe) private view returns (Verdict memory verdict) {
        verdict = _verdict(1, 0);
        verdict.requestHash = keccak256(abi.encode("sechub-probe-v1", probe, keccak256(BODY)));
    }
}
