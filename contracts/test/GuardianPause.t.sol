// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {GuardianPause} from "../src/GuardianPause.sol";
import {Assertions} from "./Assertions.sol";

contract GuardianPauseTest is Assertions {
    uint32 private _until;
    uint32 private _nextFrom;

    function setUp() public {
        vm.warp(1_800_000_000);
    }

    function test_start_lastsForItsSpan() public {
        this.start(3 days);
        assertTrue(GuardianPause.isOn(_until), "on");
        vm.warp(block.timestamp + 3 days - 1);
        assertTrue(GuardianPause.isOn(_until), "to the last second");
        vm.warp(block.timestamp + 1);
        assertTrue(!GuardianPause.isOn(_until), "and not at its end");
    }

    function test_start_saysUntilWhen() public {
        vm.expectEmit(true, true, true, true, address(this));
        emit GuardianPause.Paused(block.timestamp + 1 days);
        this.start(1 days);
    }

    function test_start_ofNothingIsNoPauseButCounts() public {
        this.start(0);
        assertTrue(!GuardianPause.isOn(_until), "off");
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, block.timestamp + 30 days));
        this.start(1);
    }

    function test_start_revertsTooSoonAndTooLong() public {
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooLong.selector, 7 days + 1, 7 days));
        this.start(7 days + 1);
        this.start(7 days);
        uint32 from = uint32(block.timestamp + 30 days);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, from));
        this.start(1);
        vm.warp(from);
        this.start(1);
        assertEq(_until, from + 1, "again");
    }

    function test_stop_isForEver() public {
        this.stop();
        vm.warp(uint256(type(uint32).max) + 1_000 days);
        assertTrue(GuardianPause.isOn(_until), "still");
        vm.expectRevert(abi.encodeWithSelector(GuardianPause.PauseTooSoon.selector, GuardianPause.FOR_EVER));
        this.start(1);
    }

    function test_isOn_isOffInTheBeginning() public view {
        assertTrue(!GuardianPause.isOn(0), "off");
    }

    /// @dev However a guardian tries, at most a week in thirty days is paused.
    function testFuzz_start_pausesAWeekInAMonthAtMost(uint32[10] memory waits, uint32[10] memory spans) public {
        uint256 from = block.timestamp;
        uint256 paused;
        for (uint256 i = 0; i < 10; ++i) {
            vm.warp(block.timestamp + waits[i] % 40 days);
            (bool isDone,) = address(this).call(abi.encodeCall(this.start, (spans[i] % 10 days)));
            if (isDone) paused += _until - block.timestamp;
        }
        uint256 months = (block.timestamp - from) / 30 days + 1;
        assertTrue(paused <= months * 7 days, "no more");
    }

    function start(uint256 span) external {
        (_until, _nextFrom) = GuardianPause.start(_nextFrom, span);
    }

    function stop() external {
        (_until, _nextFrom) = GuardianPause.stop();
    }
}
