// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Purchases with frozen terms, escrow, settlement by vouchers, refunds, and the developers' revenue.
/// @notice Every unit of SEC that comes in is paid, refunded, burned as a fee, or held in one of the sums that views show.
/// Nothing here can be upgraded, and nobody can touch an escrow.
interface IMarket {
    enum State {
        None,
        Live,
        Cancelling,
        Closed
    }

    /// @notice What was bought, its terms frozen by the plan's hash that is part of its id.
    /// @dev Two slots until somebody cancels. `points`: what it credited to the score, in hundredths, 750 at most.
    struct Purchase {
        address owner;
        uint96 amount;
        uint32 ware;
        uint16 plan;
        uint40 start;
        uint40 end;
        uint40 calls;
        uint40 used;
        uint16 epoch;
        State state;
        Via via;
        uint16 points;
        uint40 cancelAt;
        bool isFeeWaived;
    }

    /// @notice Who bought it for its owner, and gets the refund to pass it on.
    enum Via {
        Owner,
        Desk,
        Packages
    }

    /// @notice One epoch of all SecWares, or of one: what was earned, the same weighted by the scores of the time (rounded
    /// down for each settlement), and calls.
    struct Usage {
        uint96 earned;
        uint96 weighted;
        uint64 calls;
    }

    /// @notice A key that may sign calls. A key is never zeroed: `revokedAt` ends it, and its vouchers settle for the grace.
    struct Caller {
        uint40 maxCalls;
        uint40 settled;
        uint40 validUntil;
        uint40 revokedAt;
    }

    /// @notice Typed data by which an owner lets another key call: a second device, a rotation without gas, a gift.
    struct CallerGrant {
        bytes32 purchaseId;
        address caller;
        uint64 maxCalls;
        uint64 validAfter;
        uint64 validUntil;
        uint64 epoch;
        string audience;
    }

    /// @notice The newest voucher of one caller.
    struct Entry {
        bytes32 purchaseId;
        bytes32 requestHash;
        uint40 seq;
        address caller;
        bytes signature;
    }

    /// @notice Why an entry of a batch was not paid.
    enum Skip {
        None,
        UnknownPurchase,
        UnknownCaller,
        TooLate,
        BadSignature,
        NothingDue
    }

    event Purchased(
        bytes32 indexed purchaseId,
        address indexed owner,
        uint32 indexed ware,
        address developer,
        uint16 plan,
        uint40 calls,
        uint96 amount,
        uint40 end,
        uint256 buyerNonce
    );
    event ToppedUp(bytes32 indexed purchaseId, uint40 calls, uint96 amount);
    event CallerSet(bytes32 indexed purchaseId, address indexed caller, uint40 maxCalls, uint40 validUntil);
    event CallerRevoked(bytes32 indexed purchaseId, address indexed caller);
    event EpochRaised(bytes32 indexed purchaseId, uint32 epoch);
    event Settled(
        bytes32 indexed purchaseId, address indexed caller, uint40 seq, uint40 served, uint96 paid, uint32 unlockDay
    );
    event SettleSkipped(bytes32 indexed purchaseId, address indexed caller, Skip reason);
    event CancelRequested(bytes32 indexed purchaseId, uint40 cancelledAt);
    /// @dev `unlockDay`: the day on which the fee comes free for the developer; 0 where there is none.
    event Refunded(bytes32 indexed purchaseId, address indexed owner, uint96 amount, uint96 fee, uint32 unlockDay);
    event CancelFeeWaived(bytes32 indexed purchaseId);
    event RevenueWithdrawn(uint32 indexed ware, address indexed to, uint256 amount);
    event EpochClosed(uint32 indexed epoch, uint256 earned, uint256 burned, uint256 operators, uint256 pool);
    event TreasuryPaid(address indexed to, uint256 amount);

    error MarketNotOnSale(uint32 ware, uint16 plan);
    error MarketPlanMismatch(bytes32 expected, bytes32 actual);
    error MarketPriceAboveMax(uint256 price, uint256 maxTotal);
    error MarketBadNonce(bytes32 given, uint256 count);
    error MarketBadQuantity(uint40 quantity);
    error MarketBadCaller(address caller);
    error MarketSoldOut(uint32 ware, uint16 plan, uint32 atMost);
    error MarketFreePlanTaken(uint40 until);
    error MarketNotOwner(bytes32 purchaseId, address caller);
    error MarketNotDeveloper(uint32 ware, address caller);
    error MarketNotLive(bytes32 purchaseId, State state);
    error MarketEnded(bytes32 purchaseId, uint256 end);
    error MarketTooManyCallers(uint256 count);
    error MarketBadGrant(bytes32 purchaseId);
    error MarketNotSettled(Skip reason);
    error MarketBatchTooLarge(uint256 length, uint256 atMost);
    error MarketNotRefundable(uint256 from);
    error MarketPaused(uint256 until);
    error MarketNotModule(address caller);
    error MarketEpochOpen(uint32 epoch);
    error MarketEpochClosed(uint32 epoch);

