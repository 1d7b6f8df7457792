// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "./interfaces/IRegistry.sol";

/// @title The plans of one SecWare, each in one slot, and beside them the hashes of their terms, each once.
/// @notice Most plans of a SecWare are sold under the same terms. A plan keeps the key at which they stand, and whoever reads it reads
/// no more slots than if it had them itself.
library PlanBook {
    /// @dev One slot. `termsKey` is zero where there are no terms.
    struct PlanRecord {
        uint96 price;
        uint40 units;
        uint32 duration;
        uint16 kinds;
        uint32 soldAtMost;
        bool onSale;
        uint32 termsKey;
    }

    struct Book {
        mapping(uint16 plan => PlanRecord) plans;
        mapping(uint32 termsKey => bytes32) terms;
    }

    /// @notice Keeps a new plan. The caller of this counts them.
    function add(Book storage book, uint16 number, IRegistry.Plan memory plan) internal {
        uint32 termsKey = _keep(book, plan.termsHash);
        PlanRecord storage made = book.plans[number];
        // One after the other, so that the slot is written once.
        made.price = plan.price;
        made.units = plan.units;
        made.duration = plan.duration;
        made.kinds = plan.kinds;
        made.soldAtMost = plan.soldAtMost;
        made.onSale = plan.onSale;
        made.termsKey = termsKey;
    }

    /// @notice Reads a plan into zeros that stand there already: a buyer pays for no second copy.
    function read(Book storage book, uint16 number, IRegistry.Plan memory into) internal view {
        PlanRecord storage own = book.plans[number];
        into.price = own.price;
        into.units = own.units;
        into.duration = own.duration;
        into.kinds = own.kinds;
        into.soldAtMost = own.soldAtMost;
        into.onSale = own.onSale;
        uint32 termsKey = own.termsKey;
        if (termsKey != 0) into.termsHash = book.terms[termsKey];
    }

    /// @dev Terms stand at their own last bits, made odd, or at the next odd place that has no others, so that one look finds whether
    /// an earlier plan has them. At zero there is nothing.
    function _keep(Book storage book, bytes32 termsHash) private returns (uint32 termsKey) {
        if (termsHash == 0) return 0;
        termsKey = uint32(uint256(termsHash)) | 1;
        bytes32 found = book.terms[termsKey];
        while (found != 0 && found != termsHash) {
            // There are more places than numbers of plans, and after the last one comes the first.
            unchecked {
                termsKey += 2;
            }
            found = book.terms[termsKey];
        }
        if (found == 0) book.terms[termsKey] = termsHash;
    }
}
