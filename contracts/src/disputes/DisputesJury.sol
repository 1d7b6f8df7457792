// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesJudging} from "../interfaces/IDisputes.sol";
import {IRestaking} from "../interfaces/IRestaking.sol";
import {ISecHub} from "../interfaces/ISecHub.sol";
import {JuryMath} from "../math/JuryMath.sol";
import {Windows} from "../Windows.sol";
import {DisputesAnswers} from "./DisputesAnswers.sol";

/// @title Operators judge: hidden votes first, so that nobody follows another, by the pools of the time before the claim.
abstract contract DisputesJury is DisputesAnswers {
    uint256 internal constant JURORS_LEAST = 4;
    uint256 private constant MISSES_AT_MOST = 3;
    uint16 private constant MISS_BPS = 100;
    uint32 private constant DUTY_EPOCHS = 4;
    uint256 private constant SEALED = 1 << 255;
    uint256 private constant FOR = 2;
    uint256 private constant AGAINST = 1;
    uint256 private constant OWNER_GAS = 30_000;

    /// @dev What was cast, by whom it could have been, and the sides of what counts.
    struct Count {
        uint256 jurors;
        uint256 total;
        uint256 voters;
        uint256 cast;
        uint256 counted;
        uint256 upheld;
    }

    /// @inheritdoc IDisputesJudging
    function commitVote(bytes32 claim, bytes32 commitment) external {
        Claim storage own = _inState(claim, State.Voting);
        uint256 until = own.since + Windows.COMMIT;
        require(block.timestamp < until, DisputesTooLate(until));
        require(RESTAKING.isOperator(msg.sender), DisputesNotJuror(claim, msg.sender));
        require(_ballots[claim][msg.sender] == 0, DisputesBadVote(claim, commitment));
        _ballots[claim][msg.sender] = uint256(commitment) | SEALED;
        emit VoteCommitted(claim, msg.sender, commitment);
    }

    /// @inheritdoc IDisputesJudging
    function revealVote(bytes32 claim, bool isUpheld, bytes32 salt) external {
        Claim storage own = _inState(claim, State.Voting);
        uint256 from = own.since + Windows.COMMIT;
        require(block.timestamp >= from, DisputesTooSoon(from));
        require(block.timestamp < from + Windows.REVEAL, DisputesTooLate(from + Windows.REVEAL));
        bytes32 commitment = commitmentOf(claim, msg.sender, isUpheld, salt);
        bool isSame = _ballots[claim][msg.sender] == uint256(commitment) | SEALED;
        require(isSame, DisputesBadVote(claim, commitment));
        uint256 weight = _weightOf(own, msg.sender);
        require(weight > 0 && !_isParty(own, msg.sender), DisputesNotJuror(claim, msg.sender));
        _ballots[claim][msg.sender] = weight << 8 | (isUpheld ? FOR : AGAINST);
        emit Voted(claim, msg.sender, isUpheld, weight);
    }

    /// @inheritdoc IDisputesJudging
    function tally(bytes32 claim) external {
        Claim storage own = _inState(claim, State.Voting);
        uint256 from = own.since + Windows.COMMIT + Windows.REVEAL;
        require(block.timestamp >= from, DisputesTooSoon(from));
        Count memory count = _count(claim, own);
        own.since = uint40(block.timestamp);
        if (count.jurors < JURORS_LEAST) {
            own.state = State.Appealed;
        } else if (count.voters < JURORS_LEAST || !JuryMath.isQuorum(count.cast, count.total, quorumBps)) {
            (own.state, own.outcome) = (State.Final, Outcome.Unproven);
        } else {
            bool isUpheld = JuryMath.isRuling(count.upheld, count.counted, count.cast);
            (own.state, own.outcome) = (State.Ruled, isUpheld ? Outcome.Upheld : Outcome.Refuted);
            own.isStrong = isUpheld || JuryMath.isRuling(count.counted - count.upheld, count.counted, count.cast);
        }
        emit Tallied(claim, own.state, own.outcome, own.isStrong, count.upheld, count.counted);
    }

    /// @inheritdoc IDisputesJudging
    function noteDuties(bytes32 claim) external {
        Claim storage own = _inState(claim, State.Closed);
        require(own.hasJury && !_isNoted[claim], DisputesExists(claim));
        _isNoted[claim] = true;
        emit DutiesNoted(claim);
        uint256 wrong = own.outcome == Outcome.Upheld ? AGAINST : FOR;
        address[] memory all = RESTAKING.operators();
        for (uint256 i = 0; i < all.length; ++i) {
            if (!_isJuror(own, all[i])) continue;
            uint256 ballot = _ballots[claim][all[i]];
            bool isVote = ballot != 0 && ballot & SEALED == 0;
            bool isDone = isVote && !(own.isStrong && ballot & 0xff == wrong);
            RESTAKING.noteDuty(all[i], isDone);
            if (!isDone) _countMiss(all[i]);
        }
    }

    /// @inheritdoc IDisputesJudging
    function isJuror(bytes32 claim, address operator) external view returns (bool) {
        return _isJuror(_claims[claim], operator);
    }

    /// @inheritdoc IDisputesJudging
    function commitmentOf(bytes32 claim, address juror, bool isUpheld, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), claim, juror, isUpheld, salt));
    }

    /// @dev The third miss in a window begins a new one, and costs where they are no small part of all duties.
    function _countMiss(address operator) private {
        Misses memory own = _misses[operator];
        if (block.timestamp >= own.since + Windows.CAP_WINDOW) own = Misses(uint40(block.timestamp), 0);
        bool isLast = ++own.count == MISSES_AT_MOST;
        if (isLast) own = Misses(0, 0);
        _misses[operator] = own;
        emit MissCounted(operator, own.since, own.count);
        if (isLast && _isNegligent(operator)) RESTAKING.slash(operator, MISS_BPS, payable(owner));
    }

    /// @dev By this epoch and those before it that reach into the window.
    function _isNegligent(address operator) private view returns (bool) {
        uint32 epoch = Windows.epochAt(block.timestamp);
        (uint256 due, uint256 done) = (0, 0);
        for (uint32 i = 0; i < DUTY_EPOCHS; ++i) {
            IRestaking.Duties memory duties = RESTAKING.dutiesOf(operator, epoch - i);
            (due, done) = (due + duties.due, done + duties.done);
        }
        return JuryMath.isNegligent(due - done, due);
    }

    /// @dev Who voted counts, also where it left since; who could have counts for the quorum.
    function _count(bytes32 claim, Claim storage own) private view returns (Count memory count) {
        address[] memory all = RESTAKING.operators();
        uint256[] memory votes = new uint256[](all.length);
        for (uint256 i = 0; i < all.length; ++i) {
            uint256 ballot = _ballots[claim][all[i]];
            bool isVote = ballot != 0 && ballot & SEALED == 0;
            if (!isVote && !_isJuror(own, all[i])) continue;
            ++count.jurors;
            if (!isVote) {
                count.total += _weightOf(own, all[i]);
                continue;
            }
            ++count.voters;
            count.total += ballot >> 8;
            count.cast += ballot >> 8;
            votes[i] = ballot;
        }
        for (uint256 i = 0; i < votes.length; ++i) {
            uint256 weight = JuryMath.counted(votes[i] >> 8, count.cast);
            count.counted += weight;
            if (votes[i] & 0xff == FOR) count.upheld += weight;
        }
    }

    /// @dev The pool at the start of the epoch in which the claim was opened: nothing that came since.
    function _weightOf(Claim storage own, address operator) private view returns (uint256) {
        return RESTAKING.weightAt(operator, Windows.epochAt(own.openedAt));
    }

    function _isJuror(Claim storage own, address operator) private view returns (bool) {
        return RESTAKING.isOperator(operator) && _weightOf(own, operator) > 0 && !_isParty(own, operator);
    }

    /// @dev A party, or one with whom a party restakes. The owner of a hub is the hub.
    function _isParty(Claim storage own, address operator) private view returns (bool) {
        (address claimant, address accused) = (own.claimant, own.accused);
        return _isWith(claimant, operator) || _isWith(accused, operator) || _isWith(_ownerOf(claimant), operator)
            || _isWith(_ownerOf(accused), operator);
    }

    function _isWith(address party, address operator) private view returns (bool) {
        return party != address(0) && (party == operator || RESTAKING.operatorOf(party) == operator);
    }

    /// @dev The owner of an account that is a contract and says so, or nobody. One word of its answer is copied: all of it, once for
    /// each operator, would not fit into a block.
    function _ownerOf(address account) private view returns (address) {
        if (account.code.length == 0) return address(0);
        bytes4 question = ISecHub.owner.selector;
        bool isDone;
        uint256 length;
        uint256 word;
        assembly ("memory-safe") {
            mstore(0, question)
            isDone := staticcall(OWNER_GAS, account, 0, 4, 0, 32)
            length := returndatasize()
            word := mload(0)
        }
        return isDone && length == 32 && word <= type(uint160).max ? address(uint160(word)) : address(0);
    }
}
