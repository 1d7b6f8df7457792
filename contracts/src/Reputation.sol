// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {IProviderStake} from "./interfaces/IProviderStake.sol";
import {IRegistry} from "./interfaces/IRegistry.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {ScoreMath} from "./math/ScoreMath.sol";
import {SlashMath} from "./math/SlashMath.sol";
import {Modules} from "./Modules.sol";
import {ReputationReviews} from "./reputation/ReputationReviews.sol";

/// @title The reputation of SecWares.
/// @notice See `IReputation`. Expulsion is within reach of buyers who were served badly, and out of reach of those who only pay
/// to harm: they would have to buy as much as everybody else together, and wait.
contract Reputation is ReputationReviews {
    using SafeCastLib for uint256;

    uint256 private constant EXPELLED_UNDER = 0.25e9;
    uint256 private constant UNITS_LEAST = 50e12;
    uint256 private constant PAYERS_LEAST = 10;
    uint256 private constant PAYER_AGE = 14 days;
    uint256 private constant EXPULSION_WAIT = 7 days;
    uint256 private constant SLASH_BPS = 1_000;

    IProviderStake internal immutable STAKE;
    address internal immutable TIMELOCK;

    /// @inheritdoc IReputation
    mapping(uint32 ware => uint40) public expulsionOf;

    constructor(Modules memory modules) ReputationReviews(modules) {
        STAKE = modules.stakes;
        TIMELOCK = modules.timelock;
    }

    /// @inheritdoc IReputation
    function startExpulsion(uint32 ware, address[] calldata payers) external {
        (uint256 score, uint256 units) = (scoreOf(ware), standingOf(ware).v);
        bool isBad = score < EXPELLED_UNDER && units >= UNITS_LEAST;
        require(isBad && expulsionOf[ware] == 0, ReputationNotExpellable(ware, score, units));
        _requirePayers(ware, payers);
        uint40 executableAt = uint40(block.timestamp + EXPULSION_WAIT);
        expulsionOf[ware] = executableAt;
        emit ExpulsionStarted(ware, msg.sender, executableAt);
        REGISTRY.setStanding(ware, IRegistry.Status.Suspended);
    }

    /// @inheritdoc IReputation
    function stopExpulsion(uint32 ware) external {
        require(msg.sender == DISPUTES || msg.sender == TIMELOCK, ReputationNotModule(msg.sender));
        require(expulsionOf[ware] != 0, ReputationNoExpulsion(ware));
        expulsionOf[ware] = 0;
        emit ExpulsionStopped(ware);
        REGISTRY.setStanding(ware, IRegistry.Status.Active);
    }

    /// @inheritdoc IReputation
    function expel(uint32 ware) external {
        uint40 executableAt = expulsionOf[ware];
        require(executableAt != 0, ReputationNoExpulsion(ware));
        require(block.timestamp >= executableAt, ReputationWindowOpen(executableAt));
        expulsionOf[ware] = 0;
        REGISTRY.setStanding(ware, IRegistry.Status.Expelled);
        uint96 amount = SlashMath.part(STAKE.fixedPart(), SLASH_BPS).toUint96();
        uint96 taken = STAKE.slash(ware, amount, address(this));
        emit Expelled(ware, taken);
        if (taken > 0) TOKEN.burn(taken);
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
