// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {Windows} from "../../src/Windows.sol";
import {DisputesRealBase} from "../DisputesRealBase.sol";
import {FakeReentrantToken} from "../fakes/FakeReentrantToken.sol";

/// @notice A token that calls back while a stake is slashed, a bond is paid or a review is counted. What it calls finds the state that
/// is final.
contract ReentrySlashAttackTest is DisputesRealBase {
    FakeReentrantToken private _hostile;

    function setUp() public override {
        super.setUp();
        vm.etch(address(token), address(new FakeReentrantToken()).code);
        _hostile = FakeReentrantToken(address(token));
    }

    function test_attack_aCaseIsExecutedTwice__SM15() public {
        bytes32 id = _reportTwice(2);
        vm.warp(block.timestamp + Windows.RESPONSE + Windows.EXECUTION);
        _hostile.arm(disputes, abi.encodeCall(court.executeCase, (id)));
        court.executeCase(id);
        IDisputesTypes.CaseState executed = IDisputesTypes.CaseState.Executed;
        _failedWith(abi.encodeWithSelector(IDisputesTypes.DisputesBadCase.selector, id, executed));
        assertEq(stakes.stakeOf(ware).staked, STAKED - 3_000e18, "taken once");
        assertEq(token.balanceOf(stranger), 300e18, "paid once");
    }

    function test_attack_aClaimIsExecutedTwice__SW20() public {
        bytes32 claim = _accepted(500e18);
        uint256 before = token.balanceOf(user);
        _hostile.arm(disputes, abi.encodeCall(court.execute, (claim)));
        court.execute(claim);
        _failedWith(
            abi.encodeWithSelector(IDisputesTypes.DisputesBadState.selector, claim, IDisputesTypes.State.Closed)
        );
        assertEq(stakes.stakeOf(ware).staked, STAKED - 500e18, "taken once");
        assertEq(token.balanceOf(user) - before, 200e18 + 50e18 + 100e18, "harm, report and bond once");
        assertEq(court.slashShareOf(Windows.epochAt(block.timestamp)), 100e18, "the operators' part once");
        assertEq(token.balanceOf(disputes), 100e18, "nothing of others was paid");
    }

    /// @dev The claim frees the stake and takes it: nobody gets in between.
    function test_attack_theStakeIsWithdrawnWhileItIsSlashed__SW23() public {
        _makeTheTokenTheDeveloper();
        bytes32 claim = _openMalice(5_000e18);
        vm.startPrank(developer);
        court.accept(claim);
        stakes.unbond(ware, 8_000e18);
        vm.stopPrank();
        vm.warp(block.timestamp + Windows.UNBONDING);
        uint256 before = token.balanceOf(developer);
        _hostile.arm(address(stakes), abi.encodeCall(stakes.withdraw, (ware)));
        court.execute(claim);
        assertTrue(_hostile.wasCalled() && _hostile.isDone(), "what is left may leave");
        assertEq(token.balanceOf(developer) - before, 5_000e18, "after the slash and not before");
        assertEq(stakes.slashableOf(ware), 0, "and all of it is accounted for");
        assertEq(token.balanceOf(address(stakes)), STAKED, "but for another SecWare's");
    }

    function test_attack_aProbeIsMissedTwice() public {
        vm.prank(user);
        bytes32 probe = court.openProbe(purchase, SITE, "example.org");
        vm.warp(block.timestamp + Windows.PROBE);
        uint256 before = token.balanceOf(user);
        _hostile.arm(disputes, abi.encodeCall(court.missProbe, (probe, purchase)));
        court.missProbe(probe, purchase);
        IDisputesTypes.ProbeState missed = IDisputesTypes.ProbeState.Missed;
        _failedWith(abi.encodeWithSelector(IDisputesTypes.DisputesBadProbe.selector, probe, missed));
        assertEq(token.balanceOf(user) - before, 20e18, "its bond once");
    }

    function test_attack_aReviewIsCountedTwice__AVS17() public {
        market.settle(_entry(purchase, UNITS));
        vm.startPrank(user);
        token.approve(address(reviews), type(uint256).max);
        _reputation().review(purchase, "late");
        vm.stopPrank();
        vm.warp(block.timestamp + Windows.REVIEW_CHALLENGE);
        uint256 before = token.balanceOf(user);
        _hostile.arm(address(reviews), abi.encodeCall(IReputation.finalise, (purchase)));
        _reputation().finalise(purchase);
        IReputation.ReviewState counted = IReputation.ReviewState.Counted;
        _failedWith(abi.encodeWithSelector(IReputation.ReputationBadState.selector, purchase, counted));
        assertEq(_reputation().standingOf(ware).n, 7.5e12, "counted once");
        assertEq(token.balanceOf(user) - before, 50e18, "half of the fee once");
    }

    function test_attack_aRewardIsClaimedTwice__AVS27() public {
        address investor = address(token);
        vm.deal(investor, 10 ether);
        vm.prank(investor);
        _restaking().deposit{value: 10 ether}(jurors[0]);
        uint32 epoch = Windows.epochAt(block.timestamp) + 1;
        vm.warp(Windows.startOf(epoch));
        market.settle(_entry(purchase, UNITS));
        vm.warp(Windows.startOf(epoch + 1));
        market.closeEpoch(epoch);
        _restaking().closeEpoch(epoch);
        uint32[] memory epochs = new uint32[](1);
        epochs[0] = epoch;
        _hostile.arm(address(operators), abi.encodeCall(IRestaking.claim, (epochs)));
        uint256 before = token.balanceOf(investor);
        vm.prank(investor);
        uint256 paid = _restaking().claim(epochs);
        _failedWith(abi.encodeWithSelector(IRestaking.RestakingClaimed.selector, epoch));
        assertTrue(paid > 0, "something was due");
        assertEq(token.balanceOf(investor) - before, paid, "paid once");
    }

    function _accepted(uint96 sum) private returns (bytes32 claim) {
        claim = _openSla(sum);
        vm.prank(developer);
        court.accept(claim);
        vm.warp(block.timestamp + Windows.EXECUTION);
    }

    /// @dev Whoever is called back has to be the developer, or it could take nothing out.
    function _makeTheTokenTheDeveloper() private {
        developer = address(token);
        _give(developer, STAKED);
        ware = _register(developer, STAKED);
        vm.prank(developer);
        registry.addPlan(ware, _plan(1_000e18));
        purchase = _buy(PAID, 1);
        market.settle(_entry(purchase, UNITS));
        vm.prank(developer);
        registry.retire(ware);
    }

    function _failedWith(bytes memory refusal) private view {
        assertTrue(_hostile.wasCalled() && !_hostile.isDone(), "the second call failed");
        assertEq(keccak256(_hostile.answer()), keccak256(refusal), "for this reason");
    }
}
