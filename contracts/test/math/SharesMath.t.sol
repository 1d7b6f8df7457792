// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesMath} from "../../src/math/SharesMath.sol";
import {Assertions} from "../Assertions.sol";

contract SharesMathTest is Assertions {
    function test_default_theFirstGetsAMillionSharesAUnit() public pure {
        assertEq(SharesMath.toShares(1e18, 0, 0), 1e24, "first");
        assertEq(SharesMath.toAssets(1e24, 1e18, 1e24), 1e18, "and gets it back");
    }

    function test_behavior_afterALossSharesAreWorthLess() public pure {
        assertEq(SharesMath.toAssets(1e24, 0.9e18, 1e24), 0.9e18, "a tenth less");
    }

    function test_behavior_aDonationBeforeTheSecondCostsTheDonor() public pure {
        // The first puts in one unit and adds 1e18 to the pool; the second puts in 1e18.
        uint256 first = SharesMath.toShares(1, 0, 0);
        uint256 second = SharesMath.toShares(1e18, 1e18 + 1, first);
        uint256 pool = 2e18 + 1;
        assertTrue(SharesMath.toAssets(first, pool, first + second) < 1e18, "the donor does not get the gift back");
        assertTrue(SharesMath.toAssets(second, pool, first + second) > 0.999e18, "the second loses next to nothing");
    }

    function testFuzz_inAndOutNeverGains(uint96 assets, uint96 pool, uint96 shares) public pure {
        uint256 made = SharesMath.toShares(assets, pool, shares);
        uint256 back = SharesMath.toAssets(made, uint256(pool) + assets, uint256(shares) + made);
        assertTrue(back <= assets, "rounds for the pool");
    }
}
