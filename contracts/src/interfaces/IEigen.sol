// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What this project uses of EigenLayer, in its own words: only signatures and their order are EigenLayer's.
/// An operator set is an AVS and a number.
struct EigenSet {
    address avs;
    uint32 id;
}

struct EigenNewSet {
    uint32 id;
    address[] strategies;
    address slasher;
}

struct EigenSlash {
    address operator;
    uint32 setId;
    address[] strategies;
    uint256[] wads;
    string description;
}

/// @title Where operators allocate and are slashed.
interface IEigenAllocations {
    function updateAVSMetadataURI(address avs, string calldata uri) external;
    /// @notice The registrar has to answer that it supports the AVS.
    function setAVSRegistrar(address avs, address registrar) external;
    /// @notice Sets whose slashed stake goes to a recipient instead of being burned. The recipient is for ever.
    function createRedistributingOperatorSets(
        address avs,
        EigenNewSet[] calldata sets,
        address[] calldata redistributionRecipients
    ) external;
    /// @notice Slasher only. A part of what is allocated to the set, in 1e18, rounded up.
    function slashOperator(address avs, EigenSlash calldata params)
        external
        returns (uint256 slashId, uint256[] memory shares);
}

/// @title Where slashed stake is paid out.
interface IEigenStrategies {
    /// @notice Anybody may call it: sends what a slash took to the recipient of the set.
    function clearBurnOrRedistributableShares(EigenSet calldata set, uint256 slashId) external;
}

/// @title What an AVS answers when operators come and go.
interface IEigenRegistrar {
    /// @notice A revert refuses the operator.
    function registerOperator(address operator, address avs, uint32[] calldata setIds, bytes calldata data) external;
    /// @notice A revert is ignored.
    function deregisterOperator(address operator, address avs, uint32[] calldata setIds) external;
    function supportsAVS(address avs) external view returns (bool);
}
