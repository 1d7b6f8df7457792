// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../../src/Disputes.sol";
import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {Verdict} from "../../src/verdicts/Verdicts.sol";
import {Windows} from "../../src/Windows.sol";
import {DisputesWorld} from "../invariants/DisputesWorld.sol";
import {Vm} from "../Vm.sol";
import {DisputesRecords} from "./DisputesRecords.sol";
import {DisputesReplay} from "./DisputesReplay.sol";

/// @notice What disputes know is told by events: who reads only them knows as much.
/// @dev The story is chance's, by the handler of the campaign of disputes; what that never does comes after it.
contract DisputesEventsTest is DisputesWorld {
    DisputesReplay private _replay;
    DisputesRecords private _records;
    bytes32[] private _claimIds;
    bytes32[] private _caseIds;
    bytes32[] private _probeIds;

    function setUp() public override {
        vm.recordLogs();
        super.setUp();
        _replay = new DisputesReplay(disputes, address(market), address(token), address(operators));
        _records = new DisputesRecords(disputes, address(market));
        _read();
    }

    /// @dev A strong ruling that is overruled, a slash for malice, a breach that nobody answers, and a claim that lapses.
    function test_state_isRebuiltFromEvents__AVS21() public {
        _ledger.claim(0, false, 400e18);
        _step();
        _ledger.claim(1, true, 3_000e18);
        _step();
        for (uint256 i = 0; i < 2; ++i) {
            _ledger.answer(i, 2);
            _step();
        }
        // Within the span of both votes: the second is counted when the first is.
        _ledger.judge(0, 2, 5);
        _step();
        assertTrue(_claim(_ledger.bookOf(0).id).isStrong, "all were for it");
        _ledger.appeal(0, false);
        _step();
        _ledger.ruleAppeal(0, false);
        _step();
        _ledger.execute(0);
        _ledger.report(0, 0);
        _step();
        vm.warp(block.timestamp + 38 days);
        _ledger.lapse(1);
        _step();
        _ledger.execute(1);
        _ledger.executeCase(0);
        _step();
        _slashForMalice();
        _rest();
        _compare();
        _closeEpochs();
    }

    /// @dev The operators' share of what was taken goes to them with their epoch.
    function _closeEpochs() private {
        vm.warp(block.timestamp + 7 days);
        uint256 waited = 0;
        for (uint32 epoch = Windows.epochAt(START); epoch < Windows.epochAt(block.timestamp); ++epoch) {
            waited += _replay.slashShareOf(epoch);
            market.closeEpoch(epoch);
            _restaking().closeEpoch(epoch);
            _step();
            assertEq(_replay.slashShareOf(epoch), 0, "paid out");
        }
        assertTrue(waited > 0, "something waited");
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 40; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 18, seed >> 8, seed >> 64, seed >> 128);
            _read();
        }
        _compare();
        _rest();
        _compare();
    }

    function _slashForMalice() private {
        _ledger.buy(0);
        _ledger.claim(2, true, 3_000e18);
        _step();
        _ledger.answer(2, 2);
        _step();
        _ledger.judge(2, 2, 5);
        _step();
        vm.warp(block.timestamp + 9 days);
        _ledger.execute(2);
        _step();
        assertEq(court.maliceOf(ware), 1, "slashed for malice");
    }

    function _step() private {
        _read();
        _compare();
    }

    function _act(uint256 kind, uint256 a, uint256 b, uint256 c) private {
        if (kind == 0) _ledger.buy(a);
        else if (kind < 4) _ledger.claim(a, b % 2 == 0, c);
        else if (kind == 4) _ledger.report(a, b);
        else if (kind == 5) _ledger.probe(a);
        else if (kind == 6) _ledger.miss(a);
        else if (kind == 7) _ledger.slashByOwner(a);
        else if (kind < 10) _ledger.answer(a, b);
        else if (kind < 12) _ledger.judge(a, b, c);
        else if (kind == 12) _ledger.appeal(a, b % 2 == 0);
        else if (kind == 13) _ledger.ruleAppeal(a, b % 2 == 0);
        else if (kind == 14) _ledger.lapse(a);
        else if (kind == 15) _ledger.execute(a);
        else if (kind == 16) _ledger.executeCase(a);
        else _ledger.wait_(a);
    }

    /// @dev Other bonds, an answered probe, a review before the jury, a claim against an operator, and a report that was answered.
    function _rest() private {
        vm.prank(owner);
        Disputes(disputes).setBonds(200, 2_000, 30e18);
        _newcomer();
        vm.startPrank(user);
        bytes32 probe = court.openProbe(purchase, SITE, "asked");
        bytes32 claim = court.openOperatorClaim(jurors[0], 100, keccak256("file"));
        vm.stopPrank();
        _challengedReview();
        // Whom a claim against an operator accuses is told before there is a jury.
        _step();
        assertEq(_claim(claim).accused, jurors[0], "an operator is accused");
        Verdict memory verdict = _verdict(3, 0);
        verdict.requestHash = court.probeOf(probe).requestHash;
        court.answerProbe(probe, verdict, _signVerdict(verdict, SIGNING_KEY));
        vm.warp(block.timestamp + Windows.RESPONSE);
        court.advance(claim);
        // Nobody voted on the review.
        court.tally(purchase);
        court.execute(purchase);
        court.noteDuties(purchase);
        _step();
        _answeredReport();
        _read();
    }

    /// @dev Somebody who asks nothing yet, and a stake that covers one more sale.
    function _newcomer() private {
        vm.prank(developer);
        stakes.stake(ware, 50_000e18);
        user = address(0xb9);
        _give(user, 50_000e18);
        purchase = _buy(PAID, 1);
        market.settle(_entry(purchase, 1));
        vm.startPrank(user);
        token.approve(disputes, type(uint256).max);
        token.approve(address(reviews), type(uint256).max);
        vm.stopPrank();
    }

    function _challengedReview() private {
        vm.prank(user);
        _reputation().review(purchase, "late");
        vm.startPrank(developer);
        token.approve(address(reviews), type(uint256).max);
        _reputation().challenge(purchase);
        court.openReviewClaim(purchase);
        vm.stopPrank();
    }

    function _answeredReport() private {
        vm.warp(block.timestamp + Windows.CAP_WINDOW);
        (Verdict memory first, Verdict memory second) = (_verdict(1, 77), _verdict(4, 77));
        bytes memory one = _signVerdict(first, SIGNING_KEY);
        bytes memory other = _signVerdict(second, SIGNING_KEY);
        vm.warp(block.timestamp + 1);
        vm.prank(developer);
        registry.endKey(ware, vm.addr(SIGNING_KEY));
        bytes32 id = court.reportEquivocation(first, one, second, other);
        vm.prank(developer);
        court.answerEquivocation(id);
    }

    function _read() private {
        Vm.Log[] memory all = vm.getRecordedLogs();
        for (uint256 i = 0; i < all.length; ++i) {
            _note(all[i]);
        }
        _replay.read(all);
        _records.read(all);
    }

    function _note(Vm.Log memory log) private {
        if (log.topics[0] == IDisputesTypes.ClaimOpened.selector) _claimIds.push(log.topics[1]);
        if (log.topics[0] == IDisputesTypes.CaseOpened.selector) _caseIds.push(log.topics[1]);
        if (log.topics[0] == IDisputesTypes.ProbeOpened.selector) _probeIds.push(log.topics[1]);
    }

    function _compare() private view {
        for (uint256 i = 0; i < _claimIds.length; ++i) {
            bytes32 id = _claimIds[i];
            assertEq(_hash(_replay.claimOf(id)), _hash(court.claimOf(id)), "claim");
            assertEq(keccak256(abi.encode(_replay.appealOf(id))), keccak256(abi.encode(court.appealOf(id))), "appeal");
            assertEq(_replay.bondOf(id), court.bondOf(id), "bond");
        }
        for (uint256 i = 0; i < _caseIds.length; ++i) {
            bytes32 real = keccak256(abi.encode(court.caseOf(_caseIds[i])));
            assertEq(keccak256(abi.encode(_replay.caseOf(_caseIds[i]))), real, "case");
        }
        for (uint256 i = 0; i < _probeIds.length; ++i) {
            bytes32 real = keccak256(abi.encode(court.probeOf(_probeIds[i])));
            assertEq(keccak256(abi.encode(_replay.probeOf(_probeIds[i]))), real, "probe");
        }
        assertEq(_replay.maliceOf(ware), court.maliceOf(ware), "malice");
        _records.compare();
        for (uint32 epoch = Windows.epochAt(START); epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            (uint256 claims, uint256 burned) = court.enforcedIn(epoch);
            (uint256 toldClaims, uint256 toldBurned) = _replay.enforcedIn(epoch);
            assertEq(toldClaims, claims, "enforced claims");
            assertEq(toldBurned, burned, "enforced and burned");
            assertEq(_replay.slashShareOf(epoch), court.slashShareOf(epoch), "what waits for the operators");
        }
    }

    function _hash(IDisputesTypes.Claim memory claim) private pure returns (bytes32) {
        return keccak256(abi.encode(claim));
    }
}
