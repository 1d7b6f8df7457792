// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Amounts by the day on which they come due, in a ring of buckets that are used again.
/// @notice Two buckets share a slot, and a bucket is never zeroed: after one turn, an addition costs no fresh slot. Whoever
/// adds on a day that is less than `size` days away never meets a bucket that is still waiting.
library DayRing {
    uint256 private constant DAY_BITS = 32;
    uint256 private constant BUCKET_BITS = 128;
    uint256 private constant BUCKET = (1 << BUCKET_BITS) - 1;

    struct Ring {
        mapping(uint256 place => uint256 pair) pairs;
    }

    /// @notice Adds to a day's bucket.
    /// @return left What an earlier day had left in that bucket: it came due at least `size` days before `dayNumber`.
    function add(Ring storage ring, uint256 size, uint32 dayNumber, uint96 amount) internal returns (uint96 left) {
        (uint96 before, uint32 stamped) = get(ring, size, dayNumber);
        if (stamped != dayNumber) (left, before) = (before, 0);
        _set(ring, dayNumber % size, before + amount, dayNumber);
    }

    /// @notice Takes out everything that has come due by `today`.
    function takeUntil(Ring storage ring, uint256 size, uint32 today) internal returns (uint256 amount) {
        for (uint256 i = 0; i < size / 2; ++i) {
            uint256 pair = ring.pairs[i];
            uint256 kept = pair;
            for (uint256 shift = 0; shift <= BUCKET_BITS; shift += BUCKET_BITS) {
                uint256 bucket = pair >> shift & BUCKET;
                // The lower bits are the day, and stay.
                if (uint32(bucket) > today) continue;
                amount += bucket >> DAY_BITS;
                kept -= bucket >> DAY_BITS << DAY_BITS << shift;
            }
            if (kept != pair) ring.pairs[i] = kept;
        }
    }

    /// @notice The bucket in which a day has its place: how much, and of which day.
    function get(Ring storage ring, uint256 size, uint32 dayNumber) internal view returns (uint96, uint32) {
        uint256 place = dayNumber % size;
        uint256 bucket = ring.pairs[place / 2] >> (place % 2 * BUCKET_BITS) & BUCKET;
        // Both casts take exactly the bits that `_set` put there.
        return (uint96(bucket >> DAY_BITS), uint32(bucket));
    }

    function _set(Ring storage ring, uint256 place, uint96 amount, uint32 dayNumber) private {
        uint256 shift = place % 2 * BUCKET_BITS;
        uint256 bucket = uint256(amount) << DAY_BITS | dayNumber;
        ring.pairs[place / 2] = ring.pairs[place / 2] & ~(BUCKET << shift) | bucket << shift;
    }
}
