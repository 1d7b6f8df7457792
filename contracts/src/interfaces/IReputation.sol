// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a SecWare is worth by what users paid for and said about it.
/// @notice Scores cross contracts with a scale of 1e9, and are below it.
interface IReputation {
    /// @notice Market only: `payer` had a purchase earn from `earnedBefore` to `earnedAfter`, in units of the token.
    /// @return meanScore The mean of the last four epoch closes.
    /// @return points What this credited, in hundredths of a point, saturating.
    function credit(uint32 ware, address payer, uint96 earnedBefore, uint96 earnedAfter)
        external
        returns (uint64 meanScore, uint16 points);

    /// @notice Disputes only: the ruling on a review that was challenged.
    function rule(bytes32 purchaseId, bool isUpheld) external;

    /// @notice The score now.
    function scoreOf(uint32 ware) external view returns (uint64);
    /// @notice The mean of the last four epoch closes, which delay, stake and pool go by.
    function meanScoreOf(uint32 ware) external view returns (uint64);
    /// @notice How many SecWares earned at least 100 SEC from at least 5 owners in an epoch.
    function activeWaresOf(uint32 epoch) external view returns (uint256);
}
