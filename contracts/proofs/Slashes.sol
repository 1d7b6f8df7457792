// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SlashMath} from "../src/math/SlashMath.sol";

/// @notice A slash never takes more than there is, and never nothing of something.
contract SlashTakesNoMoreThanThereIs {
    function prove(uint128 amount, uint16 bps) external pure {
        require(bps <= 10_000);
        uint256 part = SlashMath.part(amount, bps);
        assert(part <= amount);
        assert(part > 0 || amount == 0 || bps == 0);
    }
}

/// @notice What is paid of a slash and what is burned sum to what was taken; the harmed and the reporter never get more than their caps.
contract SlashPaysOutExactlyWhatItTook {
    function prove(uint96 taken, uint96 harm, uint96 reporterMost) external pure {
        (uint256 harmed, uint256 reporter, uint256 operators, uint256 burned) =
            SlashMath.split(taken, harm, reporterMost);
        assert(harmed + reporter + operators + burned == taken);
        assert(harmed <= harm && reporter <= reporterMost);
    }
}

/// @notice At least three tenths of a slash are burned: nobody gains by reporting himself.
contract SlashAlwaysCostsItsMaker {
    function prove(uint96 taken, uint96 harm, uint96 reporterMost) external pure {
        (,,, uint256 burned) = SlashMath.split(taken, harm, reporterMost);
        assert(10 * burned >= 3 * uint256(taken));
    }
}
