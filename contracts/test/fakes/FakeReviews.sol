// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReputation} from "../../src/interfaces/IReputation.sol";

/// @notice A fake of what disputes ask of the reputation: reviews and expulsions that a test sets, and a record of what was ruled.
contract FakeReviews {
    uint256 public rights;
    uint256 public upheld;
    uint256 public overturned;
    uint256 public stopped;
    uint40 public deferredTo;
    mapping(bytes32 purchaseId => bool) public hasReviewRight;
    mapping(uint32 ware => uint40) public expulsionOf;
    mapping(uint32 ware => uint40) public expulsionStartedAt;
    mapping(bytes32 purchaseId => IReputation.Review) private _reviews;

    function setReview(bytes32 purchaseId, uint32 ware, address reviewer, IReputation.ReviewState state) external {
        IReputation.Review storage own = _reviews[purchaseId];
        (own.ware, own.reviewer, own.state) = (ware, reviewer, state);
        own.challengedAt = uint40(block.timestamp);
    }

    function setExpulsion(uint32 ware, uint40 executableAt) external {
        (expulsionOf[ware], expulsionStartedAt[ware]) = (executableAt, uint40(block.timestamp));
    }

    function credit(uint32, address, uint96, uint96, uint96) external pure returns (uint64, uint16) {
        return (0, 0);
    }

    function meanScoreOf(uint32) external pure returns (uint64) {
        return 0;
    }

    function reviewOf(bytes32 purchaseId) external view returns (IReputation.Review memory) {
        return _reviews[purchaseId];
    }

    function rule(bytes32 purchaseId, bool isUpheld) external {
        IReputation.Review storage own = _reviews[purchaseId];
        require(own.state == IReputation.ReviewState.Challenged, IReputation.ReputationBadState(purchaseId, own.state));
        own.state = isUpheld ? IReputation.ReviewState.Counted : IReputation.ReviewState.Overturned;
        if (isUpheld) ++upheld;
        else ++overturned;
    }

    function giveReviewRight(bytes32 purchaseId) external {
        ++rights;
        hasReviewRight[purchaseId] = true;
    }

    function deferExpulsion(uint32, uint40 until) external {
        deferredTo = until;
    }

    function stopExpulsion(uint32 ware) external {
        ++stopped;
        expulsionOf[ware] = 0;
    }
}
