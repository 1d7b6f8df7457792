// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {Governed} from "../Governed.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {ScoreMath} from "../math/ScoreMath.sol";
import {VoucherMath} from "../math/VoucherMath.sol";
import {Modules} from "../Modules.sol";
import {Owned} from "../Owned.sol";
import {SecToken} from "../SecToken.sol";
import {Windows} from "../Windows.sol";
import {ReputationScores} from "./ReputationScores.sol";

/// @title Paid reviews: each consumes a purchase, costs a fee, and can be challenged.
abstract contract ReputationReviews is ReputationScores, Governed {
    using SafeCastLib for uint256;

    uint96 private constant FEE_LEAST = 0.1e18;
    uint96 private constant FEE_MOST = 100e18;
    uint256 private constant FEE_BPS = 1_000;
    uint256 private constant REVIEWS_AT_MOST = 3;
    uint256 private constant HOUR_BITS = 24;
    uint256 private constant TEXT_AT_MOST = 280;
    /// @dev What a review weighs of a purchase of which nothing was served.
    uint16 private constant POINTS_WITHOUT_SERVICE = 100;

    SecToken internal immutable TOKEN;
    IRegistry internal immutable REGISTRY;
    address internal immutable DISPUTES;

    /// @notice The least that a review costs.
    uint96 public reviewFee = 2e18;
    mapping(bytes32 purchaseId => Review) private _reviews;
    /// @inheritdoc IReputation
    mapping(bytes32 purchaseId => bool) public hasReviewRight;

    constructor(Modules memory modules) ReputationScores(address(modules.market)) Owned(modules.timelock) {
        TOKEN = modules.token;
        REGISTRY = modules.registry;
        DISPUTES = address(modules.disputes);
    }

    modifier onlyDisputes() {
        require(msg.sender == DISPUTES, ReputationNotModule(msg.sender));
        _;
    }

    /// @inheritdoc IReputation
    function review(bytes32 purchaseId, string calldata text) external {
        require(bytes(text).length <= TEXT_AT_MOST, ReputationTextTooLong(bytes(text).length, TEXT_AT_MOST));
        IMarket.Purchase memory purchase = IMarket(MARKET).purchaseOf(purchaseId);
        require(purchase.owner == msg.sender, ReputationNotReviewer(purchaseId, msg.sender));
        uint16 points = _pointsOf(purchaseId, purchase);
        uint256 until = IMarket(MARKET).closesAtOf(purchaseId) + Windows.REVIEW_WINDOW;
        require(block.timestamp < until, ReputationWindowClosed(until));
        _countReview(purchase.ware);
        uint96 fee = _feeOf(purchase.amount);
        _reviews[purchaseId] = Review({
            reviewer: msg.sender,
            openedAt: uint40(block.timestamp),
            state: ReviewState.Open,
            points: points,
            ware: purchase.ware,
            fee: fee,
            challengedAt: 0
        });
        emit Reviewed(purchaseId, purchase.ware, msg.sender, fee, points, text);
        SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), fee);
        // The price of being heard is gone at once; the other half is held.
        TOKEN.burn(fee - fee / 2);
    }

    /// @inheritdoc IReputation
    function challenge(bytes32 purchaseId) external {
        Review storage own = _reviews[purchaseId];
        _requireState(purchaseId, own.state, ReviewState.Open);
        require(REGISTRY.developerOf(own.ware) == msg.sender, ReputationNotDeveloper(own.ware, msg.sender));
        uint256 until = own.openedAt + Windows.REVIEW_CHALLENGE;
        require(block.timestamp < until, ReputationWindowClosed(until));
        own.state = ReviewState.Challenged;
        own.challengedAt = uint40(block.timestamp);
        emit ReviewChallenged(purchaseId, own.ware, msg.sender);
        SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), own.fee);
    }

    /// @inheritdoc IReputation
    function finalise(bytes32 purchaseId) external {
        Review memory own = _reviews[purchaseId];
        if (own.state == ReviewState.Challenged) return _lapse(purchaseId, own);
        _requireState(purchaseId, own.state, ReviewState.Open);
        uint256 until = own.openedAt + Windows.REVIEW_CHALLENGE;
        require(block.timestamp >= until, ReputationWindowOpen(until));
        _count(purchaseId, own);
        _pay(own.reviewer, own.fee / 2);
    }

    /// @inheritdoc IReputation
    function rule(bytes32 purchaseId, bool isUpheld) external onlyDisputes {
        Review memory own = _reviews[purchaseId];
        _requireState(purchaseId, own.state, ReviewState.Challenged);
        if (!isUpheld) {
            _end(purchaseId, own.ware, ReviewState.Overturned);
            return _pay(REGISTRY.developerOf(own.ware), uint256(own.fee) + own.fee / 2);
        }
        _count(purchaseId, own);
        // The half that was held, and half of what the developer put against it.
        _pay(own.reviewer, uint256(own.fee) / 2 * 2);
        TOKEN.burn(own.fee - own.fee / 2);
    }

    /// @inheritdoc IReputation
    function giveReviewRight(bytes32 purchaseId) external onlyDisputes {
        hasReviewRight[purchaseId] = true;
        emit ReviewRightGiven(purchaseId);
    }

    /// @notice Sets the least that a review costs, inside hard bounds. Reviews that were given keep their fee.
    function setReviewFee(uint96 least) external onlyOwner {
        _within("reviewFee", least, FEE_LEAST, FEE_MOST);
        reviewFee = least;
    }

    /// @inheritdoc IReputation
    function reviewOf(bytes32 purchaseId) external view returns (Review memory) {
        return _reviews[purchaseId];
    }

    /// @dev Nobody ruled in time: what is held goes back to where it came from.
    function _lapse(bytes32 purchaseId, Review memory own) private {
        uint256 until = own.challengedAt + Windows.HARD_STOP;
        require(block.timestamp >= until, ReputationWindowOpen(until));
        _end(purchaseId, own.ware, ReviewState.Lapsed);
        _pay(own.reviewer, own.fee / 2);
        _pay(REGISTRY.developerOf(own.ware), own.fee);
    }

    function _count(bytes32 purchaseId, Review memory own) private {
        _end(purchaseId, own.ware, ReviewState.Counted);
        _complain(own.ware, own.reviewer, uint256(own.points) * HUNDREDTH);
    }

    function _end(bytes32 purchaseId, uint32 ware, ReviewState state) private {
        _reviews[purchaseId].state = state;
        emit ReviewFinalised(purchaseId, ware, state);
    }

    function _pay(address to, uint256 amount) private {
        SafeTransferLib.safeTransfer(address(TOKEN), to, amount);
    }

    function _feeOf(uint256 amount) private view returns (uint96 fee) {
        uint256 part = amount * FEE_BPS / 10_000;
        fee = reviewFee;
        if (part > fee) fee = part.toUint96();
    }

    /// @dev At most three by one payer for one SecWare in any 28 days: the third last one has to be that old. Hours are kept
    /// rounded down, and counted rounded up.
    function _countReview(uint32 ware) private {
        Payer storage own = _payers[ware][msg.sender];
        uint256 thirdLast = own.reviewHours >> HOUR_BITS * (REVIEWS_AT_MOST - 1);
        uint256 until = thirdLast == 0 ? 0 : (thirdLast + 1) * 1 hours + Windows.CAP_WINDOW;
        require(block.timestamp >= until, ReputationTooManyReviews(REVIEWS_AT_MOST, until));
        own.reviewHours = own.reviewHours << uint72(HOUR_BITS) | uint72(block.timestamp / 1 hours);
    }

    /// @dev Only what was paid for and served can be reviewed, once; or what should have been served, where that is proven.
    function _pointsOf(bytes32 purchaseId, IMarket.Purchase memory purchase) private view returns (uint16) {
        // What was free is not reviewed, whatever went wrong with it.
        bool isNew = _reviews[purchaseId].state == ReviewState.None && purchase.amount > 0;
        uint256 earned = VoucherMath.earned(purchase.amount, purchase.used, purchase.calls);
        require(isNew && (earned > 0 || hasReviewRight[purchaseId]), ReputationNotReviewable(purchaseId));
        uint256 points = ScoreMath.reviewPoints(uint256(purchase.points) * HUNDREDTH, earned) / HUNDREDTH;
        if (hasReviewRight[purchaseId] && points < POINTS_WITHOUT_SERVICE) return POINTS_WITHOUT_SERVICE;
        return points.toUint16();
    }

    function _requireState(bytes32 purchaseId, ReviewState state, ReviewState wanted) private pure {
        require(state == wanted, ReputationBadState(purchaseId, state));
    }
}
