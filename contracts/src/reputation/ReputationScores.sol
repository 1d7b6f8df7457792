// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {ScoreMath} from "../math/ScoreMath.sol";
import {Windows} from "../Windows.sol";

/// @title Scores: credited by what is settled, closed by epochs.
abstract contract ReputationScores is IReputation {
    using SafeCastLib for uint256;

    uint256 private constant CLOSES = 4;
    uint128 private constant CLOSE_BITS = 32;
    uint256 private constant ACTIVE_EARNED = 100e18;
    uint8 private constant ACTIVE_OWNERS = 5;
    uint256 internal constant HUNDREDTH = 1e10;

    address internal immutable MARKET;

    /// @dev `closes`: the last four closes before `epoch`, newest in the lowest bits. `owners` counts as far as activity asks for, so
    /// that most settlements leave this slot alone; what was earned in the epoch the market knows.
    struct Epochs {
        uint128 closes;
        uint32 epoch;
        uint8 owners;
        bool isActive;
    }

    /// @dev One slot. `given`: points of the window. `reviewHours`: the hours of the last three reviews, the newest lowest.
    struct Payer {
        uint40 windowStart;
        uint64 given;
        uint8 repeats;
        uint40 firstPaidAt;
        uint32 lastEpoch;
        uint72 reviewHours;
    }

    mapping(uint32 ware => Standing) private _standings;
    mapping(uint32 ware => Epochs) private _epochs;
    mapping(uint32 ware => mapping(address payer => Payer)) internal _payers;
    /// @inheritdoc IReputation
    mapping(uint32 epoch => uint256) public activeWaresOf;

    constructor(address market) {
        MARKET = market;
    }

    /// @inheritdoc IReputation
    function credit(uint32 ware, address payer, uint96 earnedBefore, uint96 earnedAfter, uint96 earnedInEpoch)
        external
        returns (uint64 meanScore, uint16 points)
    {
        require(msg.sender == MARKET, ReputationNotModule(msg.sender));
        meanScore = _closeEpochs(ware);
        Payer memory own = _payers[ware][payer];
        uint256 given;
        uint256 units;
        (given, units, points) = _creditPayer(own, earnedBefore, earnedAfter);
        _countActivity(ware, own, earnedInEpoch);
        _putPayer(ware, payer, own);
        _addUse(ware, payer, given, units);
    }

    /// @inheritdoc IReputation
    function scoreOf(uint32 ware) public view returns (uint64) {
        return _scoreAt(ware, block.timestamp);
    }

    /// @inheritdoc IReputation
    function meanScoreOf(uint32 ware) external view returns (uint64) {
        Epochs storage epochs = _epochs[ware];
        if (epochs.epoch == Windows.epochAt(block.timestamp)) return _mean(epochs.closes);
        (uint128 closes,) = _closesNow(ware);
        return _mean(closes);
    }

    /// @inheritdoc IReputation
    function standingOf(uint32 ware) public view returns (Standing memory) {
        return _decayed(_standings[ware], block.timestamp);
    }

    /// @inheritdoc IReputation
    function firstPaidAt(uint32 ware, address payer) external view returns (uint40) {
        return _payers[ware][payer].firstPaidAt;
    }

    /// @dev Counts a review. Reviews never touch points of use.
    function _complain(uint32 ware, address reviewer, uint256 points) internal {
        if (_epochs[ware].epoch != Windows.epochAt(block.timestamp)) _closeEpochs(ware);
        Standing storage kept = _standings[ware];
        Standing memory now_ = _decayed(kept, block.timestamp);
        now_.n = _saturated(now_.n + points);
        (kept.p, kept.n, kept.v, kept.since) = (now_.p, now_.n, now_.v, now_.since);
        emit ScoreUpdated(ware, reviewer, now_.p, now_.n, now_.v);
    }

    function _addUse(uint32 ware, address payer, uint256 given, uint256 units) private {
        Standing storage kept = _standings[ware];
        Standing memory now_ = _decayed(kept, block.timestamp);
        now_.p = _saturated(now_.p + given);
        now_.v = _saturated(now_.v + units);
        (kept.p, kept.n, kept.v, kept.since) = (now_.p, now_.n, now_.v, now_.since);
        emit ScoreUpdated(ware, payer, now_.p, now_.n, now_.v);
    }

    /// @dev Apart, because among many other values the compiler would write the slot once for each field.
    function _putPayer(uint32 ware, address payer, Payer memory own) private {
        _payers[ware][payer] = own;
    }

    /// @return given Points of these units, by what the payer did in this window.
    /// @return units What was earned.
    /// @return hundredths The points, so that all parts of a window sum to what was given in it, in however small steps.
    function _creditPayer(Payer memory own, uint256 earnedBefore, uint256 earnedAfter)
        private
        view
        returns (uint256 given, uint256 units, uint16 hundredths)
    {
        if (block.timestamp >= own.windowStart + ScoreMath.WINDOW) {
            (own.windowStart, own.given, own.repeats) = (uint40(block.timestamp), 0, 0);
        }
        uint256 before = ScoreMath.units(earnedBefore);
        units = ScoreMath.units(earnedAfter) - before;
        bool wasFull = before >= ScoreMath.POINT;
        // The purchase itself is none of its earlier ones.
        uint256 repeats = wasFull && own.repeats > 0 ? own.repeats - 1 : own.repeats;
        given = ScoreMath.points(units, repeats, own.given);
        uint256 sum = own.given + given;
        if (sum > type(uint64).max) sum = type(uint64).max;
        uint256 parts = sum / HUNDREDTH - own.given / HUNDREDTH;
        hundredths = parts < type(uint16).max ? uint16(parts) : type(uint16).max;
        own.given = uint64(sum);
        // Dust does not make a payer.
        if (own.firstPaidAt == 0 && sum >= ScoreMath.POINT) own.firstPaidAt = uint40(block.timestamp);
        bool isFull = before + units >= ScoreMath.POINT;
        if (isFull && !wasFull && own.repeats < type(uint8).max) ++own.repeats;
    }

    function _countActivity(uint32 ware, Payer memory own, uint256 earned) private {
        Epochs storage epochs = _epochs[ware];
        if (epochs.isActive) return;
        (uint32 epoch, uint8 owners) = (epochs.epoch, epochs.owners);
        bool isNew = owners < ACTIVE_OWNERS && own.lastEpoch != epoch;
        if (isNew) (own.lastEpoch, owners) = (epoch, owners + 1);
        bool isActive = owners == ACTIVE_OWNERS && earned >= ACTIVE_EARNED;
        if (!isNew && !isActive) return;
        (epochs.owners, epochs.isActive) = (owners, isActive);
        if (!isActive) return;
        ++activeWaresOf[epoch];
        emit WareActive(ware, epoch);
    }

    /// @dev Writes down the scores with which epochs ended, before anything of a new one counts.
    function _closeEpochs(uint32 ware) private returns (uint64) {
        Epochs storage epochs = _epochs[ware];
        uint32 epoch = Windows.epochAt(block.timestamp);
        if (epochs.epoch == epoch) return _mean(epochs.closes);
        (uint128 closes, uint32 from) = _closesNow(ware);
        for (uint32 one = from; one < epoch; ++one) {
            emit EpochScored(ware, one, uint32(closes >> (epoch - 1 - one) * CLOSE_BITS));
        }
        _epochs[ware] = Epochs({closes: closes, epoch: epoch, owners: 0, isActive: false});
        return _mean(closes);
    }

    /// @return closes The closes before this epoch, whether they are written down or not.
    /// @return from The first epoch that is not written down and still counts.
    function _closesNow(uint32 ware) private view returns (uint128 closes, uint32 from) {
        uint32 epoch = Windows.epochAt(block.timestamp);
        Epochs storage epochs = _epochs[ware];
        (closes, from) = (epochs.closes, epochs.epoch);
        if (from + CLOSES < epoch) from = epoch - uint32(CLOSES);
        if (epochs.epoch == 0) return (0, epoch);
        for (uint32 one = from; one < epoch; ++one) {
            closes = closes << CLOSE_BITS | uint128(_scoreAt(ware, Windows.startOf(one + 1)));
        }
    }

    function _scoreAt(uint32 ware, uint256 time) private view returns (uint64) {
        Standing memory then = _decayed(_standings[ware], time);
        return uint64(ScoreMath.score(then.p, then.n, then.v));
    }

    function _decayed(Standing memory then, uint256 time) private pure returns (Standing memory) {
        uint256 elapsed = time - then.since;
        if (elapsed == 0) return then;
        // As `ScoreMath.decay` of each; the factor is worked out once.
        uint256 factor = ScoreMath.decayFactor(elapsed);
        then.p = uint72(then.p * factor / ScoreMath.WAD);
        then.n = uint72(then.n * factor / ScoreMath.WAD);
        then.v = uint72(then.v * factor / ScoreMath.WAD);
        then.since = uint40(time);
        return then;
    }

    function _mean(uint128 closes) private pure returns (uint64 sum) {
        for (; closes > 0; closes >>= CLOSE_BITS) {
            sum += uint32(closes);
        }
        return sum / uint64(CLOSES);
    }

    function _saturated(uint256 value) private pure returns (uint72) {
        return value < type(uint72).max ? uint72(value) : type(uint72).max;
    }
}
