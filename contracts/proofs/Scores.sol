// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ScoreMath} from "../src/math/ScoreMath.sol";

/// @notice A score is always below one.
contract ScoreStaysBelowOne {
    function prove(uint88 points, uint88 reviews, uint88 units) external pure {
        assert(ScoreMath.score(points, reviews, units) < ScoreMath.SCORE_ONE);
    }
}

/// @notice A quotient that is rounded down lies between what it says of its dividend, and a larger divisor never makes a product smaller.
/// @dev What the two proofs below are told, because the solver does not find it by itself in their sums.
contract QuotientIsRoundedDown {
    function prove(uint128 x, uint128 d, uint88 more) external pure {
        require(d > 0);
        uint256 q = uint256(x) / d;
        assert(q * d <= x);
        assert(x < (q + 1) * d);
        assert(q * d <= q * (uint256(d) + more));
    }
}

/// @dev What `QuotientIsRoundedDown` proves, of the divisor of a score.
abstract contract ScoreSteps {
    function _divisor(uint256 points, uint256 reviews, uint256 units) internal pure returns (uint256) {
        return points + ScoreMath.complaints(reviews, units) + 20e12 + units / 10;
    }

    function _assumeQuotient(uint256 q, uint256 x, uint256 d) internal pure {
        require(q * d <= x && x < (q + 1) * d);
    }
}

/// @notice One more counted review never makes all of them weigh less, and together they never weigh more than five each.
contract ReviewsNeverWeighLess is ScoreSteps {
    function prove(uint80 reviews, uint80 more, uint80 units) external pure {
        require(reviews > 0);
        uint256 n = reviews;
        uint256 m = n + more;
        uint256 before = ScoreMath.complaints(n, units);
        uint256 reviewed = ScoreMath.complaints(m, units);
        uint256 c = units / 4;
        _assumeQuotient(before, 5 * n * n, n + c);
        _assumeQuotient(reviewed, 5 * m * m, m + c);
        // Of the two quotients before they are rounded, multiplied out.
        require(5 * n * n * (m + c) <= 5 * m * m * (n + c));
        assert(before <= reviewed);
        assert(before <= 5 * n);
    }
}

/// @notice A counted review never raises a score.
contract ReviewNeverRaisesTheScore is ScoreSteps {
    function prove(uint88 points, uint80 reviews, uint80 more, uint80 units) external pure {
        uint256 reviewed = ScoreMath.score(points, uint256(reviews) + more, units);
        uint256 before = ScoreMath.score(points, reviews, units);
        uint256 d = _divisor(points, reviews, units);
        uint256 heavier = _divisor(points, uint256(reviews) + more, units);
        uint256 x = uint256(points) * ScoreMath.SCORE_ONE;
        _assumeQuotient(before, x, d);
        _assumeQuotient(reviewed, x, heavier);
        // `ReviewsNeverWeighLess`.
        require(d <= heavier && reviewed * d <= reviewed * heavier);
        assert(reviewed <= before);
    }
}

/// @notice Points of use never lower a score.
contract UseNeverLowersTheScore is ScoreSteps {
    function prove(uint88 points, uint88 more, uint88 reviews, uint88 units) external pure {
        uint256 before = ScoreMath.score(points, reviews, units);
        uint256 used = ScoreMath.score(uint256(points) + more, reviews, units);
        uint256 d = _divisor(points, reviews, units);
        _assumeQuotient(before, uint256(points) * ScoreMath.SCORE_ONE, d);
        _assumeQuotient(used, (uint256(points) + more) * ScoreMath.SCORE_ONE, d + more);
        require(before < ScoreMath.SCORE_ONE && before * more <= ScoreMath.SCORE_ONE * more);
        assert(before <= used);
    }
}

/// @notice Units earn at most twice their number in points, and a review weighs at most what one payer may count fully.
contract PointsStayWithinTheirBounds {
    function prove(uint88 units, uint8 repeats, uint88 given, uint88 credited, uint96 earned) external pure {
        assert(ScoreMath.points(units, repeats, given) <= 2 * uint256(units));
        assert(ScoreMath.reviewPoints(credited, earned) <= ScoreMath.FULL_POINTS);
    }
}
