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

    /// @dev Burns, and counts it as a claim that cost somebody money. What the operators get of it waits for the end of the epoch: a
    /// slash always burns something, so that both are written at once.
    function _burn(uint256 amount, uint256 operators) internal {
        if (amount == 0) return;
        Enforced storage enforced = _enforced[Windows.epochAt(block.timestamp)];
        // Sums of what was burned and of what is held: neither can be more than the supply, which has 96 bits at most.
        unchecked {
            uint32 claims = enforced.claims + 1;
            uint112 burned = enforced.burned + uint112(amount);
            uint112 share = enforced.operators + uint112(operators);
            (enforced.claims, enforced.burned, enforced.operators) = (claims, burned, share);
        }
        TOKEN.burn(amount);
    }

    /// @dev Takes what a claim or a case held back; for a broken SLA no more than may be taken of the stake at that time.
    function _takeFrozen(uint32 ware, uint96 amount, bool isSla) internal returns (uint96 taken) {
        if (isSla) return STAKE.slashForSla(ware, amount, address(this));
        return STAKE.slashFrozen(ware, amount, address(this));
    }

    /// @dev Divides what was taken of a stake.
    /// @return toParty What the harmed and the reporter get; the caller of this pays it.
    /// @return operators What the operators get, and
    /// @return burned what is burned: the caller of this hands both to `_burn`.
    function _divide(uint32 ware, uint256 taken, uint256 harm, uint256 reporterMost)
        internal
        returns (uint256 toParty, uint256 operators, uint256 burned)
    {
        uint256 harmed;
        uint256 reporter;
        (harmed, reporter, operators, burned) = SlashMath.split(taken, harm, reporterMost);
        emit SlashDivided(ware, harmed, reporter, operators, burned);
        toParty = harmed + reporter;
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
