// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title The one thing that a guardian can do: stop something new from beginning, briefly and seldom.
/// @notice A contract asks `isOn` where something new begins, and nowhere else: what has begun always ends as it should. Both
/// times fit beside what such a contract reads anyway.
library GuardianPause {
    uint256 internal constant SPAN_AT_MOST = 7 days;
    uint256 internal constant EVERY = 30 days;
    /// @notice Stands for ever, as the end of a pause and as the time of the next one.
    uint32 internal constant FOR_EVER = type(uint32).max;

    event Paused(uint256 until);

    error PauseTooLong(uint256 span, uint256 atMost);
    error PauseTooSoon(uint256 nextFrom);

    /// @notice Pauses from now on for `span`. The caller of this has checked who asks, and keeps both times.
    function start(uint32 nextFrom, uint256 span) internal returns (uint32 until, uint32 afterwards) {
        require(span <= SPAN_AT_MOST, PauseTooLong(span, SPAN_AT_MOST));
        require(nextFrom != FOR_EVER && block.timestamp >= nextFrom, PauseTooSoon(nextFrom));
        emit Paused(block.timestamp + span);
        return (uint32(block.timestamp + span), uint32(block.timestamp + EVERY));
    }

    /// @notice Stops for ever: there is no time from which on a guardian could pause, and so shorten it.
    function stop() internal returns (uint32 until, uint32 afterwards) {
        emit Paused(FOR_EVER);
        return (FOR_EVER, FOR_EVER);
    }

    function isOn(uint32 until) internal view returns (bool) {
        return block.timestamp < until || until == FOR_EVER;
    }
}
