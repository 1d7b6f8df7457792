// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FeeMath} from "../../src/math/FeeMath.sol";
import {Assertions} from "../Assertions.sol";

contract FeeMathTest is Assertions {
    function test_default_holdsSixAndAHalfPerCent() public pure {
        assertEq(FeeMath.heldOf(0, 100e18), 6.5e18, "of 100");
        (uint256 burned, uint256 operators, uint256 treasury, uint256 pool) = FeeMath.split(100e18);
        assertEq(burned, 4.5e18, "burned");
        assertEq(operators, 1e18, "operators");
        assertEq(treasury, 0.5e18, "treasury");
        assertEq(pool, 0.5e18, "pool");
    }

    function test_behavior_dustAloneHoldsNothing() public pure {
        assertEq(FeeMath.heldOf(0, 1), 0, "one unit");
    }

    function test_behavior_dustInManyPartsEscapesNoFee() public pure {
        uint256 sum = 0;
        for (uint256 usage = 0; usage < 1_000; ++usage) {
            sum += FeeMath.heldOf(usage, 1);
        }
        assertEq(sum, FeeMath.held(1_000), "as if it were paid at once");
    }

    function testFuzz_settlementsOfAnEpochSumToWhatItHolds(uint96 a, uint96 b, uint96 c) public pure {
        uint256 sum = FeeMath.heldOf(0, a) + FeeMath.heldOf(a, b) + FeeMath.heldOf(uint256(a) + b, c);
        assertEq(sum, FeeMath.held(uint256(a) + b + c), "to the unit");
    }

    function testFuzz_splitSumsToWhatWasHeld(uint128 usage) public pure {
        (uint256 burned, uint256 operators, uint256 treasury, uint256 pool) = FeeMath.split(usage);
        assertEq(burned + operators + treasury + pool, FeeMath.held(usage), "to the unit");
    }

    function testFuzz_neverHoldsMoreThanIsPaid(uint128 usage, uint96 paid) public pure {
        assertTrue(FeeMath.heldOf(usage, paid) <= paid, "the developer is never charged");
    }
}
