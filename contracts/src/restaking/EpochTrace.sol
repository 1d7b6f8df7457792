// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {Windows} from "../Windows.sol";

/// @title Two amounts over time, by the epochs in which they changed.
/// @notice What counts in an epoch is how it stood when the epoch began: who comes later has no part in it, and no vote.
/// The newest point stands apart and knows how many came before it, so that the first change writes only one slot.
library EpochTrace {
    using SafeCastLib for uint256;

    struct Point {
        uint24 epoch;
        uint24 count;
        uint104 first;
        uint104 second;
    }

    struct Trace {
        Point newest;
        mapping(uint256 place => Point) older;
    }

    /// @notice How it stands now.
    function latest(Trace storage trace) internal view returns (uint256 first, uint256 second) {
        Point memory point = trace.newest;
        return (point.first, point.second);
    }

    /// @notice How it stood at the first moment of an epoch.
    function atStartOf(Trace storage trace, uint32 epoch) internal view returns (uint256 first, uint256 second) {
        Point memory point = trace.newest;
        if (point.epoch >= epoch) {
            (uint256 low, uint256 high) = (0, point.count);
            while (low < high) {
                uint256 middle = (low + high) / 2;
                if (trace.older[middle].epoch >= epoch) high = middle;
                else low = middle + 1;
            }
            if (low == 0) return (0, 0);
            point = trace.older[low - 1];
        }
        return (point.first, point.second);
    }

    function write(Trace storage trace, uint256 first, uint256 second) internal {
        Point memory before = trace.newest;
        uint24 count = before.count;
        uint24 epoch = uint24(Windows.epochAt(block.timestamp));
        if (before.epoch != 0 && before.epoch != epoch) trace.older[count++] = before;
        trace.newest = Point(epoch, count, first.toUint104(), second.toUint104());
    }
}
