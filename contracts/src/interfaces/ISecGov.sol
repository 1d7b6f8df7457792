// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title SecGov, the governance token whose votes grow with holding time.
/// @notice Votes are conviction: a balance counts nothing at first, half after 90 days, and nearly all after a year. Times are
/// seconds (ERC-6372), votes are those of ERC-5805; who has delegated nothing votes for himself.
interface ISecGov {
    event DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate);
    event Granted(address indexed to, uint256 amount);
    event Disciplined(address indexed holder, uint256 amount);

    error SecGovNotRestaking(address caller);
    error SecGovGrantsSpent(uint256 granted, uint256 asked, uint256 atMost);
    error SecGovFutureLookup(uint256 time, uint48 now_);
    error SecGovExpiredSignature(uint256 expiry);
    error SecGovBadSignature();

    /// @notice Restaking only: against principal that was restaked.
    function mint(address to, uint256 amount) external;
    /// @notice Restaking only: when principal leaves.
    function burn(address from, uint256 amount) external;
    /// @notice Owner only: to those who build and fund it; counted apart from what is backed, and in all never more than
    /// `GRANTS_AT_MOST`.
    function grant(address to, uint256 amount) external;
    /// @notice Owner only: takes governance tokens from who misused them. Who was backed has to buy as many back to leave.
    function discipline(address holder, uint256 amount) external;

    /// @notice Lends the caller's votes to another, or takes them back by naming the caller.
    function delegate(address delegatee) external;
    function delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s) external;
    function delegates(address account) external view returns (address);

    function balanceOf(address account) external view returns (uint256);
    function totalSupply() external view returns (uint256);
    function granted() external view returns (uint256);
    function disciplined() external view returns (uint256);
    function getVotes(address account) external view returns (uint256);
    function getPastVotes(address account, uint256 time) external view returns (uint256);
    /// @notice The conviction of all balances at that time.
    function getPastTotalSupply(uint256 time) external view returns (uint256);
    /// @notice The sum of all balances at that time.
    function getPastSupply(uint256 time) external view returns (uint256);
    /// @notice An account's votes beside the conviction and the sum of all balances at that time, in one call; zeros for who has none.
    function getPastShare(address account, uint256 time)
        external
        view
        returns (uint256 votes, uint256 conviction, uint256 supply);
    function getPastBalance(address account, uint256 time) external view returns (uint256);
    function clock() external view returns (uint48);
}
