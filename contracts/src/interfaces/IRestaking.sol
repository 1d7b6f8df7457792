// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Operators, those who restake with them, and what both earn and lose.
/// @notice ETH goes into an operator's pool for shares, and governance tokens come out one to one. To leave, as many have to be
/// returned; what leaves stays slashable for two weeks. An account restakes with one operator, for good.
interface IRestaking {
    /// @notice `index` is what is left of a unit of principal after slashes, with a scale of 1e18; `leftIn` the epoch of leaving.
    struct Operator {
        bool isKnown;
        bool isJoined;
        uint16 commissionBps;
        uint32 leftIn;
        uint64 index;
        uint112 scaledPrincipal;
    }

    struct Exit {
        address investor;
        uint40 queuedAt;
        address operator;
        uint96 worth;
        uint112 shares;
        bool isDone;
    }

    struct Duties {
        uint16 due;
        uint16 done;
    }

    event OperatorJoined(address indexed operator, uint16 commissionBps);
    event OperatorLeft(address indexed operator);
    event Deposited(address indexed operator, address indexed investor, uint256 amount, uint256 shares);
    event ExitQueued(
        uint256 indexed exit, address indexed operator, address indexed investor, uint256 shares, uint256 returned
    );
    event ExitCompleted(uint256 indexed exit, uint256 amount);
    event OperatorSlashed(address indexed operator, uint256 taken, uint64 index);
    event Seized(address indexed operator, address indexed investor, uint256 principal, uint256 shares, uint256 amount);
    event DutyNoted(address indexed operator, uint32 indexed epoch, bool isDone);
    event PaidIn(uint32 indexed epoch, uint256 amount);
    event SlashSharePaidIn(uint32 indexed epoch, uint256 amount);
    event InsurancePaidIn(uint256 amount);
    event InsurancePaidOut(address indexed to, uint256 sec, uint256 eth);
    event RewardsSet(uint32 indexed epoch, uint256 paid, uint256 toInsurance);
    /// @dev `owed` is what of the pool's part somebody can claim; the part of queued shares is insurance.
    event OperatorRewarded(
        uint32 indexed epoch, address indexed operator, uint256 commission, uint256 forPool, uint256 owed
    );
    event CommissionPaid(address indexed operator, uint256 amount);
    event RewardClaimed(address indexed investor, uint32 indexed epoch, uint256 amount, uint256 forfeited);

    error RestakingNotModule(address caller);
    error RestakingNotOperator(address operator);
    error RestakingIsOperator(address operator);
    error RestakingTooManyOperators(uint256 atMost);
    error RestakingTooSmall(uint256 amount, uint256 least);
    error RestakingOtherOperator(address current);
    error RestakingCommissionAbove(uint256 commissionBps, uint256 atMost);
    error RestakingBrokenPool(address operator);
    error RestakingShort(uint256 have, uint256 asked);
    error RestakingExitLocked(uint256 until);
    error RestakingClaimOpen(address operator);
    error RestakingNotExit(uint256 exit);
    error RestakingPaymentFailed(address to);
    error RestakingEpochNotReady(uint32 epoch);
    error RestakingEpochDone(uint32 epoch);
    error RestakingClaimed(uint32 epoch);

    /// @notice Becomes an operator with ETH of one's own. Commission is at most a fifth.
    function join(uint16 commissionBps) external payable;
    /// @notice Takes no more deposits, and no weight from the next epoch on. Who restaked leaves as ever. There is no way back.
    function leave() external;
    /// @notice Owner only: as if the operator had left.
    function dismiss(address operator) external;
    /// @notice Restakes the ETH that comes along with an operator.
    function deposit(address operator) external payable returns (uint256 shares);
    /// @notice Returns governance tokens and queues shares for leaving. An operator keeps the least of its own until it has left.
    function queueExit(uint256 shares) external returns (uint256 exit);
    /// @notice Pays a queued exit out, at the lower of its worth then and now. Anybody may call it. A claim against the operator
    /// that was opened before the two weeks of the queue were over holds it back while it is open, at most 45 days longer.
    function completeExit(uint256 exit) external;
    /// @notice Divides the rewards of an epoch that the market has closed. Anybody may call it.
    function closeEpoch(uint32 epoch) external;
    /// @notice Pays the caller's rewards of closed epochs, in ascending order.
    function claim(uint32[] calldata epochs) external returns (uint256 amount);

    /// @notice Market only: the operators' share of an epoch's fees, already transferred.
    function payIn(uint32 epoch, uint96 amount) external;
    /// @notice Performance pool only: money for the insurance reserve, already transferred.
    function payInInsurance(uint96 amount) external;
    /// @notice Disputes only: one duty of an operator, done or missed.
    function noteDuty(address operator, bool isDone) external;
    /// @notice Disputes only: takes a part of an operator's pool, own and delegated, rounded up.
    /// `to` gets the money whether it wants it or not.
    function slash(address operator, uint16 bps, address payable to) external returns (uint256 taken);
    /// @notice Owner only: with a discipline vote, moves an investor's principal to the insurance reserve.
    function seize(address investor, uint256 principal) external;
    /// @notice Owner only: pays out of the insurance reserve.
    function payInsurance(address payable to, uint96 sec, uint256 eth) external;

    function isOperator(address operator) external view returns (bool);
    /// @notice Those who may have a weight; also ones that left not long ago.
    function operators() external view returns (address[] memory);
    function operatorOf(address investor) external view returns (address);
    function operatorRecordOf(address operator) external view returns (Operator memory);
    function poolOf(address operator) external view returns (uint256 assets, uint256 shares);
    /// @notice An investor's shares, and the principal that is left of them.
    function positionOf(address investor) external view returns (uint256 shares, uint256 principal);
    function exitOf(uint256 exit) external view returns (Exit memory);
    /// @notice What an operator's pool held at the start of an epoch; nothing where it had left before.
    function weightAt(address operator, uint32 epoch) external view returns (uint256);
    function totalWeightAt(uint32 epoch) external view returns (uint256);
    /// @notice SEC that was paid in for an epoch, and whether it was divided.
    function paidInOf(uint32 epoch) external view returns (uint96 fees, uint96 slashed, bool isPaidIn, bool isDone);
    function dutiesOf(address operator, uint32 epoch) external view returns (Duties memory);
    /// @notice What an account has in an operator's pool now, in wei.
    function stakeOf(address operator, address investor) external view returns (uint256);
}
