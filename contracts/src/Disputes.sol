// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {DisputesJury} from "./disputes/DisputesJury.sol";
import {DisputesOpening} from "./disputes/DisputesOpening.sol";
import {DisputesStore} from "./disputes/DisputesStore.sol";
import {IDisputesJudging} from "./interfaces/IDisputes.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {SlashMath} from "./math/SlashMath.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {Windows} from "./Windows.sol";

/// @title The disputes.
/// @notice See `IDisputes`. How a claim ends: the last word, the wait, and where the money goes.
/// @dev Too much for one contract's code: how disputes begin stands in another, made here and for good, which acts on this one's
/// memory and in its name.
contract Disputes is DisputesJury {
    using SafeCastLib for uint256;

    uint256 private constant WHOLE = 10_000;
    uint256 private constant UNPROVEN_FEE_BPS = 1_000;
    uint256 private constant LAST_WORD = Windows.HARD_STOP - Windows.EXECUTION;

    /// @dev What both sides get, what waits for the operators, and what nobody gets.
    struct Payout {
        uint256 claimant;
        uint256 accused;
        uint256 operators;
        uint256 burned;
    }

    /// @notice Where the other half of the code stands.
    address public immutable OPENING;

    constructor(Modules memory modules) DisputesStore(modules) Owned(modules.timelock) {
        OPENING = address(new DisputesOpening(modules));
    }

    fallback() external {
        address opening = OPENING;
        assembly {
            calldatacopy(0, 0, calldatasize())
            let isDone := delegatecall(gas(), opening, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(isDone) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }

    /// @inheritdoc IDisputesJudging
    function appeal(bytes32 claim) external {
        Claim storage own = _inState(claim, State.Ruled);
        uint256 until = own.since + Windows.APPEAL;
        require(block.timestamp < until, DisputesTooLate(until));
        bool isClaimant = msg.sender == own.claimant;
        require(isClaimant || msg.sender == own.accused, DisputesNotParty(claim, msg.sender));
        bool hasWon = isClaimant == (own.outcome == Outcome.Upheld);
        uint96 bond = _bondOf(own.sum, own.least).toUint96();
        if (!hasWon) bond *= 2;
        (own.state, own.since) = (State.Appealed, uint40(block.timestamp));
        _appeals[claim] = Appeal(msg.sender, bond);
        emit Appealed(claim, msg.sender, bond);
        if (own.kind == Kind.Expulsion) REPUTATION.deferExpulsion(own.ware, type(uint40).max);
        _takeBond(bond);
    }

    /// @inheritdoc IDisputesJudging
    function ruleAppeal(bytes32 claim, bool isUpheld) external onlyOwner {
        Claim storage own = _inState(claim, State.Appealed);
        uint256 until = own.openedAt + LAST_WORD;
        require(block.timestamp < until, DisputesTooLate(until));
        Outcome outcome = isUpheld ? Outcome.Upheld : Outcome.Refuted;
        // Nobody did wrong by agreeing with a jury that was overruled.
        if (outcome != own.outcome) own.isStrong = false;
        _decide(claim, own, outcome);
    }

    /// @inheritdoc IDisputesJudging
    function lapse(bytes32 claim) external {
        Claim storage own = _claims[claim];
        bool isUndecided = own.state != State.None && own.state != State.Final && own.state != State.Closed;
        // A jury's ruling that nobody appealed is the last word.
        require(isUndecided && own.state != State.Ruled, DisputesBadState(claim, own.state));
        uint256 from = own.openedAt + LAST_WORD;
        require(block.timestamp >= from, DisputesTooSoon(from));
        own.isStrong = false;
        _decide(claim, own, Outcome.Unproven);
    }

    /// @inheritdoc IDisputesJudging
    function execute(bytes32 claim) external {
        Claim memory own = _withoutAccused(_claims[claim]);
        require(own.state == State.Ruled || own.state == State.Final, DisputesBadState(claim, own.state));
        uint256 from = own.since;
        if (own.state == State.Ruled) from += Windows.APPEAL;
        if (own.outcome == Outcome.Upheld && own.kind != Kind.Expulsion) from += Windows.EXECUTION;
        require(block.timestamp >= from, DisputesTooSoon(from));
        _claims[claim].state = State.Closed;
        if (own.kind == Kind.Operator) {
            own.accused = _claims[claim].accused;
            _closeOperatorClaim(own.accused, claim);
        }
        Payout memory payout = _bondsOf(claim, own);
        _carryOut(claim, own, payout);
        emit Resolved(claim, own.outcome, payout.claimant, payout.accused, payout.burned);
        _pay(own.claimant, payout.claimant);
        if (payout.accused > 0) _pay(_accusedOf(_claims[claim]), payout.accused);
        _burn(payout.burned, payout.operators);
    }

    /// @inheritdoc IDisputesJudging
    function takeSlashShare(uint32 epoch) external returns (uint96 amount) {
        require(msg.sender == address(RESTAKING), DisputesNotModule(msg.sender));
        // It fits, because all of it was part of stakes.
        amount = uint96(_enforced[epoch].operators);
        if (amount == 0) return 0;
        _enforced[epoch].operators = 0;
        _pay(msg.sender, amount);
    }

    /// @inheritdoc IDisputesJudging
    function slashByOwner(uint32 ware, uint16 bps) external onlyOwner returns (uint256 taken) {
        require(bps > 0 && bps <= WHOLE, DisputesBadSum(bps, WHOLE));
        taken = STAKE.slash(ware, SlashMath.part(STAKE.slashableOf(ware), bps).toUint96(), address(this));
        (, uint256 operators, uint256 burned) = _divide(ware, taken, 0, 0);
        _burn(burned, operators);
    }

    /// @notice Sets the least bond of a claim and the bond against an operator, in whole SEC, and that of a probe. Open ones keep
    /// theirs.
    function setBonds(uint16 least, uint16 against, uint96 probe) external onlyOwner {
        _within("bondLeast", least, 10, 10_000);
        _within("operatorBond", against, 100, 50_000);
        _within("probeBond", probe, 1e18, 1_000e18);
        (bondLeast, operatorBond, probeBond) = (least, against, probe);
    }

    /// @notice Sets how much of the weight that could vote has to.
    function setQuorum(uint16 bps) external onlyOwner {
        _within("quorumBps", bps, 2_000, 6_000);
        quorumBps = bps;
    }

    /// @inheritdoc IDisputesJudging
    function appealOf(bytes32 claim) external view returns (Appeal memory) {
        return _appeals[claim];
    }

    /// @inheritdoc IDisputesJudging
    function enforcedIn(uint32 epoch) external view returns (uint256 claims, uint256 burned) {
        return (_enforced[epoch].claims, _enforced[epoch].burned);
    }

    /// @inheritdoc IDisputesJudging
    function slashShareOf(uint32 epoch) external view returns (uint256) {
        return _enforced[epoch].operators;
    }

    /// @inheritdoc IDisputesJudging
    function maliceOf(uint32 ware) external view returns (uint256) {
        return _malice[ware];
    }

    /// @inheritdoc IDisputesJudging
    function isOperatorClaimed(address operator, uint256 time) external view returns (bool) {
        bytes32[] storage open = _openOf[operator];
        for (uint256 i = 0; i < open.length; ++i) {
            if (_claims[open[i]].openedAt < time) return true;
        }
        return false;
    }

    function _decide(bytes32 claim, Claim storage own, Outcome outcome) private {
        (own.state, own.outcome, own.since) = (State.Final, outcome, uint40(block.timestamp));
        emit Decided(claim, outcome);
    }

    /// @dev Everything but who is accused, a third slot that most ends of a claim do not need.
    function _withoutAccused(Claim storage own) private view returns (Claim memory copy) {
        (copy.claimant, copy.openedAt, copy.ware) = (own.claimant, own.openedAt, own.ware);
        (copy.kind, copy.state, copy.hasJury) = (own.kind, own.state, own.hasJury);
        (copy.sum, copy.harm, copy.least, copy.since) = (own.sum, own.harm, own.least, own.since);
        (copy.outcome, copy.isContested, copy.isStrong) = (own.outcome, own.isContested, own.isStrong);
    }

    function _closeOperatorClaim(address operator, bytes32 claim) private {
        bytes32[] storage open = _openOf[operator];
        for (uint256 i = 0; i < open.length; ++i) {
            if (open[i] != claim) continue;
            open[i] = open[open.length - 1];
            open.pop();
            return;
        }
    }

    /// @dev Who loses loses half to the other side, and half is burned; where nothing is proven both lose a tenth.
    function _bondsOf(bytes32 claim, Claim memory own) private view returns (Payout memory payout) {
        bool isByAccused = own.kind == Kind.Review || own.kind == Kind.Expulsion;
        uint256 bond = _bondOf(own.sum, own.least);
        uint256 ofClaimant = isByAccused ? 0 : bond;
        uint256 ofAccused = own.isContested ? bond : 0;
        _settle(payout, own, ofClaimant, true);
        _settle(payout, own, ofAccused, false);
        // A ruling that stands as the jury made it was not appealed.
        if (own.state == State.Ruled) return payout;
        Appeal memory appealed = _appeals[claim];
        if (appealed.bond > 0) _settle(payout, own, appealed.bond, appealed.by == own.claimant);
    }

    /// @dev One bond. Rounds in favour of what is burned.
    function _settle(Payout memory payout, Claim memory own, uint256 bond, bool isOfClaimant) private pure {
        if (bond == 0) return;
        uint256 back = bond;
        uint256 toOther = 0;
        if (own.outcome == Outcome.Unproven) {
            back = bond - SlashMath.part(bond, UNPROVEN_FEE_BPS);
        } else if (isOfClaimant != (own.outcome == Outcome.Upheld)) {
            (back, toOther) = (0, bond / 2);
        }
        // An expulsion has no claimant who could win anything.
        if (own.claimant == address(0) && !isOfClaimant) toOther = 0;
        payout.burned += bond - back - toOther;
        payout.claimant += isOfClaimant ? back : toOther;
        payout.accused += isOfClaimant ? toOther : back;
    }

    /// @dev What the ruling means for what it was about.
    function _carryOut(bytes32 claim, Claim memory own, Payout memory payout) private {
        bool isUpheld = own.outcome == Outcome.Upheld;
        bool isOfStake = own.kind == Kind.Sla || own.kind == Kind.Malice;
        if (own.sum > 0 && own.ware != 0 && !(isUpheld && isOfStake)) STAKE.unfreeze(own.ware, own.sum);
        if (own.kind == Kind.Review) {
            bool isOpen = REPUTATION.reviewOf(claim).state == IReputation.ReviewState.Challenged;
            if (isOpen && own.outcome != Outcome.Unproven) REPUTATION.rule(claim, isUpheld);
        } else if (own.kind == Kind.Expulsion) {
            // Of this expulsion: a ruling on an earlier one says nothing about it.
            bool isStopped = own.outcome == Outcome.Refuted && REPUTATION.expulsionOf(own.ware) != 0
                && own.openedAt >= REPUTATION.expulsionStartedAt(own.ware);
            if (isStopped) REPUTATION.stopExpulsion(own.ware);
        } else if (isUpheld && own.kind == Kind.Operator) {
            RESTAKING.slash(own.accused, uint16(own.sum), payable(owner));
        } else if (isUpheld && isOfStake) {
            bool isSla = own.kind == Kind.Sla;
            if (!isSla) ++_malice[own.ware];
            uint256 taken = _takeFrozen(own.ware, own.sum, isSla);
            (uint256 toParty, uint256 operators, uint256 burned) = _divide(own.ware, taken, own.harm, NO_LIMIT);
            payout.claimant += toParty;
            payout.operators = operators;
            payout.burned += burned;
        }
    }
}
