// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who has how much to say: holders, developers and users, each house within its share.
/// @notice Votes are parts of 1e18. Of these, 0.6 are the holders' by conviction, 0.2 the developers' by stake and score, and 0.2 the users'
/// by the fees that their purchases burned. A house that is small does not fill its share. Nothing counts that did not stand before the
/// block it is asked for, and what has been is never changed.
interface IVoice {
    event Enlisted(address indexed developer, uint32[] wares);
    event DeveloperRecorded(address indexed developer, uint256 weight, uint256 total);
    event PurchaseRecorded(bytes32 indexed purchaseId, address indexed user, uint256 burned);

    error VoiceNotDeveloper(uint32 ware, address caller);
    error VoiceTooManyWares(uint256 count, uint256 atMost);
    error VoiceBadOrder(uint256 place);
    error VoiceNothingNew(bytes32 purchaseId);
    error VoiceTooOld(bytes32 purchaseId);
    error VoiceFutureLookup(uint256 time, uint48 now_);

    /// @notice The developer says which SecWares count for it, in ascending order, sixteen at most.
    function enlist(uint32[] calldata wares) external;
    /// @notice Writes down a developer's weight as it is now: stake times score of the SecWares that it enlisted and that did not end.
    /// Anybody may call it. A record counts for 30 days, and no more than what was on record two weeks before: stake that is borrowed for
    /// a vote has none.
    function recordDeveloper(address developer) external;
    /// @notice Counts what purchases burned since they were last counted, for their owner, or the owner of the SecHub that owns them;
    /// half after 90 days from their end on, nothing 180 days after it. Anybody may call it.
    function recordPurchases(bytes32[] calldata purchaseIds) external;

    function getVotes(address account) external view returns (uint256);
    function getPastVotes(address account, uint256 time) external view returns (uint256);
    /// @notice The three parts of an account's votes.
    function housesOf(address account, uint256 time)
        external
        view
        returns (uint256 holder, uint256 developer, uint256 user);
    /// @notice Always 1e18: what all houses could have together.
    function getPastTotalSupply(uint256 time) external view returns (uint256);
    /// @notice The holders' votes that a proposal needs to be heard: 10 % of all conviction, and 2 % of the supply at least.
    function quorum() external pure returns (uint256);
    /// @notice The votes that a proposer needs: 0.5 % of all conviction, and 0.25 % of the supply at least.
    function threshold(uint256 time) external view returns (uint256);
    function clock() external view returns (uint48);
}
