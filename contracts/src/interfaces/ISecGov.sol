// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title SecGov, the governance token whose votes grow with holding time.
interface ISecGov {
    /// @notice Restaking only: against principal that was restaked.
    function mint(address to, uint256 amount) external;
    /// @notice Restaking only: when principal leaves.
    function burn(address from, uint256 amount) external;

    function balanceOf(address account) external view returns (uint256);
    function getPastBalance(address account, uint256 time) external view returns (uint256);
    function getPastVotes(address account, uint256 time) external view returns (uint256);
    function getPastTotalSupply(uint256 time) external view returns (uint256);
    function totalSupply() external view returns (uint256);
}