    /// @notice Buys `qty` of a plan and authorises the first caller key. The caller owns the purchase.
    /// @dev `planHash` is what the buyer saw; `buyerNonce` equals the count of this owner's purchases of this SecWare.
    /// Reverts without effect where price, terms, stake or allowance do not fit.
    function buy(
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        bytes32 planHash,
        address callerKey,
        bytes32 buyerNonce
    ) external returns (bytes32 purchaseId);

    /// @notice Desk and packages only: buys for `owner` with the caller's SEC. What is refunded comes back to the caller, which
    /// is told by `onRefund`.
    /// @dev The desk is asked for the price. Warning: packages are not; they have transferred what all parts of a sale cost before they
    /// buy the first.
    function buyFor(
        address owner,
        uint32 ware,
        uint16 plan,
        uint40 qty,
        uint96 maxTotal,
        bytes32 planHash,
        address callerKey,
        bytes32 buyerNonce
    ) external returns (bytes32 purchaseId);

    /// @notice Adds calls at the plan's price, while it is on sale; the newest key that stands may use them.
    function topUp(bytes32 purchaseId, uint40 qty, uint96 maxTotal) external;
    /// @notice Authorises a key, or raises what one may do.
    /// @dev Nothing that a key was given can be lowered, and a revoked key never comes back.
    function setCaller(bytes32 purchaseId, address caller, uint40 maxCalls, uint40 validUntil) external;
    /// @notice Ends a key now. Its vouchers settle for the grace.
    function revokeCaller(bytes32 purchaseId, address caller) external;
    /// @notice Revokes every caller and raises the epoch: keys of the next epoch are other keys.
    function bumpEpoch(bytes32 purchaseId) external;
    /// @notice Makes a signed grant an entry. The owner signed it, by its key or by ERC-1271.
    function useGrant(CallerGrant calldata grant, bytes calldata signature) external;

    /// @notice Pays the newest voucher of a caller: everything up to `seq` that was not paid before.
    function settle(Entry calldata entry) external returns (uint96 paid);
    /// @notice Pays up to 50 entries; one that cannot be paid is skipped with its reason and never blocks the others.
    function settleMany(Entry[] calldata entries) external returns (uint96 paid);

    /// @notice Asks to end a purchase early. Vouchers settle for the grace, then the rest is refunded less 2 %, the developer's.
    function cancel(bytes32 purchaseId) external;
    /// @notice Pays what is left back to the owner, after the grace. Anybody may call it.
    function refund(bytes32 purchaseId) external;
    /// @notice Registry only: the SecWare was retired or expelled now, and so ends what it sold.
    function noteEnd(uint32 ware) external;
    /// @notice Disputes only: the owner had a reason to cancel, and pays nothing for it.
    function waiveCancelFee(bytes32 purchaseId) external;
    /// @notice Pays the developer all revenue that has come free, but for what open claims ask for beyond the stake.
    function withdraw(uint32 ware) external returns (uint256 amount);

    /// @notice Divides the fees of an epoch that is over: burns, pays the operators, and fills the performance pool. Anybody may call it.
    function closeEpoch(uint32 epoch) external;

    /// @notice A purchase; its state is `None` where there is none of that id.
    function purchaseOf(bytes32 purchaseId) external view returns (Purchase memory);
    /// @notice When new calls of a purchase end, as it stands now: vouchers settle for the grace after it.
    function closesAtOf(bytes32 purchaseId) external view returns (uint256);
    /// @notice What a key of a purchase may do; all zeros where it is none.
    function callerOf(bytes32 purchaseId, address caller) external view returns (Caller memory);
    /// @notice Every key that a purchase ever had.
    function callersOf(bytes32 purchaseId) external view returns (address[] memory);
    /// @notice How often this owner bought this SecWare; the next purchase's nonce.
    function buyerNonceOf(address owner, uint32 ware) external view returns (uint256);
    /// @notice keccak256(abi.encode(chainId, market, owner, ware, planHash, buyerNonce)): the name of a purchase, never reused.
    function purchaseIdOf(address owner, uint32 ware, bytes32 planHash, uint256 buyerNonce)
        external
        view
        returns (bytes32);
    /// @notice Revenue that came free and was not taken, and the buckets of all other: each with the day on which it comes free.
    function revenueOf(uint32 ware)
        external
        view
        returns (uint256 free, uint32[16] memory dayNumbers, uint96[16] memory amounts);
    function usageOf(uint32 epoch) external view returns (Usage memory);
    function wareUsageOf(uint32 ware, uint32 epoch) external view returns (Usage memory);
    function isEpochClosed(uint32 epoch) external view returns (bool);
    /// @notice Totals of a SecWare: purchases and calls sold. Calls that were settled are told by epochs.
    function salesOf(uint32 ware) external view returns (uint64 purchases, uint64 callsSold);
    /// @notice Of everything that is signed in this market: vouchers, grants, verdicts, refusals.
    function domainSeparator() external view returns (bytes32);
}
