// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a developer stands for: a fixed part, and a part that grows with what is sold.
/// @notice A SecWare sells only while its stake covers `need`. Unbonding stake stays slashable until it is withdrawn.
interface IProviderStake {
    /// @notice `exposure` is what was sold and can still be claimed for, as stored; `frozen` is what open claims ask for.
    /// `slaFullAt` is until when what may be taken for broken SLAs is not whole.
    /// @dev Two slots. `frozen` stands beside the exposure, which no SecWare that sold lacks: a claim opens no fresh slot, nor does its
    /// end, which writes `frozen` and `slaFullAt` together. `droppedTo` is a day.
    struct Stake {
        uint96 staked;
        uint96 unbonding;
        uint40 unbondAt;
        uint96 exposure;
        uint96 frozen;
        uint24 droppedTo;
        uint40 slaFullAt;
    }

    event StakeAdded(uint32 indexed ware, address indexed from, uint96 amount);
    event UnbondStarted(uint32 indexed ware, uint96 amount, uint40 withdrawableAt);
    event StakeWithdrawn(uint32 indexed ware, address indexed to, uint96 amount);
    event ExposureChanged(uint32 indexed ware, uint96 exposure);
    event FrozenChanged(uint32 indexed ware, uint96 frozen);
    event Slashed(uint32 indexed ware, address indexed to, uint96 amount);
    event SlaUsed(uint32 indexed ware, uint40 slaFullAt);

    error ProviderStakeShort(uint32 ware, uint256 have, uint256 need);
    error ProviderStakeNotModule(address caller);
    error ProviderStakeNotDeveloper(uint32 ware, address caller);
    error ProviderStakeLocked(uint40 until);
    error ProviderStakeNothing(uint32 ware);
    error ProviderStakeFrozen(uint32 ware, uint256 frozen);

    /// @notice Adds to a SecWare's stake from the caller's tokens.
    function stake(uint32 ware, uint96 amount) external;
    /// @notice Starts to take stake back; only what `need` leaves free. Withdrawable after the unbonding time.
    function unbond(uint32 ware, uint96 amount) external;
    /// @notice Pays unbonded stake out to the developer.
    function withdraw(uint32 ware) external;

    /// @notice Registry only: the stake that comes with a registration.
    function stakeFor(uint32 ware, address developer, uint96 amount) external;
    /// @notice Disputes only: an open claim holds this much of the stake back.
    function freeze(uint32 ware, uint96 amount) external;
    /// @notice Disputes only: that claim is over.
    function unfreeze(uint32 ware, uint96 amount) external;
    /// @notice Disputes and Reputation only: takes stake, then unbonding stake, as far as there is some, and pays it to `to`.
    function slash(uint32 ware, uint96 amount, address to) external returns (uint96 taken);
    /// @notice Disputes only: a claim that held `amount` back is over, and takes as much; as `unfreeze` and `slash`.
    function slashFrozen(uint32 ware, uint96 amount, address to) external returns (uint96 taken);
    /// @notice Disputes only: as `slashFrozen`, for a broken SLA, whatever it held back: at once all of these take at most a tenth of what
    /// stands (unbonding stake too), and what was taken may be taken again evenly in 28 days.
    /// @dev Exactly: each slash is a part of what stood before it, and within any time t the parts sum to at most (1 + t / 28 days) / 10.
    /// Of a stake that nothing else changes that is less than a fifth in any 28 days. What rounds, rounds in favour of the stake.
    function slashForSla(uint32 ware, uint96 amount, address to) external returns (uint96 taken);

    /// @notice Market and packages only: more was sold. Reverts with `ProviderStakeShort` where the stake would not cover it.
    function addExposure(uint32 ware, uint96 amount) external;
    /// @notice Market and packages only: sold money was settled; it stays in the exposure for the tail, in which it can be claimed for.
    function endExposure(uint32 ware, uint96 amount) external;
    /// @notice Market and packages only: sold money was refunded unused; nobody can claim for it, and it leaves the exposure at once.
    function releaseExposure(uint32 ware, uint96 amount) external;

    /// @notice As stored: parts whose tail is over are still in `exposure` until the next sale or settlement.
    function stakeOf(uint32 ware) external view returns (Stake memory);
    /// @notice What was sold and can still be claimed for, now.
    function exposureOf(uint32 ware) external view returns (uint256);
    /// @notice What a ruling could take: unbonding stake counts until it is withdrawn.
    function slashableOf(uint32 ware) external view returns (uint256);
    /// @notice What open claims ask for beyond what stands here: as much is held back of the SecWare's revenue.
    function shortOf(uint32 ware) external view returns (uint256);
    /// @notice The fixed part plus (1 - score / 4) of the exposure.
    function need(uint32 ware) external view returns (uint256);
    function fixedPart() external view returns (uint96);
}
