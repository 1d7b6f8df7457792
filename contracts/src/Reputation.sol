// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {SlashMath} from "./math/SlashMath.sol";
import {Modules} from "./Modules.sol";
import {ReputationReviews} from "./reputation/ReputationReviews.sol";
import {Windows} from "./Windows.sol";

/// @title The reputation of SecWares.
/// @notice See `IReputation`. Expulsion is within reach of buyers who were served badly, and out of reach of those who only pay
/// to harm: they would have to buy several times as much as everybody else together, be complained to in vain, and wait.
contract Reputation is ReputationReviews {
    using SafeCastLib for uint256;

    uint256 private constant EXPELLED_UNDER = 0.25e9;
    uint256 private constant UNITS_LEAST = 50e12;
    uint256 private constant PAYERS_LEAST = 10;
    uint256 private constant PAYER_AGE = 60 days;
    uint256 private constant EXPULSION_WAIT = 7 days;
    uint256 private constant SLASH_BPS = 1_000;

    /// @dev One slot. `stoppedAt` outlives the expulsion that was stopped.
    struct Expulsion {
        uint40 startedAt;
        uint40 executableAt;
        uint40 stoppedAt;
        bool wasPaused;
    }

    IProviderStake internal immutable STAKE;

    mapping(uint32 ware => Expulsion) private _expulsions;

    constructor(Modules memory modules) ReputationReviews(modules) {
        STAKE = modules.stakes;
    }

    /// @inheritdoc IReputation
    function startExpulsion(uint32 ware, address[] calldata payers) external {
        Expulsion storage own = _expulsions[ware];
        (uint256 score, uint256 units) = (scoreOf(ware), standingOf(ware).v);
        bool isBad = score < EXPELLED_UNDER && units >= UNITS_LEAST;
        require(isBad && own.executableAt == 0, ReputationNotExpellable(ware, score, units));
        // What was judged once is not asked again at once, or sales could be stopped for ever.
        uint256 from = own.stoppedAt + Windows.CAP_WINDOW;
        require(block.timestamp >= from, ReputationWindowOpen(from));
        _requirePayers(ware, payers);
        uint40 executableAt = uint40(block.timestamp + EXPULSION_WAIT);
        (own.startedAt, own.executableAt) = (uint40(block.timestamp), executableAt);
        own.wasPaused = REGISTRY.wareOf(ware).status == IRegistry.Status.Paused;
        emit ExpulsionStarted(ware, msg.sender, executableAt);
        REGISTRY.setStanding(ware, IRegistry.Status.Suspended);
    }

    /// @inheritdoc IReputation
    function deferExpulsion(uint32 ware, uint40 until) external onlyDisputes {
        Expulsion storage own = _started(ware);
        uint256 latest = own.startedAt + Windows.HARD_STOP;
        uint40 executableAt = until < latest ? until : uint40(latest);
        if (executableAt <= own.executableAt) return;
        own.executableAt = executableAt;
        emit ExpulsionDeferred(ware, executableAt);
    }

    /// @inheritdoc IReputation
    function stopExpulsion(uint32 ware) external {
        require(msg.sender == DISPUTES || msg.sender == owner, ReputationNotModule(msg.sender));
        Expulsion storage own = _started(ware);
        (own.executableAt, own.stoppedAt) = (0, uint40(block.timestamp));
        emit ExpulsionStopped(ware);
        REGISTRY.setStanding(ware, own.wasPaused ? IRegistry.Status.Paused : IRegistry.Status.Active);
    }

    /// @inheritdoc IReputation
    function expel(uint32 ware) external {
        Expulsion storage own = _started(ware);
        require(block.timestamp >= own.executableAt, ReputationWindowOpen(own.executableAt));
        own.executableAt = 0;
        REGISTRY.setStanding(ware, IRegistry.Status.Expelled);
        uint96 amount = SlashMath.part(STAKE.fixedPart(), SLASH_BPS).toUint96();
        uint96 taken = STAKE.slash(ware, amount, address(this));
        emit Expelled(ware, taken);
        if (taken > 0) TOKEN.burn(taken);
    }

    /// @inheritdoc IReputation
    function expulsionOf(uint32 ware) external view returns (uint40) {
        return _expulsions[ware].executableAt;
    }

    /// @inheritdoc IReputation
    function expulsionStartedAt(uint32 ware) external view returns (uint40) {
        return _expulsions[ware].startedAt;
    }

    function _started(uint32 ware) private view returns (Expulsion storage own) {
        own = _expulsions[ware];
        require(own.executableAt != 0, ReputationNoExpulsion(ware));
    }

    function _requirePayers(uint32 ware, address[] calldata payers) private view {
        require(payers.length >= PAYERS_LEAST, ReputationBadPayers(payers.length));
        address previous = address(0);
        for (uint256 i = 0; i < payers.length; ++i) {
            uint40 first = _payers[ware][payers[i]].firstPaidAt;
            bool isOld = first != 0 && first + PAYER_AGE <= block.timestamp;
            require(isOld && payers[i] > previous, ReputationBadPayers(i));
            previous = payers[i];
        }
    }
}
