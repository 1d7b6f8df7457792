// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {SlashMath} from "../math/SlashMath.sol";
import {Windows} from "../Windows.sol";
import {DisputesStore} from "./DisputesStore.sol";

/// @title The bonds, the caps on what can be taken, and how a slash is divided.
abstract contract DisputesMoney is DisputesStore {
    using SafeCastLib for uint256;

    uint256 internal constant SLA_BPS = 500;
    uint256 private constant SLA_WINDOW_BPS = 1_000;
    uint256 internal constant MALICE_BPS = 5_000;
    uint256 internal constant EQUIVOCATION_BPS = 3_000;
    uint256 internal constant REPORTER_MOST = 500e18;
    uint256 internal constant NO_LIMIT = type(uint256).max;

    function _takeBond(uint256 amount) internal {
        // The half that opens claims keeps nothing when somebody calls it by itself.
        require(address(this) == DISPUTES, DisputesNotHere(address(this)));
        SafeTransferLib.safeTransferFrom(address(TOKEN), msg.sender, address(this), amount);
    }

    function _pay(address to, uint256 amount) internal {
        if (amount > 0) SafeTransferLib.safeTransfer(address(TOKEN), to, amount);
    }

    /// @dev Burns, and counts it as a claim that cost somebody money.
    function _burn(uint256 amount) internal {
        if (amount == 0) return;
        Enforced storage enforced = _enforced[Windows.epochAt(block.timestamp)];
        enforced.claims += 1;
        enforced.burned += amount.toUint128();
        TOKEN.burn(amount);
    }

    /// @dev Takes stake and pays the operators their share of it.
    /// @return taken What there was to take.
    /// @return toParty What the harmed and the reporter get; the caller of this pays it.
    /// @return burned What the caller of this burns.
    function _slash(uint32 ware, uint256 amount, uint256 harm, uint256 reporterMost)
        internal
        returns (uint256 taken, uint256 toParty, uint256 burned)
    {
        taken = STAKE.slash(ware, amount.toUint96(), address(this));
        (uint256 harmed, uint256 reporter, uint256 operators, uint256 rest) = SlashMath.split(taken, harm, reporterMost);
        emit SlashDivided(ware, harmed, reporter, operators, rest);
        _pay(address(RESTAKING), operators);
        if (operators > 0) RESTAKING.payInSlash(operators.toUint96());
        return (taken, harmed + reporter, rest);
    }

    /// @dev The most that can still be taken for broken SLAs in this window, which begins with the first of them.
    function _useSlaCap(uint32 ware, uint256 amount) internal returns (uint256) {
        Record storage own = _records[ware];
        if (block.timestamp >= own.since + Windows.CAP_WINDOW) {
            (own.since, own.taken) = (uint40(block.timestamp), 0);
            own.stake = STAKE.slashableOf(ware).toUint96();
        }
        uint256 left = SlashMath.part(own.stake, SLA_WINDOW_BPS) - own.taken;
        if (amount > left) amount = left;
        own.taken += amount.toUint96();
        return amount;
    }

    function _countMalice(uint32 ware) internal {
        _records[ware].malice += 1;
    }

    function _requireDeveloper(bytes32 id, uint32 ware) internal view returns (address developer) {
        developer = REGISTRY.developerOf(ware);
        require(msg.sender == developer, DisputesNotParty(id, msg.sender));
    }

    function _waiveAndAllowReview(bytes32 purchaseId) internal {
        MARKET.waiveCancelFee(purchaseId);
        REPUTATION.giveReviewRight(purchaseId);
    }
}
