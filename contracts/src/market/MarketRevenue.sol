// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {DayRing} from "../DayRing.sol";
import {Governed} from "../Governed.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {DelayMath} from "../math/DelayMath.sol";
import {FeeMath} from "../math/FeeMath.sol";
import {Windows} from "../Windows.sol";
import {MarketStore} from "./MarketStore.sol";

/// @title Where settled money goes: the developers' revenue by the day on which it comes free, and the fees by epochs.
abstract contract MarketRevenue is MarketStore, Governed {
    using DayRing for DayRing.Ring;
    using SafeCastLib for uint256;

    /// @dev Revenue waits at most fourteen days, rounded up to days: no bucket is met before its day has come.
    uint256 internal constant DUE_DAYS = 16;
    uint256 private constant DELAY_LEAST = 1 hours;
    uint256 private constant DELAY_MOST = 14 days;

    uint96 public treasury;

    mapping(uint32 ware => DayRing.Ring) private _due;
    mapping(uint32 epoch => Usage) private _usage;
    /// @inheritdoc IMarket
    mapping(uint32 epoch => bool) public isEpochClosed;
    mapping(uint32 ware => mapping(uint32 epoch => Usage)) private _wareUsage;

    /// @inheritdoc IMarket
    function withdraw(uint32 ware) external returns (uint256 amount) {
        require(REGISTRY.developerOf(ware) == msg.sender, MarketNotDeveloper(ware, msg.sender));
        Sales storage sales = _sales[ware];
        uint32 today = Windows.dayAt(block.timestamp);
        amount = sales.free + _due[ware].dueBetween(DUE_DAYS, sales.takenTo, today);
        uint256 short = STAKE.shortOf(ware);
        uint256 kept = short < amount ? short : amount;
        (sales.free, sales.takenTo) = (kept.toUint96(), today);
        amount -= kept;
        totalDue -= amount.toUint88();
        emit RevenueWithdrawn(ware, msg.sender, amount);
        _pay(msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function closeEpoch(uint32 epoch) external {
        require(block.timestamp >= Windows.startOf(epoch + 1), MarketEpochOpen(epoch));
        require(!isEpochClosed[epoch], MarketEpochClosed(epoch));
        isEpochClosed[epoch] = true;
        uint256 earned = _usage[epoch].earned;
        (uint256 burned, uint256 operators, uint256 toTreasury, uint256 pool) = FeeMath.split(earned);
        treasury += toTreasury.toUint96();
        emit EpochClosed(epoch, earned, burned, operators, pool);
        if (burned > 0) TOKEN.burn(burned);
        _pay(address(RESTAKING), operators);
        RESTAKING.payIn(epoch, operators.toUint96());
        _pay(address(POOL), pool);
        POOL.payIn(epoch, pool.toUint96());
    }

    /// @notice Pays the treasury's share out to the owner.
    function payTreasury() external onlyOwner {
        uint256 amount = treasury;
        treasury = 0;
        emit TreasuryPaid(msg.sender, amount);
        _pay(msg.sender, amount);
    }

    /// @notice Sets how long revenue waits. What is already due keeps its day.
    function setDelays(uint32 shortest, uint32 longest) external onlyOwner {
        _within("shortestDelay", shortest, DELAY_LEAST, longest);
        _within("longestDelay", longest, shortest, DELAY_MOST);
        (shortestDelay, longestDelay) = (uint24(shortest), uint24(longest));
    }

    /// @inheritdoc IMarket
    function revenueOf(uint32 ware)
        external
        view
        returns (uint256 free, uint32[16] memory dayNumbers, uint96[16] memory amounts)
    {
        free = _sales[ware].free;
        for (uint32 place = 0; place < DUE_DAYS; ++place) {
            (uint96 waiting, uint32 dayNumber) = _due[ware].get(DUE_DAYS, place);
            // What was paid out stays in its bucket until the bucket is used again.
            if (dayNumber > _sales[ware].takenTo) (amounts[place], dayNumbers[place]) = (waiting, dayNumber);
        }
    }

    /// @inheritdoc IMarket
    function usageOf(uint32 epoch) external view returns (Usage memory) {
        return _usage[epoch];
    }

    /// @inheritdoc IMarket
    function wareUsageOf(uint32 ware, uint32 epoch) external view returns (Usage memory) {
        return _wareUsage[ware][epoch];
    }

    /// @dev Takes what was served out of the escrow: the epoch holds its fees back, the rest is the developer's.
    function _distribute(Served memory part) internal {
        if (part.calls == 0) return;
        uint256 before = _use(_usage[Windows.epochAt(block.timestamp)], part);
        if (part.paid == 0) return;
        uint256 amount = part.paid - FeeMath.heldOf(before, part.paid);
        _putDue(part.ware, amount, part.unlockDay);
        uint88 escrow = totalEscrow - uint256(part.paid).toUint88();
        uint88 due = (uint256(totalDue) + amount).toUint88();
        (totalEscrow, totalDue) = (escrow, due);
        STAKE.endExposure(part.ware, part.paid);
    }

    /// @dev What a SecWare served in this epoch, until now.
    function _usageNow(uint32 ware) internal view returns (Usage storage) {
        return _wareUsage[ware][Windows.epochAt(block.timestamp)];
    }

    /// @return before What was earned until now.
    function _use(Usage storage usage, Served memory part) internal returns (uint96 before) {
        before = usage.earned;
        // What was earned waits until another day, so that a week earns the supply eight times at most; it weighs no more than it is. A
        // count of calls that wrapped would harm nobody, and one that failed would stop every settlement.
        unchecked {
            uint96 weighted = usage.weighted + part.weighted;
            uint64 calls = usage.calls + part.calls;
            (usage.earned, usage.weighted, usage.calls) = (before + part.paid, weighted, calls);
        }
    }

    /// @dev A later change of score or delay does not move what was added here.
    function _addDue(uint32 ware, uint256 amount, uint32 unlockDay) internal {
        totalDue = (uint256(totalDue) + amount).toUint88();
        _putDue(ware, amount, unlockDay);
    }

    function _putDue(uint32 ware, uint256 amount, uint32 unlockDay) private {
        if (amount == 0) return;
        (uint96 left, uint32 leftDay) = _due[ware].add(DUE_DAYS, unlockDay, amount.toUint96());
        // A day that has come and was not paid out yet.
        if (left > 0 && leftDay > _sales[ware].takenTo) _sales[ware].free += left;
    }

    function _unlockDay(uint256 meanScore) internal view returns (uint32) {
        return Windows.dayAfter(block.timestamp, DelayMath.delay(shortestDelay, longestDelay, meanScore));
    }

    function _pay(address to, uint256 amount) internal {
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), to, amount);
    }
}
