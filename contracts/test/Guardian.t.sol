// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardianPause} from "../src/GuardianPause.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {GovernanceBase} from "./GovernanceBase.sol";

/// @notice The guardian stops what is new, briefly and seldom, and vetoes for half a year. It never stops anybody from leaving.
contract GuardianTest is GovernanceBase {
    bytes private _delays;

    function setUp() public override {
        super.setUp();
        _delays = abi.encodeCall(market.setDelays, (2 days, 10 days));
    }

    function test_aVetoCancelsWhatIsVotedOn__AVS36() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(alice, made, FOR);
        _cancel(guardian, made);
        assertTrue(_isState(made, IGovernor.ProposalState.Canceled), "vetoed");
    }

    function test_aVetoCancelsWhatIsQueued() public {
        Proposal memory made = _queued(START + 31 days);
        _cancel(guardian, made);
        assertTrue(_isState(made, IGovernor.ProposalState.Canceled), "vetoed");
        vm.warp(block.timestamp + 3 days);
        vm.expectRevert();
        _execute(made);
        assertEq(market.shortestDelay(), 1 days, "in the timelock too");
    }

    function test_aVetoEndsAfterHalfAYear__9() public {
        Proposal memory made = _queued(START + 172 days);
        vm.warp(START + 180 days);
        vm.prank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, made.id, guardian));
        governor.cancel(made.targets, made.values, made.datas, keccak256("why"));
        vm.warp(START + 183 days);
        _execute(made);
        assertEq(market.shortestDelay(), 2 days, "carried out");
    }

    function test_error_cancel_revertsForOthers() public {
        Proposal memory made = _queued(START + 31 days);
        address[3] memory others = [stranger, alice, bob];
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, made.id, others[i]));
            governor.cancel(made.targets, made.values, made.datas, keccak256("why"));
        }
        assertTrue(_isState(made, IGovernor.ProposalState.Queued), "nothing moved");
    }

    function test_aProposerTakesBackWhatIsNotVotedOn() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _cancel(alice, made);
        assertTrue(_isState(made, IGovernor.ProposalState.Canceled), "taken back");
    }

    function test_theGuardianNeitherProposesNorExecutes() public {
        Proposal memory made = _proposal(address(market), _delays);
        vm.warp(START + 31 days);
        vm.prank(guardian);
        vm.expectRevert();
        governor.propose(made.targets, made.values, made.datas, "why");
        vm.prank(guardian);
        vm.expectRevert();
        timelock.schedule(address(market), 0, _delays, 0, 0, 3 days);
    }

    function test_aPauseNeverStopsAnExit__20() public {
        bytes32 used = _buy(PAID, 1);
        bytes32 left = _buy(PAID, 1);
        _settle(used, 500);
        bytes32 atDesk = _buyAtDesk();
        vm.warp(START + DURATION - 1 days);
        vm.startPrank(guardian);
        market.pauseSales(7 days);
        registry.pauseRegistrations(7 days);
        vm.stopPrank();
        _settle(used, 600);
        vm.prank(user);
        market.cancel(left);
        vm.warp(START + DURATION + 2 days + 1);
        uint256 before = token.balanceOf(user);
        market.refund(left);
        market.refund(used);
        assertTrue(token.balanceOf(user) > before, "refunded");
        uint256 eth = user.balance;
        market.refund(atDesk);
        assertTrue(user.balance > eth, "the desk's too");
        vm.startPrank(developer);
        assertTrue(market.withdraw(ware) > 0, "revenue");
        stakes.unbond(ware, 1_000e18);
        vm.stopPrank();
        vm.prank(alice);
        gov.transfer(bob, 1e18);
    }

    function test_aPauseNeverStopsAnUnbonding__20() public {
        vm.prank(developer);
        stakes.unbond(ware, 1_000e18);
        vm.warp(START + 14 days);
        vm.prank(guardian);
        market.pauseSales(7 days);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        stakes.withdraw(ware);
        assertEq(token.balanceOf(developer) - before, 1_000e18, "withdrawn");
    }

    function test_aPauseStopsWhatIsNew() public {
        vm.startPrank(guardian);
        market.pauseSales(7 days);
        registry.pauseRegistrations(7 days);
        vm.stopPrank();
        IRegistry.Registration memory registration = _registration(1_000e18);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.RegistryPaused.selector, START + 7 days));
        registry.register(registration);
        bytes32 terms = registry.planHashOf(ware, FREE);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketPaused.selector, START + 7 days));
        market.buy(ware, FREE, 1, 0, terms, caller, 0);
        vm.warp(START + 7 days);
        vm.prank(user);
        market.buy(ware, FREE, 1, 0, terms, caller, 0);
    }

    function test_error_pause_isShortAndSeldom() public {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooLong.selector, 7 days + 1, 7 days));
        market.pauseSales(7 days + 1);
        market.pauseSales(7 days);
        vm.warp(START + 30 days - 1);
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, START + 30 days));
        market.pauseSales(1);
        vm.warp(START + 30 days);
        market.pauseSales(1);
        vm.stopPrank();
    }

    function testFuzz_aPauseNeverStopsARefund__20(uint32 wait, uint32 span, uint16 used) public {
        bytes32 id = _buy(PAID, 1);
        if (used > 0) _settle(id, used);
        uint256 earned = market.purchaseOf(id).used * uint256(PRICE) / UNITS;
        vm.warp(START + DURATION + 48 hours + bound(wait, 0, 100 days));
        vm.prank(guardian);
        market.pauseSales(bound(span, 1, 7 days));
        uint256 before = token.balanceOf(user);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, PRICE - earned, "all that is left");
    }

    function _queued(uint256 from) private returns (Proposal memory made) {
        vm.warp(from);
        made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(alice, made, FOR);
        _toEnd(made);
        _queue(made);
    }

    function _buyAtDesk() private returns (bytes32) {
        vm.warp(block.timestamp + 1);
        uint256 cost = ethDesk.quote(PRICE);
        ISecHub.BuyOrder memory order = _order(PAID, 1, user);
        vm.prank(user);
        return ethDesk.buy{value: cost}(user, order);
    }
}
