// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DayRing} from "../src/DayRing.sol";
import {Assertions} from "./Assertions.sol";

contract DayRingTest is Assertions {
    using DayRing for DayRing.Ring;

    uint256 private constant SIZE = 16;

    DayRing.Ring private _ring;
    /// @dev What a plain mapping would say, and up to which day was taken.
    mapping(uint32 dayNumber => uint256) private _model;
    uint32 private _taken;

    function test_add_sumsUpADay() public {
        _ring.add(SIZE, 100, 5);
        _ring.add(SIZE, 100, 7);
        (uint96 amount, uint32 dayNumber) = _ring.get(SIZE, 100);
        assertEq(amount, 12, "sum");
        assertEq(dayNumber, 100, "day");
    }

    function test_add_keepsTheNeighbourInItsSlot() public {
        _ring.add(SIZE, 100, type(uint96).max);
        _ring.add(SIZE, 101, 1);
        _ring.add(SIZE, 101, 1);
        (uint96 amount,) = _ring.get(SIZE, 100);
        assertEq(amount, type(uint96).max, "the lower half");
        (amount,) = _ring.get(SIZE, 101);
        assertEq(amount, 2, "the upper half");
    }

    function test_add_saysWhatStoodInItsPlace() public {
        (uint96 left, uint32 leftDay) = _ring.add(SIZE, 100, 5);
        assertEq(left + leftDay, 0, "nothing yet");
        (left, leftDay) = _ring.add(SIZE, 100 + uint32(SIZE), 9);
        assertEq(left, 5, "what was left");
        assertEq(leftDay, 100, "of which day");
        (left,) = _ring.add(SIZE, 100 + uint32(SIZE), 1);
        assertEq(left, 0, "and not again");
    }

    function test_add_atBothEndsOfTheRing() public {
        for (uint32 dayNumber = 0; dayNumber < SIZE; ++dayNumber) {
            _ring.add(SIZE, 320 + dayNumber, dayNumber + 1);
        }
        for (uint32 dayNumber = 0; dayNumber < SIZE; ++dayNumber) {
            (uint96 amount, uint32 stamped) = _ring.get(SIZE, 320 + dayNumber);
            assertEq(amount, dayNumber + 1, "every place is its own");
            assertEq(stamped, 320 + dayNumber, "with its day");
        }
    }

    function test_add_revertsBeyondTheBucket() public {
        _ring.add(SIZE, 3, type(uint96).max);
        vm.expectRevert();
        this.addOne(3);
        (uint96 amount,) = _ring.get(SIZE, 3);
        assertEq(amount, type(uint96).max, "as before");
    }

    function test_dueBetween_isHalfOpen() public {
        _ring.add(SIZE, 100, 1);
        _ring.add(SIZE, 101, 2);
        _ring.add(SIZE, 102, 4);
        assertEq(_ring.dueBetween(SIZE, 100, 101), 2, "after the first, by the second");
        assertEq(_ring.dueBetween(SIZE, 99, 102), 7, "all");
        assertEq(_ring.dueBetween(SIZE, 102, 102), 0, "none");
        assertEq(_ring.dueBetween(SIZE, 0, 99), 0, "none has come");
    }

    function test_dueBetween_findsWhatWaitedLongerThanTheRing() public {
        _ring.add(SIZE, 100, 1);
        _ring.add(SIZE, 115, 2);
        assertEq(_ring.dueBetween(SIZE, 0, 1_000), 3, "both");
        assertEq(_ring.dueBetween(SIZE, 100, 1_000), 2, "the one that was not taken");
    }

    function test_dueBetween_inTheFirstDaysOfTime() public {
        _ring.add(SIZE, 1, 1);
        _ring.add(SIZE, 3, 2);
        assertEq(_ring.dueBetween(SIZE, 0, 2), 1, "less than one turn from zero");
        assertEq(_ring.dueBetween(SIZE, 0, 3), 3, "and both");
    }

    /// @dev A ring of which every place is a day of its own, and one of a single slot.
    function test_add_inTheSmallestRing() public {
        _ring.add(2, 10, 1);
        _ring.add(2, 11, 2);
        (uint96 left, uint32 leftDay) = _ring.add(2, 12, 4);
        assertEq(left, 1, "the older one");
        assertEq(leftDay, 10, "and its day");
        assertEq(_ring.dueBetween(2, 9, 12), 6, "what stands");
    }

    /// @dev Days pass, amounts are added up to a turn ahead, and now and then all that has come is taken.
    function testFuzz_ring_isAMapping(uint8[24] memory steps, uint96[24] memory amounts) public {
        uint32 today = 1_000;
        uint256 free;
        for (uint256 i = 0; i < 24; ++i) {
            today += steps[i] % 5;
            uint32 dayNumber = today + 1 + steps[i] % 15;
            uint96 amount = amounts[i] / 64;
            (uint96 left, uint32 leftDay) = _ring.add(SIZE, dayNumber, amount);
            if (leftDay > _taken) {
                assertEq(left, _model[leftDay], "what is overwritten is what waited");
                free += left;
                _model[leftDay] = 0;
            }
            _model[dayNumber] += amount;
            if (steps[i] % 3 == 0) free = _take(today, free);
        }
        _take(today + 40, free);
        for (uint32 dayNumber = 1_000; dayNumber < today + 40; ++dayNumber) {
            assertEq(_model[dayNumber], 0, "nothing was forgotten");
        }
    }

    function addOne(uint32 dayNumber) external {
        _ring.add(SIZE, dayNumber, 1);
    }

    function _take(uint32 today, uint256) private returns (uint256) {
        uint256 expected;
        for (uint32 dayNumber = 1_000; dayNumber <= today; ++dayNumber) {
            expected += _model[dayNumber];
            _model[dayNumber] = 0;
        }
        assertEq(_ring.dueBetween(SIZE, _taken, today), expected, "as the mapping says");
        _taken = today;
        return 0;
    }
}
