// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../Governed.sol";
import {IDisputesTypes} from "../interfaces/IDisputesTypes.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {IProviderStake} from "../interfaces/IProviderStake.sol";
import {IRegistry} from "../interfaces/IRegistry.sol";
import {IReputation} from "../interfaces/IReputation.sol";
import {IRestaking} from "../interfaces/IRestaking.sol";
import {SlashMath} from "../math/SlashMath.sol";
import {Modules} from "../Modules.sol";
import {SecToken} from "../SecToken.sol";

/// @title What disputes remember.
/// @dev Warning: the two halves of the code share this memory. No other contract of theirs declares a variable.
abstract contract DisputesStore is IDisputesTypes, Governed {
    SecToken internal immutable TOKEN;
    IRegistry internal immutable REGISTRY;
    IProviderStake internal immutable STAKE;
    IMarket internal immutable MARKET;
    IReputation internal immutable REPUTATION;
    IRestaking internal immutable RESTAKING;
    address internal immutable DISPUTES;

    uint256 internal constant LAST = 5;
    uint256 private constant BOND_BPS = 1_000;

    /// @dev One slot. `operators` is their share of what was taken, kept here until their epoch is closed.
    struct Enforced {
        uint32 claims;
        uint112 burned;
        uint112 operators;
    }

    /// @dev How a probe ended. Misses that are too close to each other are one, and so are answers.
    struct End {
        address owner;
        uint40 openedAt;
        bool isMiss;
    }

    struct Series {
        uint40 lastMiss;
        uint40 lastAnswer;
        uint8 next;
    }

    struct Misses {
        uint40 since;
        uint8 count;
    }

    /// @notice The least bond of a claim, the bond of one against an operator, and that of a probe.
    /// @dev The first two in whole SEC.
    uint16 public bondLeast = 100;
    uint16 public operatorBond = 1_000;
    uint96 public probeBond = 20e18;
    /// @notice How much of the weight that could vote has to.
    uint16 public quorumBps = 4_000;
    mapping(uint32 ware => uint256) internal _malice;
    mapping(uint32 epoch => Enforced) internal _enforced;
    mapping(bytes32 claim => Claim) internal _claims;
    mapping(bytes32 claim => Appeal) internal _appeals;
    /// @dev Claims against an operator that are not resolved.
    mapping(address operator => bytes32[]) internal _openOf;
    mapping(bytes32 id => Case) internal _cases;
    /// @dev From when on equivocation of a SecWare counts again.
    mapping(uint32 ware => uint40) internal _equivocationFrom;
    mapping(bytes32 probe => Probe) internal _probes;
    mapping(address owner => mapping(uint32 ware => bool)) internal _isProbing;
    mapping(uint32 ware => Series) internal _series;
    mapping(uint32 ware => End[LAST]) internal _ends;
    /// @dev A commitment with its highest bit set; once opened, the weight above a byte that says for or against.
    mapping(bytes32 claim => mapping(address juror => uint256)) internal _ballots;
    mapping(bytes32 claim => bool) internal _isNoted;
    mapping(address operator => Misses) internal _misses;

    constructor(Modules memory modules) {
        TOKEN = modules.token;
        REGISTRY = modules.registry;
        STAKE = modules.stakes;
        MARKET = modules.market;
        REPUTATION = modules.reputation;
        RESTAKING = modules.restaking;
        DISPUTES = address(modules.disputes);
    }

    function _inState(bytes32 claim, State state) internal view returns (Claim storage own) {
        own = _claims[claim];
        require(own.state == state, DisputesBadState(claim, own.state));
    }

    /// @dev A tenth of the sum, and the least bond of the time when it was opened at least.
    function _bondOf(uint256 sum, uint256 least) internal pure returns (uint256 bond) {
        bond = SlashMath.part(sum, BOND_BPS);
        if (bond < least * 1e18) bond = least * 1e18;
    }

    function _claimIdOf(Kind kind, bytes32 subject) internal pure returns (bytes32) {
        // A review's claim has the purchase's own name: the ruling needs it.
        return kind == Kind.Review ? subject : keccak256(abi.encode(kind, subject));
    }
}
