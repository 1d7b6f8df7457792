// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConvictionTrace} from "../src/gov/ConvictionTrace.sol";
import {EpochTrace} from "../src/restaking/EpochTrace.sol";
import {Windows} from "../src/Windows.sol";
import {Assertions} from "./Assertions.sol";

/// @notice What is looked up is what was written, however much came before and after.
contract TracesTest is Assertions {
    using ConvictionTrace for ConvictionTrace.Trace;
    using EpochTrace for EpochTrace.Trace;

    uint256 private constant START = 1_800_000_000;
    uint256 private constant HALF_LIFE = 90 days;

    ConvictionTrace.Trace private _votes;
    EpochTrace.Trace private _stake;

    function setUp() public {
        vm.warp(START);
    }

    function test_epochs_ofNothingAreNothing() public view {
        (uint256 first, uint256 second) = _stake.atStartOf(type(uint24).max);
        assertEq(first + second, 0, "nothing");
        (first, second) = _stake.latest();
        assertEq(first + second, 0, "nothing");
    }

    function test_epochs_severalChangesInOneAreOne() public {
        uint32 epoch = Windows.epochAt(START);
        _stake.write(1, 2);
        _stake.write(3, 4);
        (uint256 first, uint256 second) = _stake.atStartOf(epoch + 1);
        assertEq(first, 3, "the last");
        assertEq(second, 4, "of both");
        assertEq(_stake.newest.count, 0, "one point");
        (first,) = _stake.atStartOf(epoch);
        assertEq(first, 0, "nothing at its start");
    }

    function test_error_epochs_tooMuch() public {
        vm.expectRevert();
        this.write(uint256(type(uint104).max) + 1);
        (uint256 first,) = _stake.latest();
        assertEq(first, 0, "nothing written");
    }

    function test_votes_ofNothingAreNothing() public view {
        assertEq(_votes.past(START, HALF_LIFE).balance, 0, "past");
        assertEq(_votes.latest(START, HALF_LIFE).balance, 0, "latest");
    }

    function test_attack_dustForAges() public {
        _votes.newest.count = type(uint24).max;
        _vote(START, 5);
        vm.warp(START + 1);
        _vote(START + 1, 6);
        assertEq(_votes.newest.balance, 6, "there is room for more than a year of seconds");
    }

    function testFuzz_epochsAreFoundAgain(uint8[12] memory steps, uint96[12] memory amounts) public {
        uint256 time = START;
        uint32 first = Windows.epochAt(START);
        uint256[] memory expected = new uint256[](800);
        uint256 now_ = 0;
        uint32 reached = first;
        for (uint256 i = 0; i < steps.length; ++i) {
            time += uint256(steps[i]) * 1 days;
            uint32 epoch = Windows.epochAt(time);
            for (; reached < epoch; ++reached) {
                expected[reached + 1 - first] = now_;
            }
            vm.warp(time);
            now_ = amounts[i];
            _stake.write(now_, i);
        }
        for (uint32 epoch = first; epoch <= reached; ++epoch) {
            (uint256 found,) = _stake.atStartOf(epoch);
            assertEq(found, expected[epoch - first], "as it stood when it began");
        }
        (uint256 last,) = _stake.atStartOf(reached + 1);
        assertEq(last, now_, "and as it stands");
    }

    function testFuzz_votesAreFoundAgain(uint16[12] memory steps, uint80[12] memory amounts) public {
        uint256 time = START;
        uint256[12] memory times;
        for (uint256 i = 0; i < steps.length; ++i) {
            time += uint256(steps[i]) + 1;
            (times[i]) = time;
            _vote(time, amounts[i]);
        }
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 until = i + 1 < steps.length ? times[i + 1] - 1 : time;
            assertEq(_votes.past(times[i], HALF_LIFE).balance, amounts[i], "from when it was written");
            assertEq(_votes.past(until, HALF_LIFE).balance, amounts[i], "until the next");
        }
        assertEq(_votes.past(times[0] - 1, HALF_LIFE).balance, 0, "nothing before the first");
    }

    function write(uint256 first) external {
        _stake.write(first, 0);
    }

    function _vote(uint256 time, uint256 amount) private {
        ConvictionTrace.Point memory point = _votes.latest(time, HALF_LIFE);
        (point.balance, point.conviction) = (uint88(amount), 0);
        _votes.write(point);
    }
}
