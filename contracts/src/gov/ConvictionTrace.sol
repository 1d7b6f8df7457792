// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConvictionMath} from "../math/ConvictionMath.sol";

/// @title A balance and its conviction over time, one slot for each change; what has been is never changed.
library ConvictionTrace {
    /// @dev `isLent`: the votes of this balance are another's.
    struct Point {
        uint40 time;
        bool isLent;
        uint104 balance;
        uint104 conviction;
    }

    struct Trace {
        Point[] points;
    }

    /// @notice How it stands at `time`, which is not before the newest change.
    function latest(Trace storage trace, uint256 time, uint256 halfLife) internal view returns (Point memory point) {
        uint256 count = trace.points.length;
        if (count > 0) point = _grown(trace.points[count - 1], time, halfLife);
    }

    /// @notice How it stood at the end of `time`.
    function past(Trace storage trace, uint256 time, uint256 halfLife) internal view returns (Point memory point) {
        (uint256 low, uint256 high) = (0, trace.points.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (trace.points[middle].time > time) high = middle;
            else low = middle + 1;
        }
        if (low > 0) point = _grown(trace.points[low - 1], time, halfLife);
    }

    /// @notice Writes down how it stands now. Several changes in one block are one point.
    function write(Trace storage trace, Point memory point) internal {
        uint256 count = trace.points.length;
        if (count > 0 && trace.points[count - 1].time == point.time) trace.points[count - 1] = point;
        else trace.points.push(point);
    }

    function _grown(Point memory point, uint256 time, uint256 halfLife) private pure returns (Point memory) {
        uint256 conviction = ConvictionMath.grown(point.balance, point.conviction, time - point.time, halfLife);
        // Both casts keep what fitted before: conviction never exceeds the balance.
        (point.conviction, point.time) = (uint104(conviction), uint40(time));
        return point;
    }
}
