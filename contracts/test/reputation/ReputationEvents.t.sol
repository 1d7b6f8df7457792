// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReputation} from "../../src/interfaces/IReputation.sol";
import {ScoreMath} from "../../src/math/ScoreMath.sol";
import {Windows} from "../../src/Windows.sol";
import {Vm} from "../Vm.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice What the contract knows is told by its events: who reads only them knows as much.
contract ReputationEventsTest is ReputationBase {
    struct Rebuilt {
        uint256 p;
        uint256 n;
        uint256 v;
        uint256 since;
        uint128 closes;
        uint32 epoch;
        uint40 expulsion;
    }

    struct RebuiltReview {
        IReputation.ReviewState state;
        uint32 ware;
        address reviewer;
        uint96 fee;
        uint16 points;
        uint40 openedAt;
        uint40 challengedAt;
    }

    Rebuilt private _ware;
    mapping(bytes32 purchaseId => RebuiltReview) private _reviews;
    mapping(bytes32 purchaseId => bool) private _rights;
    mapping(uint32 epoch => uint256) private _active;
    bytes32[] private _ids;

    function test_state_isRebuiltFromEvents__AVS21() public {
        vm.recordLogs();
        _history();
        _compare();
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        vm.recordLogs();
        for (uint256 i = 0; i < 14; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed);
            _read();
            vm.warp(block.timestamp + seed % 4 days);
        }
        _compare();
    }

    /// @dev Each kind of event at least once.
    function _history() private {
        address[] memory payers = _buyers(1, 12);
        for (uint256 i = 0; i < 12; ++i) {
            _ids.push(_use(payers[i], 9));
        }
        _read();
        vm.warp(block.timestamp + 11 days);
        for (uint256 i = 0; i < 12; ++i) {
            _review(_ids[i], payers[i]);
        }
        _challenge(_ids[0]);
        _challenge(_ids[1]);
        _rule(_ids[0], true);
        _rule(_ids[1], false);
        _read();
        vm.warp(block.timestamp + 72 hours);
        for (uint256 i = 2; i < 12; ++i) {
            scores.finalise(_ids[i]);
        }
        vm.prank(disputes);
        scores.giveReviewRight(_ids[3]);
        _read();
        vm.warp(block.timestamp + 46 days);
        scores.startExpulsion(ware, payers);
        vm.prank(disputes);
        scores.deferExpulsion(ware, uint40(block.timestamp + 9 days));
        _read();
    }

    function _act(uint256 seed) private {
        uint256 pick = seed % 6;
        bytes32 last = _ids.length == 0 ? bytes32(0) : _ids[seed / 6 % _ids.length];
        IReputation.ReviewState state = scores.reviewOf(last).state;
        if (pick < 3 || last == 0) _ids.push(_use(_buyer(seed / 99 % 7), uint40(1 + seed / 7 % 60)));
        else if (pick == 3) _tryReview(last);
        else if (state == IReputation.ReviewState.Challenged) _rule(last, seed % 2 == 0);
        else if (state == IReputation.ReviewState.Open) _answer(last);
    }

    function _tryReview(bytes32 id) private {
        vm.prank(market.purchaseOf(id).owner);
        try scores.review(id, "Wrong.") {} catch {}
    }

    function _answer(bytes32 id) private {
        if (block.timestamp < scores.reviewOf(id).openedAt + 72 hours) return _challenge(id);
        scores.finalise(id);
    }

    /// @dev Takes in what was logged since; all of it at this time.
    function _read() private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(scores)) _take(logs[i]);
        }
    }

    function _take(Vm.Log memory log) private {
        bytes32 kind = log.topics[0];
        if (kind == IReputation.ScoreUpdated.selector) {
            (_ware.p, _ware.n, _ware.v) = abi.decode(log.data, (uint72, uint72, uint72));
            _ware.since = block.timestamp;
            _ware.epoch = Windows.epochAt(block.timestamp);
        } else if (kind == IReputation.EpochScored.selector) {
            _ware.closes = _ware.closes << 32 | uint128(abi.decode(log.data, (uint32)));
        } else if (kind == IReputation.WareActive.selector) {
            ++_active[uint32(uint256(log.topics[2]))];
        } else if (kind == IReputation.ReviewRightGiven.selector) {
            _rights[log.topics[1]] = true;
        } else if (kind == IReputation.ExpulsionStarted.selector || kind == IReputation.ExpulsionDeferred.selector) {
            _ware.expulsion = abi.decode(log.data, (uint40));
        } else {
            _takeReview(kind, log);
        }
    }

    function _takeReview(bytes32 kind, Vm.Log memory log) private {
        RebuiltReview storage own = _reviews[log.topics[1]];
        if (kind == IReputation.Reviewed.selector) {
            own.state = IReputation.ReviewState.Open;
            own.ware = uint32(uint256(log.topics[2]));
            own.reviewer = address(uint160(uint256(log.topics[3])));
            (own.fee, own.points,) = abi.decode(log.data, (uint96, uint16, string));
            own.openedAt = uint40(block.timestamp);
        } else if (kind == IReputation.ReviewChallenged.selector) {
            own.state = IReputation.ReviewState.Challenged;
            own.challengedAt = uint40(block.timestamp);
        } else if (kind == IReputation.ReviewFinalised.selector) {
            own.state = abi.decode(log.data, (IReputation.ReviewState));
        } else {
            revert("an event that this reader does not know");
        }
    }

    function _compare() private view {
        IReputation.Standing memory now_ = scores.standingOf(ware);
        uint256 elapsed = block.timestamp - _ware.since;
        assertEq(ScoreMath.decay(_ware.p, elapsed), now_.p, "points of use");
        assertEq(ScoreMath.decay(_ware.n, elapsed), now_.n, "points of reviews");
        assertEq(ScoreMath.decay(_ware.v, elapsed), now_.v, "units");
        assertEq(_mean(), scores.meanScoreOf(ware), "the mean of closes");
        assertEq(_ware.expulsion, scores.expulsionOf(ware), "the expulsion");
        for (uint32 epoch = Windows.epochAt(START); epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            assertEq(_active[epoch], scores.activeWaresOf(epoch), "active SecWares");
        }
        for (uint256 i = 0; i < _ids.length; ++i) {
            _compareReview(_ids[i]);
        }
    }

    function _compareReview(bytes32 id) private view {
        IReputation.Review memory real = scores.reviewOf(id);
        RebuiltReview storage own = _reviews[id];
        assertEq(uint256(own.state), uint256(real.state), "state");
        assertEq(own.ware, real.ware, "SecWare");
        assertEq(own.reviewer, real.reviewer, "reviewer");
        assertEq(own.fee, real.fee, "fee");
        assertEq(own.points, real.points, "weight");
        assertEq(own.openedAt, real.openedAt, "opened");
        assertEq(own.challengedAt, real.challengedAt, "challenged");
        assertTrue(_rights[id] == scores.hasReviewRight(id), "right");
    }

    /// @dev Closes that nobody wrote down follow from the standing.
    function _mean() private view returns (uint256) {
        uint128 closes = _ware.closes;
        for (uint32 epoch = _ware.epoch; epoch < Windows.epochAt(block.timestamp); ++epoch) {
            uint256 elapsed = Windows.startOf(epoch + 1) - _ware.since;
            uint256 score = ScoreMath.score(
                ScoreMath.decay(_ware.p, elapsed), ScoreMath.decay(_ware.n, elapsed), ScoreMath.decay(_ware.v, elapsed)
            );
            closes = closes << 32 | uint128(score);
        }
        uint256 sum;
        for (uint256 i = 0; i < 4; ++i) {
            sum += uint32(closes >> i * 32);
        }
        return sum / 4;
    }
}
