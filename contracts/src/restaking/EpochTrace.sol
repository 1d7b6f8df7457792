// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {Windows} from "../Windows.sol";

/// @title Two amounts over time, one slot for each epoch in which they changed.
/// @notice What counts in an epoch is how it stood when the epoch began: who comes later has no part in it, and no vote.
library EpochTrace {
    using SafeCastLib for uint256;

    struct Point {
        uint32 epoch;
        uint112 first;
        uint112 second;
    }

    struct Trace {
        Point[] points;
    }

    /// @notice How it stands now.
    function latest(Trace storage trace) internal view returns (uint256 first, uint256 second) {
        uint256 count = trace.points.length;
        if (count == 0) return (0, 0);
        Point storage point = trace.points[count - 1];
        return (point.first, point.second);
    }

    /// @notice How it stood at the first moment of an epoch.
    function atStartOf(Trace storage trace, uint32 epoch) internal view returns (uint256 first, uint256 second) {
        (uint256 low, uint256 high) = (0, trace.points.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (trace.points[middle].epoch >= epoch) high = middle;
            else low = middle + 1;
        }
        if (low == 0) return (0, 0);
        Point storage point = trace.points[low - 1];
        return (point.first, point.second);
    }

    function write(Trace storage trace, uint256 first, uint256 second) internal {
        Point memory point = Point(Windows.epochAt(block.timestamp), first.toUint112(), second.toUint112());
        uint256 count = trace.points.length;
        if (count > 0 && trace.points[count - 1].epoch == point.epoch) trace.points[count - 1] = point;
        else trace.points.push(point);
    }
}
