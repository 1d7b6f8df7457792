// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ConvictionMath} from "../math/ConvictionMath.sol";

/// @title A balance and its conviction over time; what has been is never changed.
/// @notice The newest point stands apart and knows how many came before it, so that a change writes two slots, and the first one only one.
library ConvictionTrace {
    /// @dev `isLent`: the votes of this balance are another's. `count`: how many points are older; one for each second would fit for
    /// 136 years, so that nobody can fill a trace up by dust. Amounts fit twice all the ETH that there is.
    struct Point {
        uint40 time;
        bool isLent;
        uint32 count;
        uint88 balance;
        uint88 conviction;
    }

    struct Trace {
        Point newest;
        mapping(uint256 place => Point) older;
    }

    /// @notice How it stands at `time`, which is not before the newest change.
    function latest(Trace storage trace, uint256 time, uint256 halfLife) internal view returns (Point memory) {
        return _grown(trace.newest, time, halfLife);
    }

    /// @notice How it stood at the end of `time`.
    function past(Trace storage trace, uint256 time, uint256 halfLife) internal view returns (Point memory point) {
        point = trace.newest;
        if (point.time > time) {
            (uint256 low, uint256 high) = (0, point.count);
            while (low < high) {
                uint256 middle = (low + high) / 2;
                if (trace.older[middle].time > time) high = middle;
                else low = middle + 1;
            }
            if (low > 0) point = trace.older[low - 1];
            else delete point;
        }
        point = _grown(point, time, halfLife);
    }

    /// @notice Writes down how it stands now. Several changes in one block are one point.
    function write(Trace storage trace, Point memory point) internal {
        Point memory before = trace.newest;
        point.count = before.count;
        if (before.time != 0 && before.time != point.time) trace.older[point.count++] = before;
        trace.newest = point;
    }

    function _grown(Point memory point, uint256 time, uint256 halfLife) private pure returns (Point memory) {
        uint256 conviction = ConvictionMath.grown(point.balance, point.conviction, time - point.time, halfLife);
        // Both casts keep what fitted before: conviction never exceeds the balance.
        (point.conviction, point.time) = (uint88(conviction), uint40(time));
        return point;
    }
}
