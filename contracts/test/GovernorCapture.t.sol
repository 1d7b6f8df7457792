// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SecGovernor} from "../src/gov/SecGovernor.sol";
import {IGovernor} from "openzeppelin/governance/IGovernor.sol";
import {GovernanceBase} from "./GovernanceBase.sol";

/// @notice No house takes the market for itself: each has all of its share here, and still needs another.
contract GovernorCaptureTest is GovernanceBase {
    bytes private _delays;
    address private _washer = address(0x5a5);

    function setUp() public override {
        super.setUp();
        _delays = abi.encodeCall(market.setDelays, (2 days, 10 days));
        _fillDevelopers();
        _fillUsers(6_000);
        vm.warp(START + 31 days);
    }

    function test_everyHouseIsFull() public view {
        (, uint256 developerSays,) = voice.housesOf(developer, block.timestamp - 1);
        (,, uint256 userSays) = voice.housesOf(user, block.timestamp - 1);
        assertEq(developerSays, 0.2e18, "developers");
        assertEq(userSays, 0.2e18, "users");
    }

    function test_attack_developersAlonePassNothing() public {
        _isDefeated(_voted(developer, FOR, address(0), 0, address(0), 0));
    }

    function test_attack_usersAlonePassNothing() public {
        _isDefeated(_voted(user, FOR, address(0), 0, address(0), 0));
    }

    function test_attack_developersAndUsersPassNothingWithoutHolders() public {
        _isDefeated(_voted(developer, FOR, user, FOR, address(0), 0));
    }

    function test_attack_holdersPassNothingAgainstTheOthers() public {
        Proposal memory made = _proposed();
        _vote(alice, made, FOR);
        _vote(bob, made, FOR);
        _vote(developer, made, AGAINST);
        _vote(user, made, AGAINST);
        (uint256 against, uint256 inFavour,) = governor.proposalVotes(made.id);
        assertTrue(inFavour > against, "though they are more");
        _isDefeated(made);
    }

    function test_holdersPassWhatNobodyOpposes() public {
        _isPassed(_voted(alice, FOR, bob, FOR, address(0), 0));
    }

    function test_holdersAndDevelopersPassAgainstUsers() public {
        _isPassed(_voted(alice, FOR, developer, FOR, user, AGAINST));
    }

    function test_holdersAndUsersPassAgainstDevelopers() public {
        _isPassed(_voted(alice, FOR, developer, AGAINST, user, FOR));
    }

    function test_developersAndUsersPassWithATenthOfTheHolders() public {
        _isPassed(_voted(bob, ABSTAIN, developer, FOR, user, FOR));
    }

    function test_attack_dustVetoesNothing() public {
        // Small voices of both houses: a third of each is needed.
        _give(_washer, 1_000e18);
        vm.startPrank(_washer);
        token.approve(address(market), 1_000e18);
        bytes32 terms = registry.planHashOf(ware, PAID);
        bytes32 id = market.buy(ware, PAID, 100, 1_000e18, terms, caller, 0);
        vm.stopPrank();
        _settle(id, 100_000);
        voice.recordPurchases(_one(id));
        Proposal memory made = _proposed();
        _vote(alice, made, FOR);
        _vote(_washer, made, AGAINST);
        _vote(developer, made, AGAINST);
        SecGovernor.Houses memory houses = governor.housesOf(made.id);
        assertTrue(houses.users < 0 && houses.users > -governor.OPPOSED(), "against, but few");
        assertTrue(houses.developers <= -governor.OPPOSED(), "the other house opposes");
        _toEnd(made);
        assertTrue(_isState(made, IGovernor.ProposalState.Succeeded), "one house alone stops nothing either");
    }

    function test_attack_washedFeesCostMoreThanTheyCanMove() public {
        // A developer who buys from itself: what it washes is burned, and all of it is a fifth at most.
        _give(_washer, 60_000e18);
        uint256 supply = token.totalSupply();
        vm.startPrank(_washer);
        token.approve(address(market), 60_000e18);
        bytes32 terms = registry.planHashOf(ware, PAID);
        bytes32 id = market.buy(ware, PAID, 6_000, 60_000e18, terms, caller, 0);
        vm.stopPrank();
        _settle(id, 6_000_000);
        voice.recordPurchases(_one(id));
        uint32 epoch = uint32(block.timestamp / 7 days);
        vm.warp(block.timestamp + 7 days);
        market.closeEpoch(epoch);
        assertEq(supply - token.totalSupply(), 2_700e18, "burned for it");
        (,, uint256 said) = voice.housesOf(_washer, block.timestamp - 1);
        assertTrue(said < 0.2e18, "the others' house stays partly theirs");
        Proposal memory made = _proposed();
        _vote(_washer, made, FOR);
        _isDefeated(made);
    }

    function test_attack_aProposalTwiceDoesNotAddUp() public {
        Proposal memory made = _proposed();
        _vote(developer, made, FOR);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, developer));
        governor.castVote(made.id, FOR);
    }

    function testFuzz_oneHouseAloneNeverPasses(uint8 houses, uint8[3] memory support) public {
        Proposal memory made = _proposed();
        uint8 only = houses % 3;
        address[3] memory voters = [alice, developer, user];
        for (uint256 i = 0; i < 3; ++i) {
            // One house for it; the others against, or silent where they need not speak.
            if (i == only) _vote(voters[i], made, FOR);
            else if (only == 0 || support[i] % 2 == 0) _vote(voters[i], made, AGAINST);
        }
        _isDefeated(made);
    }

    function testFuzz_housesAreCountedAsVoted(uint8[4] memory support) public {
        Proposal memory made = _proposed();
        address[4] memory voters = [alice, bob, developer, user];
        for (uint256 i = 0; i < 4; ++i) {
            _vote(voters[i], made, support[i] % 3);
        }
        (uint256 against, uint256 inFavour, uint256 abstained) = governor.proposalVotes(made.id);
        SecGovernor.Houses memory houses = governor.housesOf(made.id);
        assertTrue(against + inFavour + abstained <= 1e18, "of one");
        assertTrue(houses.holdersHeard <= 0.6e18, "of their share");
        int64 expected = support[2] % 3 == ABSTAIN ? int64(0) : support[2] % 3 == FOR ? int64(0.2e18) : -int64(0.2e18);
        assertTrue(houses.developers == expected, "developers");
        _toEnd(made);
        bool isOpposed = houses.developers <= -governor.OPPOSED() && houses.users <= -governor.OPPOSED();
        bool passes = inFavour > against && houses.holdersHeard >= 0.06e18 && !isOpposed;
        assertTrue(_isState(made, IGovernor.ProposalState.Succeeded) == passes, "by the rule");
    }

    function _proposed() private returns (Proposal memory made) {
        made = _propose(alice, address(market), _delays);
        _toVote(made);
    }

    function _voted(address one, uint8 first, address two, uint8 second, address three, uint8 third)
        private
        returns (Proposal memory made)
    {
        made = _proposed();
        _vote(one, made, first);
        if (two != address(0)) _vote(two, made, second);
        if (three != address(0)) _vote(three, made, third);
    }

    function _isDefeated(Proposal memory made) private {
        _toEnd(made);
        assertTrue(_isState(made, IGovernor.ProposalState.Defeated), "defeated");
        vm.expectRevert();
        _queue(made);
        assertEq(market.shortestDelay(), 1 days, "nothing moved");
    }

    function _isPassed(Proposal memory made) private {
        _toEnd(made);
        _queue(made);
        vm.warp(block.timestamp + 3 days);
        _execute(made);
        assertEq(market.shortestDelay(), 2 days, "passed");
    }
}
