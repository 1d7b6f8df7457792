// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {Refusal} from "../src/verdicts/Verdicts.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice What one signed refusal proves.
contract DisputesRefusalsTest is DisputesBase {
    function test_proveRefusal_waivesTheFeeAndAllowsAReview() public {
        Refusal memory refusal = _refusal(503);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(market.purchaseOf(purchase).isFeeWaived, "waived");
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function test_proveRefusal_makesCancellingFree() public {
        Refusal memory refusal = _refusal(503);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        market.cancel(purchase);
        vm.warp(block.timestamp + Windows.SETTLE_GRACE);
        market.refund(purchase);
        assertEq(token.balanceOf(user) - before, 999e18, "all but the one call");
    }

    function test_proveRefusal_revertsForWhatWasTheCallersFault() public {
        _refuseRefusal(_refusal(403), _badEvidence());
        _refuseRefusal(_refusal(499), _badEvidence());
    }

    function test_proveRefusal_revertsForAStrangersCall() public {
        Refusal memory refusal = _refusal(503);
        refusal.caller = stranger;
        _refuseRefusal(refusal, _badEvidence());
    }

    function test_proveRefusal_countsTheFirstFaultOfTheServer() public {
        Refusal memory refusal = _refusal(500);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function test_proveRefusal_countsForACallerOfOneCall() public {
        Refusal memory refusal = _refusal(503);
        refusal.caller = address(0x77);
        vm.prank(user);
        market.setCaller(purchase, refusal.caller, 1, type(uint40).max);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function test_proveRefusal_countsForAPurchaseOfOneUnit() public {
        purchase = _buySmall();
        Refusal memory refusal = _refusal(503);
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function test_proveRefusal_untilTheLastSecondOfAKey__SM19() public {
        address key = vm.addr(SIGNING_KEY);
        vm.warp(START + 60);
        vm.prank(developer);
        registry.endKey(ware, key);
        _refuseRefusal(_refusal(503), abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, key));
        Refusal memory refusal = _refusal(503);
        refusal.issuedAtMs -= 1;
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "a moment before");
    }

    function test_proveRefusal_revertsForATimeOutsideThePurchase() public {
        Refusal memory refusal = _refusal(503);
        vm.warp(START + DURATION);
        refusal.issuedAtMs = uint64(block.timestamp) * 1_000;
        _refuseRefusal(refusal, _badEvidence());
        refusal.issuedAtMs = uint64(block.timestamp - 1) * 1_000;
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "a second before the end");
    }

    function test_proveRefusal_revertsForAFreePlan() public {
        purchase = _buy(FREE, 1);
        _refuseRefusal(_refusal(503), _badEvidence());
    }

    function test_proveRefusal_revertsForAWrongKey__SM19() public {
        Refusal memory refusal = _refusal(503);
        bytes memory signature = _signRefusal(refusal, 99);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadKey.selector, ware, vm.addr(99)));
        court.proveRefusal(refusal, signature);
        assertTrue(!market.purchaseOf(purchase).isFeeWaived, "nothing moved");
    }

    function testFuzz_proveRefusal_onlyForFaultsOfTheServer(uint16 status) public {
        Refusal memory refusal = _refusal(status);
        if (status < 500) return _refuseRefusal(refusal, _badEvidence());
        court.proveRefusal(refusal, _signRefusal(refusal, SIGNING_KEY));
        assertTrue(reviews.hasReviewRight(purchase), "reviewable");
    }

    function _refuseRefusal(Refusal memory refusal, bytes memory reason) private {
        bytes memory signature = _signRefusal(refusal, SIGNING_KEY);
        vm.expectRevert(reason);
        court.proveRefusal(refusal, signature);
        assertTrue(!reviews.hasReviewRight(purchase), "nothing moved");
    }

    function _badEvidence() private view returns (bytes memory) {
        return abi.encodeWithSelector(IDisputesTypes.DisputesBadEvidence.selector, purchase);
    }
}
