// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The one thing that a guardian can do: stop something new from beginning, briefly and seldom.
/// @notice A contract asks `isOn` where something new begins, and nowhere else: what has begun always ends as it should.
library GuardianPause {
    uint256 internal constant SPAN_AT_MOST = 7 days;
    uint256 internal constant EVERY = 30 days;

    struct Pause {
        uint40 until;
        uint40 nextFrom;
    }

    event Paused(uint256 until);

    error PauseTooLong(uint256 span, uint256 atMost);
    error PauseTooSoon(uint256 nextFrom);

    /// @notice Pauses from now on for `span`. The caller of this has checked who asks.
    function start(Pause storage pause, uint256 span) internal {
        require(span <= SPAN_AT_MOST, PauseTooLong(span, SPAN_AT_MOST));
        require(block.timestamp >= pause.nextFrom, PauseTooSoon(pause.nextFrom));
        pause.until = uint40(block.timestamp + span);
        pause.nextFrom = uint40(block.timestamp + EVERY);
        emit Paused(block.timestamp + span);
    }

    /// @notice Stops for ever: there is no time from which on a guardian could pause, and so shorten it.
    function stop(Pause storage pause) internal {
        (pause.until, pause.nextFrom) = (type(uint40).max, type(uint40).max);
        emit Paused(type(uint40).max);
    }

    function isOn(Pause storage pause) internal view returns (bool) {
        return block.timestamp < pause.until;
    }
}
