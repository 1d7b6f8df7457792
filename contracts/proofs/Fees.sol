// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeMath} from "../src/math/FeeMath.sol";

/// @notice The four parts of an epoch's fees sum to what was held back of it, to the unit, and that is never more than was earned.
contract FeesSumToWhatIsHeld {
    function prove(uint128 usage) external pure {
        (uint256 burned, uint256 operators, uint256 treasury, uint256 pool) = FeeMath.split(usage);
        assert(burned + operators + treasury + pool == FeeMath.held(usage));
        assert(FeeMath.held(usage) <= usage);
    }
}

/// @notice No settlement holds back more than it pays, whatever was earned before it in its epoch.
contract FeeNeverExceedsPayment {
    function prove(uint96 usage, uint96 paid) external pure {
        assert(FeeMath.heldOf(usage, paid) <= paid);
    }
}

/// @notice What two settlements hold back is what one of both would: an epoch's fees do not depend on how it was cut.
contract FeesTelescope {
    function prove(uint96 usage, uint88 first, uint88 second) external pure {
        uint256 parts = FeeMath.heldOf(usage, first) + FeeMath.heldOf(uint256(usage) + first, second);
        assert(parts == FeeMath.heldOf(usage, uint256(first) + second));
        assert(FeeMath.heldOf(0, usage) == FeeMath.held(usage));
    }
}
