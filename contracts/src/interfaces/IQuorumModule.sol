// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SignedVerdict} from "../verdicts/VerdictQuorum.sol";

/// @title Lets an account, on any chain, act only on what several SecWares looked at.
/// @notice Each account keeps its own list of keys, since the registry stands on another chain. Every change waits for 48 hours, so
/// that who steals an account's key cannot first remove what guards it.
interface IQuorumModule {
    /// @notice What an account demands. `home` is the domain separator of the market in which verdicts are signed.
    struct Rule {
        bytes32 home;
        uint8 least;
        uint8 levelMost;
        uint32 ageMost;
    }

    /// @notice A key counts from `from` until before `until`.
    struct Key {
        uint40 from;
        uint40 until;
    }

    event RuleChanging(address indexed account, Rule rule, uint40 from);
    event KeyChanging(address indexed account, uint32 indexed ware, address indexed key, uint40 from, uint40 until);

    error QuorumModuleBadRule(uint8 least, uint8 levelMost);
    error QuorumModuleBadKey(uint32 ware, address key);
    error QuorumModuleNoRule(address account);
    error QuorumModuleMaskedSubject(uint256 place);

    /// @notice Sets the caller's rule, from 48 hours on; the first one at once.
    function setRule(Rule calldata rule) external;
    /// @notice Lets a key speak for a SecWare to the caller, from 48 hours on; where there is no rule yet, at once.
    function addKey(uint32 ware, address key, uint40 until) external;
    /// @notice Ends a key, in 48 hours.
    function endKey(uint32 ware, address key) external;
    /// @notice Reverts unless the caller's rule allows it to make this call.
    function requireCall(address to, uint256 value, bytes calldata data, SignedVerdict[] calldata verdicts)
        external
        view;

    /// @notice The rule that an account goes by now.
    function ruleOf(address account) external view returns (Rule memory);
    function keyOf(address account, uint32 ware, address key) external view returns (Key memory);
    /// @notice The hash by which verdicts name a call of an account on this chain.
    function subjectOf(address account, address to, uint256 value, bytes calldata data) external view returns (bytes32);
}
