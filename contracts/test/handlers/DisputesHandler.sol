// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {DisputesActs} from "./DisputesActs.sol";

/// @notice Random disputes about one SecWare, with a ledger of its own that knows what should have happened.
/// @dev No act reverts; where one does, a rule is broken.
contract DisputesHandler is DisputesActs {
    struct Payout {
        uint256 claimant;
        uint256 accused;
        uint256 burned;
    }

    constructor(World memory world, address[] memory buyers_, address[] memory jurors_)
        DisputesActs(world, buyers_, jurors_)
    {}

    /// @dev Accepted, contested, or passed over in silence.
    function answer(uint256 pick, uint256 how) external {
        (Book storage own, bool isAny) = _oneIn(pick, IDisputesTypes.State.Open);
        if (!isAny) return;
        bool isTimely = block.timestamp < own.openedAt + 72 hours;
        if (how % 3 == 0 || !isTimely) return _silence(own);
        bytes memory data =
            how % 3 == 1 ? abi.encodeCall(COURT.accept, (own.id)) : abi.encodeCall(COURT.contest, (own.id));
        vm.prank(DEVELOPER);
        (bool isDone,) = address(COURT).call(data);
        assertTrue(isDone, "the accused may answer");
        if (how % 3 == 1) return _decide(own, IDisputesTypes.Outcome.Upheld);
        (own.state, own.since, own.contested) = (IDisputesTypes.State.Voting, block.timestamp, own.bond);
    }

    /// @dev Some vote, some of them for the claim; and the votes are counted.
    function judge(uint256 pick, uint256 votes, uint256 forIt) external {
        (Book storage own, bool isAny) = _oneIn(pick, IDisputesTypes.State.Voting);
        if (!isAny) return;
        votes = block.timestamp < own.since + 48 hours ? bound(votes, 3, jurors.length) : 0;
        forIt = bound(forIt, 0, votes);
        _vote(own, votes, forIt);
        if (votes < 4) return _decide(own, IDisputesTypes.Outcome.Unproven);
        own.outcome = forIt * 3 >= votes * 2 ? IDisputesTypes.Outcome.Upheld : IDisputesTypes.Outcome.Refuted;
        (own.state, own.since) = (IDisputesTypes.State.Ruled, block.timestamp);
    }

    /// @dev Who lost below puts up twice as much.
    function appeal(uint256 pick, bool isByClaimant) external {
        (Book storage own, bool isAny) = _oneIn(pick, IDisputesTypes.State.Ruled);
        if (!isAny) return;
        bool hasWon = isByClaimant == (own.outcome == IDisputesTypes.Outcome.Upheld);
        vm.prank(isByClaimant ? own.claimant : DEVELOPER);
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.appeal, (own.id)));
        assertTrue(isDone == (block.timestamp < own.since + 48 hours), "an appeal has its time");
        if (!isDone) return;
        (own.appealBond, own.isAppealByClaimant) = (hasWon ? own.bond : 2 * own.bond, isByClaimant);
        (own.state, own.since) = (IDisputesTypes.State.Appealed, block.timestamp);
    }

    function ruleAppeal(uint256 pick, bool isUpheld) external {
        (Book storage own, bool isAny) = _oneIn(pick, IDisputesTypes.State.Appealed);
        if (!isAny) return;
        vm.prank(OWNER);
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.ruleAppeal, (own.id, isUpheld)));
        assertTrue(isDone == (block.timestamp < own.openedAt + 38 days), "the last word has its time");
        if (isDone) _decide(own, isUpheld ? IDisputesTypes.Outcome.Upheld : IDisputesTypes.Outcome.Refuted);
    }

    function lapse(uint256 pick) external {
        if (books.length == 0) return;
        Book storage own = books[pick % books.length];
        bool isOpen = own.state == IDisputesTypes.State.Open || own.state == IDisputesTypes.State.Voting
            || own.state == IDisputesTypes.State.Appealed;
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.lapse, (own.id)));
        assertTrue(isDone == (isOpen && block.timestamp >= own.openedAt + 38 days), "what nobody decides lapses");
        if (isDone) _decide(own, IDisputesTypes.Outcome.Unproven);
    }

    /// @dev Exactly once its time has come; and every unit goes where the ledger says.
    function execute(uint256 pick) external {
        if (books.length == 0) return;
        Book storage own = books[pick % books.length];
        bool isRuled = own.state == IDisputesTypes.State.Ruled;
        uint256 from = own.since + (isRuled ? 48 hours : 0);
        if (own.outcome == IDisputesTypes.Outcome.Upheld) from += 7 days;
        bool isDue = (isRuled || own.state == IDisputesTypes.State.Final) && block.timestamp >= from;
        uint256[4] memory before = _balances(own.claimant);
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.execute, (own.id)));
        assertTrue(isDone == isDue, "executes exactly when it may, and once");
        if (!isDone) return;
        frozen -= own.sum;
        own.state = IDisputesTypes.State.Closed;
        Payout memory payout;
        _bond(payout, own, own.bond, true);
        _bond(payout, own, own.contested, false);
        _bond(payout, own, own.appealBond, own.isAppealByClaimant);
        uint256 toOperators;
        if (own.outcome == IDisputesTypes.Outcome.Upheld) toOperators = _slashFor(payout, own);
        burned += payout.burned;
        waiting += toOperators;
        uint256[4] memory after_ = _balances(own.claimant);
        assertEq(after_[0] - before[0], payout.claimant, "to the claimant");
        assertEq(after_[1] - before[1], payout.accused, "to the accused");
        assertEq(after_[2] - before[2], toOperators, "to the operators");
        assertEq(before[3] - after_[3], payout.burned, "burned");
    }

    function executeCase(uint256 pick) external {
        if (cases.length == 0) return;
        Case storage own = cases[pick % cases.length];
        uint256 from = own.openedAt + 7 days + (own.isBreach ? 0 : 72 hours);
        uint256[4] memory before = _balances(own.reporter);
        (bool isDone,) = address(COURT).call(abi.encodeCall(COURT.executeCase, (own.id)));
        assertTrue(isDone == (!own.isDone && block.timestamp >= from), "a case has its time, and one only");
        if (!isDone) return;
        own.isDone = true;
        frozen -= own.frozen;
        uint256 taken = _take(own.isBreach ? _slaLeft(own.frozen) : own.frozen);
        uint256 toReporter = taken / 10 < 500e18 ? taken / 10 : 500e18;
        uint256 toOperators = taken / 5;
        burned += taken - toReporter - toOperators;
        waiting += toOperators;
        uint256[4] memory after_ = _balances(own.reporter);
        assertEq(after_[0] - before[0], toReporter, "to the reporter");
        assertEq(after_[2] - before[2], toOperators, "to the operators");
        assertEq(before[3] - after_[3], taken - toReporter - toOperators, "burned");
    }

    function _silence(Book storage own) private {
        uint256 from = own.openedAt + 72 hours;
        if (block.timestamp < from) vm.warp(from);
        COURT.advance(own.id);
        bool isUpheld = own.kind == IDisputesTypes.Kind.Sla && own.sum <= own.harm;
        if (isUpheld) return _decide(own, IDisputesTypes.Outcome.Upheld);
        (own.state, own.since) = (IDisputesTypes.State.Voting, block.timestamp);
    }

    function _vote(Book storage own, uint256 votes, uint256 forIt) private {
        for (uint256 i = 0; i < votes; ++i) {
            bytes32 commitment = COURT.commitmentOf(own.id, jurors[i], i < forIt, bytes32(i));
            vm.prank(jurors[i]);
            COURT.commitVote(own.id, commitment);
        }
        if (votes > 0) vm.warp(own.since + 48 hours);
        for (uint256 i = 0; i < votes; ++i) {
            vm.prank(jurors[i]);
            COURT.revealVote(own.id, i < forIt, bytes32(i));
        }
        if (block.timestamp < own.since + 72 hours) vm.warp(own.since + 72 hours);
        COURT.tally(own.id);
    }

    /// @dev One bond: who loses pays half to the other; of nothing proven both lose a tenth. The burned part is rounded up.
    function _bond(Payout memory payout, Book storage own, uint256 bond, bool isOfClaimant) private view {
        uint256 back = bond;
        uint256 toOther = 0;
        if (own.outcome == IDisputesTypes.Outcome.Unproven) back = bond * 9 / 10;
        else if (isOfClaimant != (own.outcome == IDisputesTypes.Outcome.Upheld)) (back, toOther) = (0, bond / 2);
        payout.burned += bond - back - toOther;
        payout.claimant += isOfClaimant ? back : toOther;
        payout.accused += isOfClaimant ? toOther : back;
    }

    function _slashFor(Payout memory payout, Book storage own) private returns (uint256 toOperators) {
        bool isSla = own.kind == IDisputesTypes.Kind.Sla;
        uint256 taken = _take(isSla ? _slaLeft(own.sum) : own.sum);
        if (!isSla) ++malice;
        uint256 harmed = taken * 4 / 10 < own.harm ? taken * 4 / 10 : own.harm;
        toOperators = taken / 5;
        uint256 parts = harmed + taken / 10;
        assertTrue(parts + toOperators <= taken, "parts are never more than was taken");
        payout.claimant += parts;
        payout.burned += taken - parts - toOperators;
    }

    function _decide(Book storage own, IDisputesTypes.Outcome outcome) private {
        (own.state, own.outcome, own.since) = (IDisputesTypes.State.Final, outcome, block.timestamp);
    }

    /// @dev A claim in a state, from a place on that chance chose.
    function _oneIn(uint256 pick, IDisputesTypes.State state) private view returns (Book storage own, bool isAny) {
        own = _none;
        for (uint256 i = 0; i < books.length; ++i) {
            own = books[(pick % books.length + i) % books.length];
            if (own.state == state) return (own, true);
        }
    }
}
