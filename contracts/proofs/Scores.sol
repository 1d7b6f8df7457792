// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ScoreMath} from "../src/math/ScoreMath.sol";

/// @notice A score is always below one.
contract ScoreStaysBelowOne {
    function prove(uint88 points, uint88 reviews, uint88 units) external pure {
        assert(ScoreMath.score(points, reviews, units) < ScoreMath.SCORE_ONE);
    }
}

/// @notice Units earn at most twice their number in points, and a review weighs at most what one payer may count fully.
contract PointsStayWithinTheirBounds {
    function prove(uint88 units, uint8 repeats, uint88 given, uint88 credited, uint96 earned) external pure {
        assert(ScoreMath.points(units, repeats, given) <= 2 * uint256(units));
        assert(ScoreMath.reviewPoints(credited, earned) <= ScoreMath.FULL_POINTS);
    }
}
