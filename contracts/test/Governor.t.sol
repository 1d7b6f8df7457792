// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../src/Governed.sol";
import {SecGovernor} from "../src/gov/SecGovernor.sol";
import {SecTimelock} from "../src/gov/SecTimelock.sol";
import {Owned} from "../src/Owned.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {TimelockController} from "openzeppelin/governance/TimelockController.sol";
import {GovernanceBase} from "./GovernanceBase.sol";
import {Vm} from "./Vm.sol";

/// @notice Proposals, votes, the wait, and the bounds that no vote moves.
contract GovernorTest is GovernanceBase {
    bytes private _delays;

    function setUp() public override {
        super.setUp();
        _delays = abi.encodeCall(market.setDelays, (2 days, 10 days));
    }

    function test_aVoteSetsAParameterEndToEnd__AVS36() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        assertTrue(_isState(made, IGovernor.ProposalState.Pending), "waits two days");
        vm.warp(START + 33 days + 1);
        _vote(alice, made, FOR);
        vm.warp(START + 38 days + 1);
        assertTrue(_isState(made, IGovernor.ProposalState.Succeeded), "five days of votes");
        _queue(made);
        vm.warp(START + 41 days + 1);
        _execute(made);
        assertEq(market.shortestDelay(), 2 days, "set");
        assertEq(market.longestDelay(), 10 days, "both");
    }

    function test_error_execute_revertsBeforeThreeDays() public {
        Proposal memory made = _succeeded();
        _queue(made);
        vm.warp(block.timestamp + 3 days - 1);
        vm.expectRevert();
        _execute(made);
        assertEq(market.shortestDelay(), 1 days, "nothing moved");
    }

    function test_error_execute_revertsForWhatWasNotQueued() public {
        Proposal memory made = _succeeded();
        vm.expectRevert();
        _execute(made);
        assertEq(market.shortestDelay(), 1 days, "nothing moved");
    }

    function test_error_execute_staysInsideTheModulesBounds__19() public {
        _delays = abi.encodeCall(market.setDelays, (1, 10 days));
        Proposal memory made = _succeeded();
        _queue(made);
        vm.warp(block.timestamp + 3 days);
        bytes memory refusal =
            abi.encodeWithSelector(Governed.BadParam.selector, bytes32("shortestDelay"), 1, 1 hours, 10 days);
        vm.expectRevert(refusal);
        _execute(made);
        assertEq(market.shortestDelay(), 1 days, "nothing moved");
    }

    function test_error_propose_revertsBeforeDayThirty__9() public {
        vm.warp(START + 30 days - 1);
        Proposal memory made = _proposal(address(market), _delays);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(SecGovernor.SecGovernorNotOpen.selector, START + 30 days));
        governor.propose(made.targets, made.values, made.datas, "why");
        vm.warp(START + 30 days);
        _propose(alice, address(market), _delays);
    }

    function test_error_propose_revertsBelowTheThreshold__9() public {
        _mint(stranger, 2e18);
        vm.warp(START + 31 days);
        uint256 threshold = governor.proposalThreshold();
        Proposal memory made = _proposal(address(market), _delays);
        uint256 votes = voice.getVotes(stranger);
        assertTrue(votes > 0 && votes < threshold, "some, too little");
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, stranger, votes, threshold)
        );
        governor.propose(made.targets, made.values, made.datas, "why");
    }

    function test_quorum_isATenthOfConvictionAndTwoPercentOfSupply__9() public {
        vm.warp(START + 200 days);
        address small = address(0x71);
        _mint(small, 95e18);
        vm.warp(START + 900 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(small, made, FOR);
        _toEnd(made);
        assertTrue(_isState(made, IGovernor.ProposalState.Defeated), "95 of 1,095");
        made = _propose(alice, address(stakes), abi.encodeCall(stakes.setFixedPart, (2_000e18)));
        _toVote(made);
        vm.prank(small);
        governor.castVote(made.id, FOR);
        _vote(bob, made, ABSTAIN);
        _toEnd(made);
        assertTrue(_isState(made, IGovernor.ProposalState.Succeeded), "who abstains takes part");
    }

    function test_votesAgainstDoNotHelpAProposalToBeHeard() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(bob, made, AGAINST);
        assertEq(governor.housesOf(made.id).holdersHeard, 0, "not heard");
        _toEnd(made);
        assertTrue(_isState(made, IGovernor.ProposalState.Defeated), "defeated");
    }

    function test_attack_lateVotesProlongTheVote() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        uint256 before = governor.proposalDeadline(made.id);
        vm.warp(before - 60);
        _vote(alice, made, FOR);
        assertEq(governor.proposalDeadline(made.id), before - 60 + 1 days, "a day for the others");
        vm.warp(before + 1 hours);
        _vote(bob, made, AGAINST);
    }

    function test_attack_flashLoanOfGovernanceTokens() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        _mint(stranger, 1e25);
        _vote(stranger, made, FOR);
        (, uint256 inFavour,) = governor.proposalVotes(made.id);
        assertEq(inFavour, 0, "what came after the snapshot says nothing");
        made = _proposal(address(market), _delays);
        uint256 needed = governor.proposalThreshold();
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, stranger, 0, needed)
        );
        governor.propose(made.targets, made.values, made.datas, "flash");
    }

    function test_error_castVote_revertsTwiceAndForUnknownSupport() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidVoteType.selector));
        governor.castVote(made.id, 3);
        _vote(alice, made, FOR);
        uint64 heard = governor.housesOf(made.id).holdersHeard;
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice));
        governor.castVote(made.id, FOR);
        assertEq(governor.housesOf(made.id).holdersHeard, heard, "counted once");
    }

    function test_error_castVote_revertsOutsideTheWindow() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        vm.warp(governor.proposalSnapshot(made.id));
        vm.prank(alice);
        vm.expectRevert();
        governor.castVote(made.id, FOR);
        _toEnd(made);
        vm.prank(alice);
        vm.expectRevert();
        governor.castVote(made.id, FOR);
    }

    function test_behavior_whoOnlyHoldsIsToldByTheVoteItself() public {
        _fillUsers(100);
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        vm.recordLogs();
        _vote(alice, made, FOR);
        _vote(bob, made, AGAINST);
        assertEq(vm.getRecordedLogs().length, 2, "one for each");
        (uint256 holder,,) = voice.housesOf(alice, governor.proposalSnapshot(made.id));
        assertEq(governor.housesOf(made.id).holdersHeard, holder, "and heard");
        _vote(user, made, AGAINST);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 2, "a user's house is told");
        assertTrue(logs[0].topics[0] == SecGovernor.HousesHeard.selector, "before the vote");
        (uint64 heard, int64 developers, int64 users) = abi.decode(logs[0].data, (uint64, int64, int64));
        assertEq(heard, holder, "as it stands");
        assertTrue(developers == 0 && users < 0, "against");
        assertEq(governor.clock(), voice.clock(), "of one clock");
    }

    function test_castVote_withParamsCountsTheSame() public {
        vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        vm.prank(alice);
        uint256 weight = governor.castVoteWithReasonAndParams(made.id, FOR, "so", "x");
        assertEq(weight, voice.getPastVotes(alice, governor.proposalSnapshot(made.id)), "the voice's");
        assertEq(governor.housesOf(made.id).holdersHeard, weight, "by houses too");
    }

    function test_aDisciplineVoteExecutesEndToEnd__AVS38() public {
        vm.warp(START + 31 days);
        _passAndExecute(address(gov), abi.encodeCall(gov.discipline, (bob, 100e18)));
        assertEq(gov.balanceOf(bob), 300e18, "taken");
        assertEq(gov.disciplined(), 100e18, "and written down");
    }

    function test_aGrantExecutesEndToEnd() public {
        _passAndExecute(address(gov), abi.encodeCall(gov.grant, (stranger, 5e18)));
        assertEq(gov.balanceOf(stranger), 5e18, "given");
    }

    function test_theDesksPriceAndStockAreVotedOn() public {
        vm.warp(START + 31 days);
        _passAndExecute(desk, abi.encodeCall(ethDesk.setPrice, (WEI_PER_SEC * 9 / 10)));
        assertEq(ethDesk.price(), WEI_PER_SEC * 9 / 10, "set");
        uint256 before = token.balanceOf(address(timelock));
        _passAndExecute(desk, abi.encodeCall(ethDesk.takeStock, (1e18)));
        assertEq(token.balanceOf(address(timelock)) - before, 1e18, "the treasury is the timelock's");
    }

    function test_governorsOwnSettings_moveInsideBounds__19() public {
        _passAndExecute(address(governor), abi.encodeCall(governor.setVotingPeriod, (10 days)));
        assertEq(governor.votingPeriod(), 10 days, "set");
        _passAndExecute(address(governor), abi.encodeCall(governor.setVotingDelay, (3 days)));
        assertEq(governor.votingDelay(), 3 days, "set");
        _passAndExecute(address(governor), abi.encodeCall(governor.setLateQuorumVoteExtension, (2 days)));
        assertEq(governor.lateQuorumVoteExtension(), 2 days, "set");
    }

    function test_error_noVoteMakesVotingShort__19() public {
        _refused(address(governor), abi.encodeCall(governor.setVotingPeriod, (1)), _badSetting(1, 3 days, 14 days));
        _refused(address(governor), abi.encodeCall(governor.setVotingDelay, (0)), _badSetting(0, 1 days, 7 days));
        bytes memory call = abi.encodeCall(governor.setLateQuorumVoteExtension, (0));
        _refused(address(governor), call, _badSetting(0, 12 hours, 3 days));
        bytes memory fixed_ = abi.encodeWithSelector(SecGovernor.SecGovernorFixed.selector);
        _refused(address(governor), abi.encodeCall(governor.setProposalThreshold, (0)), fixed_);
        call = abi.encodeCall(governor.updateTimelock, (TimelockController(payable(stranger))));
        _refused(address(governor), call, fixed_);
    }

    function test_error_noVoteMakesTheWaitShort__19() public {
        bytes memory refusal =
            abi.encodeWithSelector(SecTimelock.SecTimelockBadDelay.selector, 3 days - 1, 3 days, 30 days);
        _refused(owner, abi.encodeCall(timelock.updateDelay, (3 days - 1)), refusal);
        refusal = abi.encodeWithSelector(SecTimelock.SecTimelockBadDelay.selector, 31 days, 3 days, 30 days);
        _refused(owner, abi.encodeCall(timelock.updateDelay, (31 days)), refusal);
        _passAndExecute(owner, abi.encodeCall(timelock.updateDelay, (5 days)));
        assertEq(timelock.getMinDelay(), 5 days, "longer is possible");
    }

    function test_onlyTheGovernorProposesToTheTimelock() public view {
        assertTrue(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "proposes");
        assertTrue(timelock.hasRole(timelock.CANCELLER_ROLE(), address(governor)), "cancels");
        assertTrue(!timelock.hasRole(timelock.PROPOSER_ROLE(), guardian), "the guardian does not");
        assertTrue(!timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), address(this)), "nor is anybody its admin");
        assertTrue(timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)), "whoever comes carries it out");
    }

    function test_everyParameterIsTheTimelocks__19() public {
        address[4] memory modules = [address(market), address(stakes), desk, address(gov)];
        bytes[4] memory calls = [
            _delays,
            abi.encodeCall(stakes.setFixedPart, (2_000e18)),
            abi.encodeCall(ethDesk.setPrice, (WEI_PER_SEC)),
            abi.encodeCall(gov.discipline, (bob, 1))
        ];
        address[3] memory others = [stranger, guardian, address(governor)];
        for (uint256 i = 0; i < 4; ++i) {
            for (uint256 j = 0; j < 3; ++j) {
                vm.prank(others[j]);
                (bool isDone, bytes memory answer) = modules[i].call(calls[i]);
                bytes memory refusal = abi.encodeWithSelector(Owned.OwnedNotOwner.selector, others[j]);
                assertTrue(!isDone && keccak256(answer) == keccak256(refusal), "only the timelock");
            }
        }
    }

    function testFuzz_holdersNeedATenthToBeHeard(uint96 amount, uint32 wait) public {
        amount = uint96(bound(amount, 1e15, 500e18));
        address small = address(0x71);
        _mint(small, amount);
        vm.warp(START + 31 days + bound(wait, 0, 300 days));
        Proposal memory made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(small, made, FOR);
        uint256 snapshot = governor.proposalSnapshot(made.id);
        (uint256 conviction, uint256 supply) = (gov.getPastTotalSupply(snapshot), gov.getPastSupply(snapshot));
        uint256 own = gov.getPastVotes(small, snapshot);
        bool isHeard = own * 10 >= conviction && own * 50 >= supply;
        _toEnd(made);
        bool isNear = (own * 10 > conviction ? own * 10 - conviction : conviction - own * 10) < 1e4
            || (own * 50 > supply ? own * 50 - supply : supply - own * 50) < 1e4;
        assertTrue(isNear || _isState(made, IGovernor.ProposalState.Succeeded) == isHeard, "to the unit");
    }

    function _succeeded() private returns (Proposal memory made) {
        vm.warp(START + 31 days);
        made = _propose(alice, address(market), _delays);
        _toVote(made);
        _vote(alice, made, FOR);
        _toEnd(made);
    }

    function _badSetting(uint256 value, uint256 least, uint256 most) private pure returns (bytes memory) {
        return abi.encodeWithSelector(SecGovernor.SecGovernorBadSetting.selector, value, least, most);
    }

    /// @dev A vote passes it, and still it is not carried out.
    function _refused(address target_, bytes memory data, bytes memory refusal) private {
        if (block.timestamp < START + 31 days) vm.warp(START + 31 days);
        Proposal memory made = _propose(alice, target_, data);
        _toVote(made);
        _vote(alice, made, FOR);
        _toEnd(made);
        _queue(made);
        vm.warp(block.timestamp + 3 days);
        vm.expectRevert(refusal);
        _execute(made);
    }
}
