// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Every time span that more than one contract goes by, in seconds. All windows are half open.
/// @notice Each span that people have to act in outlasts a day in which an L2's sequencer takes nothing in.
library Windows {
    uint256 internal constant DAY = 1 days;
    /// @notice Rewards, scores and pools are closed by epochs: `timestamp / EPOCH`.
    uint256 internal constant EPOCH = 7 days;

    /// @notice Vouchers settle until this long after the end of a purchase; refunds run from then on.
    uint256 internal constant SETTLE_GRACE = 48 hours;
    /// @notice Until when a settlement or refund can be claimed about. Sold money stays in the exposure as long.
    uint256 internal constant DISPUTE_WINDOW = 7 days;
    /// @notice A stake that is taken back stays slashable this long.
    uint256 internal constant UNBONDING = 14 days;
    /// @notice As `UNBONDING`, for what investors restaked.
    uint256 internal constant EXIT_QUEUE = 14 days;
    /// @notice An unresolved claim holds money back at most this long; then it counts as not proven.
    uint256 internal constant HARD_STOP = 45 days;
    /// @notice What a key signed is evidence this long after the key ended.
    uint256 internal constant KEY_EVIDENCE = 28 days;
    /// @notice Caps on slashes and on one payer's reviews count over this long.
    uint256 internal constant CAP_WINDOW = 28 days;

    /// @notice In which a purchase can be reviewed after its close, and a developer can challenge a review.
    uint256 internal constant REVIEW_WINDOW = 14 days;
    uint256 internal constant REVIEW_CHALLENGE = 72 hours;

    /// @notice In which a public probe has to be answered.
    uint256 internal constant PROBE = 48 hours;
    /// @notice A claim's spans: answer, hidden votes, their opening, appeal, and the wait before money moves.
    uint256 internal constant RESPONSE = 72 hours;
    uint256 internal constant COMMIT = 48 hours;
    uint256 internal constant REVEAL = 24 hours;
    uint256 internal constant APPEAL = 48 hours;
    uint256 internal constant EXECUTION = 7 days;

    function epochAt(uint256 time) internal pure returns (uint32) {
        return uint32(time / EPOCH);
    }

    /// @notice The first second of an epoch.
    function startOf(uint32 epoch) internal pure returns (uint256) {
        return uint256(epoch) * EPOCH;
    }

    function dayAt(uint256 time) internal pure returns (uint32) {
        return uint32(time / DAY);
    }

    /// @notice The first day that has wholly come `span` after `time`: rounded up, so that nothing is early.
    function dayAfter(uint256 time, uint256 span) internal pure returns (uint32) {
        return uint32((time + span + DAY - 1) / DAY);
    }
}
