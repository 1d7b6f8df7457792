// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StakeMath} from "../../src/math/StakeMath.sol";
import {Assertions} from "../Assertions.sol";

contract StakeMathTest is Assertions {
    function test_default_isTheFixedPartAndTheExposure() public pure {
        assertEq(StakeMath.need(1_000e18, 10_000e18, 0), 11_000e18, "no score");
    }

    function test_behavior_aScoreTakesOffUpToAQuarter() public pure {
        assertEq(StakeMath.need(1_000e18, 10_000e18, 0.5e9), 9_750e18, "half");
        assertEq(StakeMath.need(1_000e18, 10_000e18, 1e9), 8_500e18, "full");
    }

    function testFuzz_neverUnderThreeQuartersOfWhatWasSold(uint96 fixedPart, uint96 exposure, uint64 score)
        public
        pure
    {
        uint256 need = StakeMath.need(fixedPart, exposure, score % (1e9 + 1));
        assertTrue((need - fixedPart) * 4 >= uint256(exposure) * 3, "three quarters");
        assertTrue(need <= uint256(fixedPart) + exposure, "never over the whole");
    }

    function testFuzz_sellingMoreNeverNeedsLess(uint96 exposure, uint96 more, uint64 score) public pure {
        uint256 scored = score % (1e9 + 1);
        assertTrue(
            StakeMath.need(0, uint256(exposure) + more, scored) >= StakeMath.need(0, exposure, scored), "monotone"
        );
    }
}
