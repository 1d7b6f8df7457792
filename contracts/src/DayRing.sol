// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Amounts by the day on which they come due, in a ring of buckets that are used again.
/// @notice Two buckets share a slot, and a bucket is never zeroed: after one turn, an addition costs no fresh slot, and taking out
/// writes nothing here. Whoever takes keeps the day up to which was taken, and hands it in. Whoever adds on a day that is
/// less than `size` days away never meets a bucket that is still waiting.
library DayRing {
    uint256 private constant DAY_BITS = 32;
    uint256 private constant BUCKET_BITS = 128;
    uint256 private constant BUCKET = (1 << BUCKET_BITS) - 1;

    struct Ring {
        mapping(uint256 place => uint256 pair) pairs;
    }

    /// @notice Adds to a day's bucket.
    /// @return left What an earlier day had left in that bucket, taken out or not.
    /// @return leftDay That day, at least `size` days before `dayNumber`.
    function add(Ring storage ring, uint256 size, uint32 dayNumber, uint96 amount)
        internal
        returns (uint96 left, uint32 leftDay)
    {
        uint256 place = dayNumber % size;
        uint256 shift = place % 2 * BUCKET_BITS;
        uint256 pair = ring.pairs[place / 2];
        (uint96 sum, uint32 stamped) = _open(pair >> shift);
        if (stamped != dayNumber) (left, leftDay, sum) = (sum, stamped, 0);
        sum += amount;
        ring.pairs[place / 2] = pair & ~(BUCKET << shift) | (uint256(sum) << DAY_BITS | dayNumber) << shift;
    }

    /// @notice What has come due after the day `taken` and by `today`.
    /// @dev Days before the last `size` ones stand in the same places as those, so that no more places are looked at.
    function dueBetween(Ring storage ring, uint256 size, uint32 taken, uint32 today)
        internal
        view
        returns (uint256 amount)
    {
        uint32 from = today >= size && taken < today - size ? uint32(today - size) : taken;
        for (uint32 dayNumber = from + 1; dayNumber <= today; ++dayNumber) {
            (uint96 waiting, uint32 stamped) = get(ring, size, dayNumber);
            if (stamped > taken && stamped <= today) amount += waiting;
        }
    }

    /// @notice The bucket in which a day has its place: how much, and of which day.
    function get(Ring storage ring, uint256 size, uint32 dayNumber) internal view returns (uint96, uint32) {
        uint256 place = dayNumber % size;
        return _open(ring.pairs[place / 2] >> place % 2 * BUCKET_BITS);
    }

    /// @dev Both casts take exactly the bits that `add` put there.
    function _open(uint256 bucket) private pure returns (uint96 amount, uint32 stamped) {
        return (uint96(bucket >> DAY_BITS), uint32(bucket));
    }
}
