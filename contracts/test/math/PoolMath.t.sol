// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PoolMath} from "../../src/math/PoolMath.sol";
import {Assertions} from "../Assertions.sol";

contract PoolMathTest is Assertions {
    function test_default_dividesByWeight() public pure {
        // Two SecWares of 100 each at 0.5 %: the better one would get three quarters, and is capped at 1.25 of its own half.
        uint256 pool = 1e18;
        assertEq(PoolMath.share(pool, 90, 120, 100e18), 0.625e18, "capped");
        assertEq(PoolMath.share(pool, 30, 120, 100e18), 0.25e18, "by weight");
    }

    function test_behavior_noWeightGetsNothing() public pure {
        assertEq(PoolMath.share(1e18, 0, 0, 100e18), 0, "also where nobody has any");
    }

    function testFuzz_sharesFitIntoThePool(uint96 pool, uint96 a, uint96 b, uint96 c, uint96 usage) public pure {
        uint256 total = uint256(a) + b + c;
        uint256 sum = PoolMath.share(pool, a, total, usage) + PoolMath.share(pool, b, total, usage)
            + PoolMath.share(pool, c, total, usage);
        assertTrue(sum <= pool, "all fit");
    }

    function testFuzz_neverMoreThanFiveQuartersOfItsOwn(uint96 pool, uint96 weight, uint96 rest, uint96 usage)
        public
        pure
    {
        uint256 share = PoolMath.share(pool, weight, uint256(weight) + rest, usage);
        assertTrue(share <= uint256(usage) * 625 / 100_000, "capped by its own contribution");
    }
}
