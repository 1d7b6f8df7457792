// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {Windows} from "../../src/Windows.sol";
import {ReputationBase} from "../reputation/ReputationBase.sol";
import {PayerReplay} from "./PayerReplay.sol";

/// @notice What points and scores follow from is told by events: who reads only them, and knows the rules, knows as much.
contract PayerEventsTest is ReputationBase {
    PayerReplay private _replay;
    bytes32[] private _ids;
    uint256 private constant PEOPLE = 12;
    /// @dev A plan whose calls earn amounts that do not divide evenly by a score.
    uint16 private _odd;

    function setUp() public override {
        super.setUp();
        _odd = _addPlan(_plan(PRICE + 7));
        _replay = new PayerReplay(address(scores));
        vm.recordLogs();
        _buyers(1, PEOPLE);
    }

    /// @dev Bad service to many, an expulsion that is stopped while it was paused, and another one that is carried out.
    function test_state_isRebuiltFromEvents__AVS21() public {
        _serveBadly();
        vm.prank(developer);
        registry.setPaused(ware, true);
        _start();
        vm.prank(disputes);
        scores.deferExpulsion(ware, uint40(block.timestamp + 9 days));
        _compare();
        vm.prank(owner);
        scores.stopExpulsion(ware);
        _compare();
        vm.warp(block.timestamp + 28 days);
        _start();
        vm.warp(block.timestamp + 7 days);
        scores.expel(ware);
        _compare();
        (uint256 startedAt, uint256 executableAt) = _replay.expulsionOf(ware);
        assertTrue(startedAt > START && executableAt == 0, "two were started, and none is under way");
    }

    /// @dev Of the three neighbours each weighs 4 and a part of a unit, and all of them more than 12.
    function test_whatABatchWeighsIsRebuiltToTheUnit__AVS21() public {
        _use(_buyer(1), 14);
        _compare();
        vm.warp(block.timestamp + 7 days);
        uint96 score = scores.meanScoreOf(ware);
        uint16 dust = _addPlan(_planOf(5e9 / score, 1));
        IMarket.Entry[] memory entries = new IMarket.Entry[](3);
        for (uint256 i = 0; i < entries.length; ++i) {
            entries[i] = _entry(_buyOf(dust, _buyer(1 + i), 1), 1);
        }
        uint96 paid = market.settleMany(entries);
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertTrue(uint256(paid) * score / 1e9 > 12, "more, if it were rounded once");
        assertEq(market.wareUsageOf(ware, epoch).weighted, 12, "the sum of what each weighs");
        _compare();
        assertEq(_replay.weightedOf(ware, epoch), 12, "and events tell it");
    }

    /// forge-config: default.fuzz.runs = 32
    function testFuzz_state_isRebuiltFromEvents__AVS21(uint256 seed) public {
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed % 7, seed >> 8, seed >> 64);
            _compare();
            vm.warp(block.timestamp + (seed >> 128) % (seed >> 192 & 7 == 0 ? 50 days : 4 days));
        }
    }

    function _act(uint256 kind, uint256 a, uint256 b) private {
        if (kind < 3) _ids.push(_buyOf(_odd, _buyer(1 + a % PEOPLE), uint40(1 + b % 30)));
        else if (_ids.length == 0) return;
        else if (kind < 5) _settle(_ids[a % _ids.length], b);
        else if (kind == 5) _settleTwo(a, b);
        else _tryReview(_ids[a % _ids.length], b);
    }

    function _addPlan(IRegistry.Plan memory plan) private returns (uint16) {
        vm.prank(developer);
        return registry.addPlan(ware, plan);
    }

    function _settle(bytes32 id, uint256 seed) private {
        IMarket.Entry[] memory one = new IMarket.Entry[](1);
        one[0] = _entry(id, _seq(id, seed));
        market.settleMany(one);
    }

    /// @dev A batch, which the market distributes at once.
    function _settleTwo(uint256 a, uint256 b) private {
        IMarket.Entry[] memory two = new IMarket.Entry[](2);
        two[0] = _entry(_ids[a % _ids.length], _seq(_ids[a % _ids.length], a >> 40));
        two[1] = _entry(_ids[b % _ids.length], _seq(_ids[b % _ids.length], b >> 40));
        market.settleMany(two);
    }

    function _seq(bytes32 id, uint256 seed) private view returns (uint40) {
        return uint40(1 + seed % (market.purchaseOf(id).calls + 1));
    }

    /// @dev The recorder also hears what was said in a call that failed.
    function _tryReview(bytes32 id, uint256 seed) private {
        _read();
        vm.prank(market.purchaseOf(id).owner);
        (bool isDone,) = address(scores).call(abi.encodeCall(scores.review, (id, "Wrong.")));
        if (!isDone) vm.getRecordedLogs();
        _read();
        vm.warp(block.timestamp + 72 hours + seed % 3 days);
        if (isDone) scores.finalise(id);
    }

    function _serveBadly() private {
        for (uint256 i = 0; i < PEOPLE; ++i) {
            _ids.push(_use(_buyer(1 + i), 14));
        }
        _compare();
        vm.warp(block.timestamp + 15 days);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            _review(_ids[i], _buyer(1 + i));
        }
        _compare();
        vm.warp(START + 60 days);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            scores.finalise(_ids[i]);
        }
        _compare();
    }

    function _start() private {
        scores.startExpulsion(ware, _buyers(1, PEOPLE));
        _compare();
    }

    function _read() private {
        _replay.read(vm.getRecordedLogs());
    }

    function _compare() private {
        _read();
        for (uint256 i = 0; i < _ids.length; ++i) {
            assertEq(_replay.pointsOf(_ids[i]), market.purchaseOf(_ids[i]).points, "points of a purchase");
        }
        for (uint256 i = 0; i < PEOPLE; ++i) {
            address who = address(uint160(0x1_0001 + i));
            _replay.compare(ware, who);
            assertEq(_replay.firstPaidAt(ware, who), scores.firstPaidAt(ware, who), "a payer since");
        }
        (uint256 startedAt, uint256 executableAt) = _replay.expulsionOf(ware);
        assertEq(startedAt, scores.expulsionStartedAt(ware), "started");
        assertEq(executableAt, scores.expulsionOf(ware), "from when on it can be carried out");
        uint32 last = Windows.epochAt(block.timestamp);
        for (uint32 epoch = Windows.epochAt(START); epoch <= last; ++epoch) {
            assertEq(_replay.weightedOf(0, epoch), market.usageOf(epoch).weighted, "weighted usage");
            assertEq(_replay.weightedOf(ware, epoch), market.wareUsageOf(ware, epoch).weighted, "of the SecWare");
        }
    }
}
