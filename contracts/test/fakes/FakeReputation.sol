// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A fake of what the market asks the reputation: a score that a test sets, and a record of what was credited.
contract FakeReputation {
    uint64 public meanScore;
    uint16 public pointsPerCredit;
    uint256 public credits;
    uint256 public credited;
    uint256 public activeWares;

    function set(uint64 meanScore_, uint16 pointsPerCredit_) external {
        (meanScore, pointsPerCredit) = (meanScore_, pointsPerCredit_);
    }

    function credit(uint32, address, uint96 earnedBefore, uint96 earnedAfter, uint96)
        external
        returns (uint64, uint16)
    {
        ++credits;
        credited += earnedAfter - earnedBefore;
        return (meanScore, pointsPerCredit);
    }

    function rule(bytes32, bool) external {}

    function scoreOf(uint32) external view returns (uint64) {
        return meanScore;
    }

    function meanScoreOf(uint32) external view returns (uint64) {
        return meanScore;
    }

    function setActiveWares(uint256 activeWares_) external {
        activeWares = activeWares_;
    }

    function activeWaresOf(uint32) external view returns (uint256) {
        return activeWares;
    }
}
