// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../src/interfaces/IDisputesTypes.sol";
import {Windows} from "../src/Windows.sol";
import {DisputesBase} from "./DisputesBase.sol";

/// @notice Hidden votes, their opening and count.
contract DisputesJuryTest is DisputesBase {
    bytes32 private claim;

    function setUp() public override {
        super.setUp();
        claim = _openSla(400e18);
        _contest(claim);
    }

    function test_tally_twoThirdsUphold() public {
        _vote(claim, 5, 4);
        _assertState(claim, IDisputesTypes.State.Ruled, "ruled");
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "upheld");
    }

    function test_tally_doubtFavoursTheAccused() public {
        _vote(claim, 5, 3);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "three of five are no two thirds");
        assertTrue(!_claim(claim).isStrong, "and neither are two");
    }

    function test_tally_isStrongWhereASideHoldsTwoThirds() public {
        _vote(claim, 5, 1);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "refuted");
        assertTrue(_claim(claim).isStrong, "by four of five");
    }

    function test_tally_withoutAQuorumNothingIsProven() public {
        _vote(claim, 3, 3);
        _assertState(claim, IDisputesTypes.State.Final, "final");
        _assertOutcome(claim, IDisputesTypes.Outcome.Unproven, "three voters are too few");
    }

    function test_tally_withoutFortyPercentOfTheWeightNothingIsProven() public {
        operators.set(address(0xbeef), 1_000 ether, 0);
        _vote(claim, 5, 5);
        _assertOutcome(claim, IDisputesTypes.Outcome.Unproven, "500 of 1,500");
    }

    function test_tally_ownerRulesWhereFewerThanFourCouldJudge() public {
        operators.leave(jurors[4]);
        operators.leave(jurors[3]);
        _vote(claim, 3, 3);
        _assertState(claim, IDisputesTypes.State.Appealed, "the owner has it");
        vm.prank(owner);
        court.ruleAppeal(claim, true);
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "ruled");
    }

    function test_tally_capsAWhaleAtAQuarter() public {
        operators.set(jurors[0], 10_000 ether, 0);
        for (uint256 i = 1; i < 5; ++i) {
            operators.set(jurors[i], 3_000 ether, 0);
        }
        _vote(claim, 5, 1);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "45 % of the weight counts for 31 %");
        assertTrue(_claim(claim).isStrong, "against it stand two thirds");
    }

    function test_attack_sevenEighthsOfTheWeightDoNotConvictAlone__AVS24() public {
        // A quarter of what was cast would be two thirds of what counts.
        operators.set(jurors[0], 2_800 ether, 0);
        _vote(claim, 5, 1);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "one of five");
        assertTrue(!_claim(claim).isStrong, "nor do the four others rule");
    }

    function test_attack_sevenEighthsOfTheWeightDoNotConvictWithOneFriend() public {
        operators.set(jurors[0], 2_800 ether, 0);
        _vote(claim, 5, 2);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "two of five");
    }

    function test_tally_withTheMostOfTheOthersALargeOneConvicts() public {
        operators.set(jurors[0], 2_800 ether, 0);
        _vote(claim, 5, 4);
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "four of five");
    }

    function test_attack_lateStake() public {
        // Who comes in the epoch of the claim, or later, has no weight in it.
        operators.set(address(0xbeef), 1_000_000 ether, Windows.epochAt(START));
        assertTrue(!court.isJuror(claim, address(0xbeef)), "no juror");
        _commit(claim, address(0xbeef), true);
        vm.warp(START + Windows.COMMIT);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotJuror.selector, claim, address(0xbeef)));
        _reveal(claim, address(0xbeef), true);
    }

    function test_commitVote_revertsForOthersThanOperators() public {
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotJuror.selector, claim, stranger));
        vm.prank(stranger);
        court.commitVote(claim, keccak256("vote"));
    }

    function test_commitVote_revertsTheSecondTime() public {
        _commit(claim, jurors[0], true);
        bytes32 again = keccak256("again");
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadVote.selector, claim, again));
        vm.prank(jurors[0]);
        court.commitVote(claim, again);
    }

    function test_commitVote_revertsOutsideItsWindow() public {
        vm.warp(START + Windows.COMMIT);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, START + Windows.COMMIT));
        vm.prank(jurors[0]);
        court.commitVote(claim, keccak256("vote"));
    }

    function test_commitVote_revertsWhereThereIsNoVote() public {
        bytes32 other = _openMalice(100e18);
        vm.expectRevert(
            abi.encodeWithSelector(IDisputesTypes.DisputesBadState.selector, other, IDisputesTypes.State.Open)
        );
        vm.prank(jurors[0]);
        court.commitVote(other, keccak256("vote"));
    }

    function test_revealVote_revertsBeforeAndAfterItsWindow() public {
        _commit(claim, jurors[0], true);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, START + Windows.COMMIT));
        _reveal(claim, jurors[0], true);
        uint256 until = START + Windows.COMMIT + Windows.REVEAL;
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooLate.selector, until));
        _reveal(claim, jurors[0], true);
    }

    function test_revealVote_revertsForAnotherVoteThanWasHidden() public {
        _commit(claim, jurors[0], true);
        vm.warp(START + Windows.COMMIT);
        vm.expectRevert();
        _reveal(claim, jurors[0], false);
        vm.expectRevert();
        vm.prank(jurors[0]);
        court.revealVote(claim, true, keccak256("another salt"));
        _reveal(claim, jurors[0], true);
        vm.expectRevert();
        _reveal(claim, jurors[0], true);
    }

    function test_attack_votesCopiedFromAnother() public {
        bytes32 copied = court.commitmentOf(claim, jurors[0], true, keccak256(abi.encode(jurors[0])));
        _commit(claim, jurors[0], true);
        vm.prank(jurors[1]);
        court.commitVote(claim, copied);
        vm.warp(START + Windows.COMMIT);
        _reveal(claim, jurors[0], true);
        bytes32 own = court.commitmentOf(claim, jurors[1], true, keccak256(abi.encode(jurors[0])));
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadVote.selector, claim, own));
        vm.prank(jurors[1]);
        court.revealVote(claim, true, keccak256(abi.encode(jurors[0])));
    }

    function test_attack_commitmentThatLooksLikeAnOpenedVote() public {
        // Weight above a byte that says "for", as an opened vote is kept.
        bytes32 forged = bytes32(uint256(1_000_000 ether) << 8 | 2);
        vm.prank(jurors[0]);
        court.commitVote(claim, forged);
        for (uint256 i = 1; i < 5; ++i) {
            _commit(claim, jurors[i], false);
        }
        vm.warp(START + Windows.COMMIT);
        for (uint256 i = 1; i < 5; ++i) {
            _reveal(claim, jurors[i], false);
        }
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(claim);
        _assertOutcome(claim, IDisputesTypes.Outcome.Refuted, "it never counted");
    }

    function test_attack_votesReplayedOnAnotherChain() public {
        _commit(claim, jurors[0], true);
        vm.warp(START + Windows.COMMIT);
        vm.chainId(block.chainid + 1);
        bytes32 there = court.commitmentOf(claim, jurors[0], true, keccak256(abi.encode(jurors[0])));
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesBadVote.selector, claim, there));
        _reveal(claim, jurors[0], true);
    }

    function test_behavior_partiesDoNotJudge() public {
        operators.restake(user, jurors[0]);
        operators.restake(developer, jurors[1]);
        operators.set(developer, 100 ether, 0);
        assertTrue(!court.isJuror(claim, jurors[0]), "with the claimant");
        assertTrue(!court.isJuror(claim, jurors[1]), "with the accused");
        assertTrue(!court.isJuror(claim, developer), "the accused");
        assertTrue(court.isJuror(claim, jurors[2]), "nobody's");
        _commit(claim, jurors[0], true);
        vm.warp(START + Windows.COMMIT);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesNotJuror.selector, claim, jurors[0]));
        _reveal(claim, jurors[0], true);
    }

    function test_behavior_theOwnerOfAHubIsTheHub() public {
        HubLike hub = new HubLike(stranger);
        operators.restake(stranger, jurors[0]);
        address before = user;
        user = address(hub);
        _give(user, 2_000e18);
        vm.prank(user);
        token.approve(disputes, type(uint256).max);
        purchase = _buy(PAID, 1);
        bytes32 ofHub = _openSla(100e18);
        user = before;
        assertTrue(!court.isJuror(ofHub, jurors[0]), "the hub's owner restakes with it");
        assertTrue(court.isJuror(ofHub, jurors[1]), "nobody's");
    }

    function test_behavior_oneWhoLeftAfterVotingStillCounts() public {
        for (uint256 i = 0; i < 4; ++i) {
            _commit(claim, jurors[i], true);
        }
        vm.warp(START + Windows.COMMIT);
        for (uint256 i = 0; i < 4; ++i) {
            _reveal(claim, jurors[i], true);
        }
        operators.leave(jurors[0]);
        vm.warp(block.timestamp + Windows.REVEAL);
        court.tally(claim);
        _assertOutcome(claim, IDisputesTypes.Outcome.Upheld, "four voted");
    }

    function test_tally_revertsWhileVotesCanBeOpened() public {
        uint256 from = START + Windows.COMMIT + Windows.REVEAL;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputesTypes.DisputesTooSoon.selector, from));
        court.tally(claim);
    }

    function testFuzz_tally_agreesWithCountingByHand(uint64[5] memory weights, uint8 forIt) public {
        uint256 cast = 0;
        for (uint256 i = 0; i < 5; ++i) {
            weights[i] = uint64(bound(weights[i], 1, 1e18));
            operators.set(jurors[i], weights[i], 0);
            cast += weights[i];
        }
        forIt = forIt % 6;
        (uint256 upheld, uint256 all) = (0, 0);
        for (uint256 i = 0; i < 5; ++i) {
            uint256 counts = weights[i] < cast / 4 ? weights[i] : cast / 4;
            all += counts;
            if (i < forIt) upheld += counts;
        }
        _vote(claim, 5, forIt);
        bool isUpheld = upheld * 3 >= all * 2 && upheld * 3 >= cast && all > 0;
        _assertOutcome(claim, isUpheld ? IDisputesTypes.Outcome.Upheld : IDisputesTypes.Outcome.Refuted, "outcome");
    }

    function testFuzz_revealVote_onlyTheVeryVote(bool isUpheld, bytes32 salt, bool says, bytes32 with) public {
        bytes32 commitment = court.commitmentOf(claim, jurors[0], isUpheld, salt);
        vm.prank(jurors[0]);
        court.commitVote(claim, commitment);
        vm.warp(START + Windows.COMMIT);
        if (says != isUpheld || with != salt) vm.expectRevert();
        vm.prank(jurors[0]);
        court.revealVote(claim, says, with);
    }

    function testFuzz_tally_withoutFortyPercentNothingIsProven(uint96 absent) public {
        absent = uint96(bound(absent, 1, 10_000 ether));
        operators.set(address(0xbeef), absent, 0);
        _vote(claim, 5, 5);
        bool isQuorum = 500 ether * 10 >= (500 ether + uint256(absent)) * 4;
        _assertOutcome(claim, isQuorum ? IDisputesTypes.Outcome.Upheld : IDisputesTypes.Outcome.Unproven, "quorum");
    }
}

/// @notice A fake of a hub: an account that is a contract and says whose it is.
contract HubLike {
    address public owner;

    constructor(address owner_) {
        owner = owner_;
    }
}
