// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IReputation} from "./interfaces/IReputation.sol";
import {IRestaking} from "./interfaces/IRestaking.sol";
import {RewardMath} from "./math/RewardMath.sol";
import {Modules} from "./Modules.sol";
import {Owned} from "./Owned.sol";
import {EpochTrace} from "./restaking/EpochTrace.sol";
import {RestakingOperators} from "./restaking/RestakingOperators.sol";
import {SecToken} from "./SecToken.sol";
import {Windows} from "./Windows.sol";

/// @title Restaking.
/// @notice See `IRestaking`. Rewards of an epoch belong to those who were there when it began, and did their duties in it.
contract Restaking is RestakingOperators {
    using EpochTrace for EpochTrace.Trace;
    using SafeCastLib for uint256;

    SecToken private immutable TOKEN;
    IReputation private immutable REPUTATION;
    address private immutable MARKET;
    address private immutable POOL;

    struct Epoch {
        uint96 fees;
        uint96 slashed;
        bool isPaidIn;
        bool isDone;
    }

    /// @notice SEC of the insurance reserve.
    uint256 public insuranceSec;
    /// @notice SEC that is owed and not claimed: commissions, and rewards of pools.
    uint256 public totalOwed;
    mapping(uint32 epoch => Epoch) private _epochs;
    mapping(address operator => mapping(uint32 epoch => Duties)) private _duties;
    mapping(address operator => mapping(uint32 epoch => uint256)) public rewardOf;
    mapping(address operator => uint256) public commissionOf;
    mapping(address investor => mapping(uint32 epoch => bool)) public isClaimed;

    constructor(Modules memory modules) RestakingOperators(modules) Owned(modules.timelock) {
        TOKEN = modules.token;
        REPUTATION = modules.reputation;
        MARKET = address(modules.market);
        POOL = address(modules.pool);
    }

    /// @inheritdoc IRestaking
    function payIn(uint32 epoch, uint96 amount) external {
        require(msg.sender == MARKET, RestakingNotModule(msg.sender));
        (_epochs[epoch].fees, _epochs[epoch].isPaidIn) = (amount, true);
        emit PaidIn(epoch, amount);
    }

    /// @inheritdoc IRestaking
    function payInInsurance(uint96 amount) external {
        require(msg.sender == POOL, RestakingNotModule(msg.sender));
        insuranceSec += amount;
        emit InsurancePaidIn(amount);
    }

    /// @inheritdoc IRestaking
    function noteDuty(address operator, bool isDone) external onlyDisputes {
        uint32 epoch = Windows.epochAt(block.timestamp);
        Duties storage duties = _duties[operator][epoch];
        ++duties.due;
        if (isDone) ++duties.done;
        emit DutyNoted(operator, epoch, isDone);
    }

    /// @inheritdoc IRestaking
    function closeEpoch(uint32 epoch) external {
        Epoch storage own = _epochs[epoch];
        require(own.isPaidIn, RestakingEpochNotReady(epoch));
        require(!own.isDone, RestakingEpochDone(epoch));
        own.isDone = true;
        uint96 slashed = DISPUTES.takeSlashShare(epoch);
        if (slashed > 0) {
            own.slashed = slashed;
            emit SlashSharePaidIn(epoch, slashed);
        }
        uint256 all = uint256(own.fees) + own.slashed;
        uint256 paid = _divide(epoch, _payable(epoch, own));
        insuranceSec += all - paid;
        totalOwed += paid;
        emit RewardsSet(epoch, paid, all - paid);
    }

    /// @inheritdoc IRestaking
    function claim(uint32[] calldata epochs) external returns (uint256 amount) {
        for (uint256 i = 0; i < epochs.length; ++i) {
            amount += _claim(epochs[i]);
        }
        uint256 commission = commissionOf[msg.sender];
        if (commission > 0) {
            commissionOf[msg.sender] = 0;
            amount += commission;
            emit CommissionPaid(msg.sender, commission);
        }
        totalOwed -= amount;
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @inheritdoc IRestaking
    function payInsurance(address payable to, uint96 sec, uint256 eth) external onlyOwner {
        require(sec <= insuranceSec, RestakingShort(insuranceSec, sec));
        require(eth <= insuranceEth, RestakingShort(insuranceEth, eth));
        insuranceSec -= sec;
        insuranceEth -= eth;
        emit InsurancePaidOut(to, sec, eth);
        if (sec > 0) SafeTransferLib.safeTransfer(address(TOKEN), to, sec);
        if (eth > 0) _send(to, eth);
    }

    /// @inheritdoc IRestaking
    function dutiesOf(address operator, uint32 epoch) external view returns (Duties memory) {
        return _duties[operator][epoch];
    }

    /// @inheritdoc IRestaking
    function paidInOf(uint32 epoch) external view returns (uint96, uint96, bool, bool) {
        Epoch storage own = _epochs[epoch];
        return (own.fees, own.slashed, own.isPaidIn, own.isDone);
    }

    /// @dev The part of an epoch's pool that its market and its enforcement earn.
    function _payable(uint32 epoch, Epoch storage own) private view returns (uint256) {
        (uint256 claims, uint256 burned) = DISPUTES.enforcedIn(epoch);
        uint256 q = RewardMath.pool(own.fees, own.slashed);
        return RewardMath.paid(q, REPUTATION.activeWaresOf(epoch), claims, burned);
    }

    /// @dev Divides by weight; what rounding leaves, and what nobody has a weight for, is not paid.
    function _divide(uint32 epoch, uint256 sum) private returns (uint256 paid) {
        address[] memory list = operators();
        uint256[] memory weights = new uint256[](list.length);
        uint256 total = 0;
        for (uint256 i = 0; i < list.length; ++i) {
            Duties storage duties = _duties[list[i]][epoch];
            weights[i] = RewardMath.weight(weightAt(list[i], epoch), duties.done, duties.due);
            total += weights[i];
        }
        for (uint256 i = 0; i < list.length; ++i) {
            if (weights[i] == 0) continue;
            paid += _reward(list[i], epoch, sum * weights[i] / total);
        }
    }

    /// @dev What is queued for leaving is still slashable, and so has weight, but nobody returns for its reward.
    function _reward(address operator, uint32 epoch, uint256 reward) private returns (uint256 paid) {
        uint256 commission = reward * _operators[operator].commissionBps / 10_000;
        (, uint256 all) = _pools[operator].atStartOf(epoch);
        (uint256 queued,) = _queued[operator].atStartOf(epoch);
        uint256 forPool = all == 0 ? 0 : reward - commission;
        commissionOf[operator] += commission;
        rewardOf[operator][epoch] = forPool;
        if (forPool > 0) paid = forPool * (all - queued) / all;
        emit OperatorRewarded(epoch, operator, commission, forPool, paid);
        paid += commission;
    }

    /// @dev By the shares with which the caller entered the epoch. What he forfeits for want of governance tokens is insurance.
    function _claim(uint32 epoch) private returns (uint256 amount) {
        require(_epochs[epoch].isDone, RestakingEpochNotReady(epoch));
        require(!isClaimed[msg.sender][epoch], RestakingClaimed(epoch));
        isClaimed[msg.sender][epoch] = true;
        address operator = operatorOf[msg.sender];
        (uint256 shares, uint256 scaled) = _positions[msg.sender].atStartOf(epoch);
        (, uint256 all) = _pools[operator].atStartOf(epoch);
        if (shares == 0) {
            emit RewardClaimed(msg.sender, epoch, 0, 0);
            return 0;
        }
        uint256 reward = rewardOf[operator][epoch] * shares / all;
        uint256 balance = GOV.getPastBalance(msg.sender, Windows.startOf(epoch + 1) - 1);
        amount = RewardMath.held(reward, balance, _principalAt(operator, scaled, epoch + 1));
        uint256 forfeited = reward - amount;
        insuranceSec += forfeited;
        totalOwed -= forfeited;
        emit RewardClaimed(msg.sender, epoch, amount, forfeited);
    }
}
