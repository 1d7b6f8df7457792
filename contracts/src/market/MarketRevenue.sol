// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IMarket} from "../interfaces/IMarket.sol";
import {Owned} from "../Owned.sol";
import {MarketStore} from "./MarketStore.sol";

/// @title Where settled money goes: fees, and the developers' revenue by the day on which it comes free.
abstract contract MarketRevenue is MarketStore, Owned {
    using SafeCastLib for uint256;

    /// @notice Until revenue comes free, at a score of 0.
    uint256 public constant DELAY = 14 days;
    uint256 public constant BURN_BPS = 450;
    /// @notice Operators' share (100) and performance pool (50); kept in `reserve` until the economy's contracts take it over.
    uint256 public constant RESERVE_BPS = 150;
    uint256 public constant TREASURY_BPS = 50;

    mapping(uint32 ware => mapping(uint32 dayNumber => uint256)) public dueOf;
    mapping(uint32 ware => uint32[]) private _dueDays;

    /// @inheritdoc IMarket
    function withdraw(uint32 ware, uint32[] calldata dayNumbers) external returns (uint256 amount) {
        require(REGISTRY.developerOf(ware) == msg.sender, MarketNotDeveloper(ware, msg.sender));
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            uint32 dayNumber = dayNumbers[i];
            require(uint256(dayNumber) * 1 days <= block.timestamp, MarketDayLocked(dayNumber));
            amount += dueOf[ware][dayNumber];
            dueOf[ware][dayNumber] = 0;
        }
        totalDue -= amount.toUint128();
        emit RevenueWithdrawn(ware, msg.sender, amount);
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @notice Pays the treasury's share out to the owner. The reserve stays for the economy's contracts.
    function payTreasury() external onlyOwner {
        uint256 amount = treasury;
        treasury = 0;
        emit TreasuryPaid(msg.sender, amount);
        SafeTransferLib.safeTransfer(address(TOKEN), msg.sender, amount);
    }

    /// @inheritdoc IMarket
    function revenueOf(uint32 ware) external view returns (uint32[] memory dayNumbers, uint256[] memory amounts) {
        dayNumbers = _dueDays[ware];
        amounts = new uint256[](dayNumbers.length);
        for (uint256 i = 0; i < dayNumbers.length; ++i) {
            amounts[i] = dueOf[ware][dayNumbers[i]];
        }
    }

    /// @dev Takes `paid` out of the escrow and gives it to those it belongs to. What rounding leaves is the developer's.
    function _distribute(uint32 ware, uint256 paid) internal {
        if (paid == 0) return;
        uint256 burned = paid * BURN_BPS / 10_000;
        uint256 kept = paid * RESERVE_BPS / 10_000;
        uint256 toTreasury = paid * TREASURY_BPS / 10_000;
        totalEscrow -= paid.toUint128();
        reserve += kept.toUint128();
        treasury += toTreasury.toUint128();
        _addDue(ware, paid - burned - kept - toTreasury);
        STAKE.endExposure(ware, paid.toUint96());
        TOKEN.burn(burned);
    }

    /// @dev A later change of the delay does not move what was added here.
    function _addDue(uint32 ware, uint256 amount) internal {
        uint32 unlockDay = _unlockDay();
        uint32[] storage list = _dueDays[ware];
        if (list.length == 0 || list[list.length - 1] < unlockDay) list.push(unlockDay);
        dueOf[ware][unlockDay] += amount;
        totalDue += amount.toUint128();
    }

    function _unlockDay() internal view returns (uint32) {
        return ((block.timestamp + DELAY + 1 days - 1) / 1 days).toUint32();
    }
}
