// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {ScoreMath} from "../math/ScoreMath.sol";

/// @title A weight over time, one slot for each change; what has been is never changed.
library WeightTrace {
    using SafeCastLib for uint256;

    struct Point {
        uint40 time;
        uint216 value;
    }

    struct Trace {
        Point[] points;
    }

    /// @notice The last point at or before `time`; zeros where there is none.
    function past(Trace storage trace, uint256 time) internal view returns (Point memory point) {
        (uint256 low, uint256 high) = (0, trace.points.length);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (trace.points[middle].time > time) high = middle;
            else low = middle + 1;
        }
        if (low > 0) point = trace.points[low - 1];
    }

    /// @notice As `past`, halved in every 90 days since.
    function decayed(Trace storage trace, uint256 time) internal view returns (uint256) {
        Point memory point = past(trace, time);
        return ScoreMath.decay(point.value, time - point.time);
    }

    /// @notice Writes down what holds from now on.
    function write(Trace storage trace, uint256 value) internal {
        Point memory point = Point({time: uint40(block.timestamp), value: value.toUint216()});
        uint256 count = trace.points.length;
        if (count > 0 && trace.points[count - 1].time == point.time) trace.points[count - 1] = point;
        else trace.points.push(point);
    }
}
