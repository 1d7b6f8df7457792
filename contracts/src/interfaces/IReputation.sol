// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a SecWare is worth by what users paid for and said about it.
/// @notice Scores cross contracts with a scale of 1e9, and are below it. Points have a scale of 1e12.
interface IReputation {
    /// @notice Points of use, points of counted reviews, and units earned, as they were at `since`; all decay.
    struct Standing {
        uint72 p;
        uint72 n;
        uint72 v;
        uint40 since;
    }

    enum ReviewState {
        None,
        Open,
        Challenged,
        Counted,
        Overturned,
        Lapsed
    }

    /// @notice A paid review of a purchase. `points`, in hundredths, is what it weighs if it counts.
    struct Review {
        address reviewer;
        uint40 openedAt;
        ReviewState state;
        uint16 points;
        uint32 ware;
        uint96 fee;
        uint40 challengedAt;
    }

    event ScoreUpdated(uint32 indexed ware, address indexed payer, uint72 p, uint72 n, uint72 v);
    event EpochScored(uint32 indexed ware, uint32 indexed epoch, uint32 score);
    event WareActive(uint32 indexed ware, uint32 indexed epoch);
    event Reviewed(
        bytes32 indexed purchaseId,
        uint32 indexed ware,
        address indexed reviewer,
        uint96 fee,
        uint16 points,
        string text
    );
    event ReviewChallenged(bytes32 indexed purchaseId, uint32 indexed ware, address indexed by);
    event ReviewFinalised(bytes32 indexed purchaseId, uint32 indexed ware, ReviewState state);
    event ReviewRightGiven(bytes32 indexed purchaseId);
    event ExpulsionStarted(uint32 indexed ware, address indexed by, uint40 executableAt);
    event ExpulsionDeferred(uint32 indexed ware, uint40 executableAt);
    event ExpulsionStopped(uint32 indexed ware);
    event Expelled(uint32 indexed ware, uint96 slashed);

    error ReputationNotModule(address caller);
    error ReputationNotReviewable(bytes32 purchaseId);
    error ReputationNotReviewer(bytes32 purchaseId, address caller);
    error ReputationNotDeveloper(uint32 ware, address caller);
    error ReputationTooManyReviews(uint256 atMost, uint256 until);
    error ReputationTextTooLong(uint256 length, uint256 atMost);
    error ReputationWindowClosed(uint256 until);
    error ReputationWindowOpen(uint256 until);
    error ReputationBadState(bytes32 purchaseId, ReviewState state);
    error ReputationNotExpellable(uint32 ware, uint256 score, uint256 units);
    error ReputationBadPayers(uint256 place);
    error ReputationNoExpulsion(uint32 ware);

    /// @notice Market only: `payer` had a purchase earn from `earnedBefore` to `earnedAfter`, in units of the token. With that the
    /// SecWare has earned `earnedInEpoch` since the epoch began.
    /// @return meanScore The mean of the last four epoch closes.
    /// @return points What this credited, in hundredths of a point, saturating.
    function credit(uint32 ware, address payer, uint96 earnedBefore, uint96 earnedAfter, uint96 earnedInEpoch)
        external
        returns (uint64 meanScore, uint16 points);

    /// @notice Says that a purchase was bad, for a fee, half of which is burned at once. Its owner may, once, from its first settlement until 14 days after its
    /// close, at most three times in 28 days for one SecWare. Counts unless the developer challenges it in 72 hours.
    function review(bytes32 purchaseId, string calldata text) external;
    /// @notice The developer puts as much against a review as its fee; Disputes rule. Upheld, the reviewer gets the half that is
    /// held and half of what the developer put in; overturned, the developer gets both.
    function challenge(bytes32 purchaseId) external;
    /// @notice Counts a review that nobody challenged, or lets one lapse on which nobody ruled. Anybody may call it.
    function finalise(bytes32 purchaseId) external;
    /// @notice Disputes only: the ruling on a review that was challenged.
    function rule(bytes32 purchaseId, bool isUpheld) external;
    /// @notice Disputes only: a purchase may be reviewed though nothing of it was settled.
    function giveReviewRight(bytes32 purchaseId) external;

    /// @notice Stops the sales of a SecWare whose score is under a quarter after 50 units; expulsion follows in seven days.
    /// @param payers At least ten who paid for it, each since 60 days ago or earlier (`firstPaidAt`), in ascending order.
    function startExpulsion(uint32 ware, address[] calldata payers) external;
    /// @notice Disputes only: the expulsion is being judged, and cannot be carried out before `until`, which counts up to 45 days
    /// after its start and never makes it earlier.
    function deferExpulsion(uint32 ware, uint40 until) external;
    /// @notice Disputes and owner only: it stays, on sale or paused as it was before. None starts again for 28 days.
    function stopExpulsion(uint32 ware) external;
    /// @notice Expels it for good, and burns a tenth of the fixed stake. Anybody may call it once the seven days are over.
    function expel(uint32 ware) external;

    /// @notice The score now.
    function scoreOf(uint32 ware) external view returns (uint64);
    /// @notice The mean of the last four epoch closes, which delay, stake and pool go by.
    function meanScoreOf(uint32 ware) external view returns (uint64);
    /// @notice How many SecWares earned at least 100 SEC from at least 5 owners in an epoch.
    function activeWaresOf(uint32 epoch) external view returns (uint256);
    function reviewOf(bytes32 purchaseId) external view returns (Review memory);
    /// @notice Points and units as they are now.
    function standingOf(uint32 ware) external view returns (Standing memory);
    /// @notice Whether a purchase may be reviewed though nothing of it was settled.
    function hasReviewRight(bytes32 purchaseId) external view returns (bool);
    /// @notice When a payer had first given a SecWare a whole point in one window; 0: never. Less does not make a payer.
    function firstPaidAt(uint32 ware, address payer) external view returns (uint40);
    /// @notice From when on a started expulsion can be carried out; 0: none is.
    function expulsionOf(uint32 ware) external view returns (uint40);
    /// @notice When the last expulsion was started, whatever became of it.
    function expulsionStartedAt(uint32 ware) external view returns (uint40);
}
