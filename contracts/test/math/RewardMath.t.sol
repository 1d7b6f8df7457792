// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RewardMath} from "../../src/math/RewardMath.sol";
import {Assertions} from "../Assertions.sol";

contract RewardMathTest is Assertions {
    function test_default_theExampleOfTheDesign__AVS25() public pure {
        uint256 q = RewardMath.pool(1_500e18, 1_000e18);
        assertEq(q, 1_650e18, "a tenth of the fees from slashes at most");
        uint256 paid = RewardMath.paid(q, 50, 5, type(uint128).max);
        assertEq(paid, 1_155e18, "seven tenths");
        uint256 a = RewardMath.weight(60, 1, 1);
        uint256 b = RewardMath.weight(40, 1, 2);
        assertEq(paid * a / (a + b), 866.25e18, "the diligent one");
        assertEq(paid * b / (a + b), 288.75e18, "the lazy one");
    }

    function test_behavior_anEmptyMarketPaysTheBase__AVS25() public pure {
        assertEq(RewardMath.paid(1_000e18, 0, 0, 0), 400e18, "four tenths");
    }

    function test_behavior_breadthIsHalfAtFifty__AVS25() public pure {
        assertEq(RewardMath.paid(1_000e18, 50, 0, 0), 550e18, "half of three tenths more");
    }

    function test_behavior_enforcementIsHalfAtFive__AVS25() public pure {
        assertEq(RewardMath.paid(1_000e18, 0, 5, 1_000e18), 550e18, "half of three tenths more");
    }

    function test_behavior_madeUpClaimsPayNoMoreThanHalfOfWhatTheyBurned__AVS36() public pure {
        assertEq(RewardMath.paid(1_000e18, 0, 1_000, 10e18), 405e18, "five for ten burned");
        assertEq(RewardMath.paid(1_000e18, 0, 1_000, 0), 400e18, "nothing for nothing");
    }

    function test_behavior_smallSlashesCountWhole() public pure {
        assertEq(RewardMath.pool(100e18, 10e18), 110e18, "up to a tenth");
        assertEq(RewardMath.pool(100e18, 10e18 + 1), 110e18, "and no more");
        assertEq(RewardMath.pool(0, 10e18), 0, "of no fees nothing");
    }

    function test_behavior_dutiesScaleTheWeight__AVS24() public pure {
        assertEq(RewardMath.weight(100, 0, 0), 100, "none missed");
        assertEq(RewardMath.weight(100, 3, 4), 75, "one of four missed");
        assertEq(RewardMath.weight(100, 0, 4), 0, "all missed");
    }

    function test_behavior_whoSoldHalfEarnsHalf__AVS39() public pure {
        assertEq(RewardMath.held(10, 50, 100), 5, "half");
        assertEq(RewardMath.held(10, 100, 100), 10, "all");
        assertEq(RewardMath.held(10, 1_000, 100), 10, "more tokens earn no more");
        assertEq(RewardMath.held(10, 0, 100), 0, "none");
        assertEq(RewardMath.held(10, 0, 0), 10, "where nothing is left to hold");
    }

    function testFuzz_neverPaysMoreThanThePool(uint96 q, uint32 wares, uint32 claims, uint128 burned) public pure {
        uint256 paid = RewardMath.paid(q, wares, claims, burned);
        assertTrue(paid <= q, "at most all");
        assertTrue(paid >= uint256(q) * 4 / 10, "at least the base");
    }

    function testFuzz_moreBreadthNeverPaysLess(uint96 q, uint32 wares, uint32 claims) public pure {
        uint256 paid = RewardMath.paid(q, wares, claims, q);
        assertTrue(RewardMath.paid(q, uint256(wares) + 1, claims, q) >= paid, "by SecWares");
        assertTrue(RewardMath.paid(q, wares, uint256(claims) + 1, q) >= paid, "by claims");
    }

    function testFuzz_thePoolIsFeesAndAtMostATenthMore(uint96 fees, uint96 slashed) public pure {
        uint256 pool = RewardMath.pool(fees, slashed);
        assertTrue(pool >= fees && pool <= uint256(fees) + fees / 10, "bounded");
        assertTrue(pool <= uint256(fees) + slashed, "never more than was paid in");
    }

    function testFuzz_holdingIsSplitProof__AVS39(uint96 reward, uint96 balance, uint96 principal, uint8 part)
        public
        pure
    {
        // Whoever divides his tokens badly over two equal positions earns no more than with all in the right place.
        uint256 p = uint256(principal) + 1;
        uint256 first = uint256(balance) * part / 255;
        uint256 split = RewardMath.held(reward, first, p) + RewardMath.held(reward, balance - first, p);
        assertTrue(split <= RewardMath.held(uint256(reward) * 2, balance, 2 * p) + 1, "no gain");
    }
}
