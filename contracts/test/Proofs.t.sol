// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {
    ConvictionNeverExceedsTheBalance,
    LeavingInPartsSavesNothing,
    NoMoreConvictionLeavesThanThereIs,
    SplittingNeverGainsConviction
} from "../proofs/Convictions.sol";
import {DelayFallsAsTheScoreRises, DelayStaysWithinItsBounds} from "../proofs/Delays.sol";
import {FeeNeverExceedsPayment, FeesSumToWhatIsHeld, FeesTelescope} from "../proofs/Fees.sol";
import {
    JurorCountsAtMostAQuarter,
    NeglectIsAPartOfWhatWasDue,
    OneAloneNeverRules,
    OnlyOneSideHoldsTwoThirds,
    QuorumStaysReached
} from "../proofs/Juries.sol";
import {PoolPaysAtMostFiveQuartersOfOwnPart, PoolSharesFitIntoThePool} from "../proofs/Pools.sol";
import {
    PaidReturnedAndFeeSumToTheAmount,
    SettlementKeepsPaidAtEarned,
    TopUpKeepsPaidAtEarned
} from "../proofs/Purchases.sol";
import {DutiesAndSalesOnlyLower, RewardNeverExceedsThePool, SlashesAddAtMostATenth} from "../proofs/Rewards.sol";
import {
    PointsStayWithinTheirBounds,
    QuotientIsRoundedDown,
    ReviewNeverRaisesTheScore,
    ReviewsNeverWeighLess,
    ScoreStaysBelowOne,
    UseNeverLowersTheScore
} from "../proofs/Scores.sol";
import {DepositThenRedeemNeverGains, SharesAreNeverWorthMoreThanThePool} from "../proofs/Shares.sol";
import {
    SlaIsWholeIn28Days,
    SlaRefillIsExact,
    SlaTakenIsGone,
    SlaTakesATenthAndWhatCameBack,
    SlaTakesAtMostATenthAtOnce
} from "../proofs/Slas.sol";
import {
    SlashAlwaysCostsItsMaker,
    SlashPaysOutExactlyWhatItTook,
    SlashTakesNoMoreThanThereIs
} from "../proofs/Slashes.sol";
import {SlashTakesWhatThereIs, StakeBooksBalance} from "../proofs/StakeBooks.sol";
import {NeedFallsAsTheScoreRises, NeedRisesWithTheExposure, NeedStaysWithinItsBounds} from "../proofs/Stakes.sol";
import {
    DueStaysWithinEveryCap,
    EarnedNeverExceedsAmount,
    EarnedNeverFalls,
    SettledVoucherIsNeverDueAgain,
    SettlementsTelescopeToTheAmount,
    TopUpKeepsWhatWasEarned
} from "../proofs/Vouchers.sol";
import {SharesMath} from "../src/math/SharesMath.sol";
import {Assertions} from "./Assertions.sol";

/// @notice Runs each proof on an example: assumptions that contradict each other would prove everything, and revert here.
/// @dev What the proofs assume of a library that the solver cannot read, the fuzz tests hold that library to.
contract ProofsTest is Assertions {
    function test_default_feesHaveAnExample() public {
        new FeesSumToWhatIsHeld().prove(100e18);
        new FeeNeverExceedsPayment().prove(7, 3);
        new FeesTelescope().prove(100e18, 7, 9);
    }

    function test_default_vouchersHaveAnExample() public {
        new DueStaysWithinEveryCap().prove(7, 5, 100, 20, 100);
        new SettledVoucherIsNeverDueAgain().prove(7, 6, 5, 100, 20, 100);
        new EarnedNeverExceedsAmount().prove(10e18 + 1, 3, 7);
        new EarnedNeverFalls().prove(10e18 + 1, 3, 2, 7);
        new SettlementsTelescopeToTheAmount().prove(10e18 + 1, 3, 6, 7);
        new TopUpKeepsWhatWasEarned().prove(10e18 + 1, 7, 2, 3, 5);
    }

    function test_default_purchasesHaveAnExample() public {
        new SettlementKeepsPaidAtEarned(10e18 + 1, 7).prove(3);
        new PaidReturnedAndFeeSumToTheAmount(10e18 + 1, 7).prove(true);
        new TopUpKeepsPaidAtEarned(10e18 + 1, 7).prove(20e18 + 2, 14);
    }

    function test_default_delaysHaveAnExample() public {
        new DelayStaysWithinItsBounds().prove(1 days, 14 days, 5e8);
        new DelayFallsAsTheScoreRises().prove(1 days, 14 days, 4e8, 5e8);
    }

    function test_default_stakesHaveAnExample() public {
        new NeedStaysWithinItsBounds().prove(1_000e18, 10_000e18 + 1, 5e8);
        new NeedFallsAsTheScoreRises().prove(1_000e18, 10_000e18 + 1, 4e8, 5e8);
        new NeedRisesWithTheExposure().prove(1_000e18, 10_000e18 + 1, 7, 5e8);
        new SlashTakesWhatThereIs().prove(7);
        StakeBooksBalance books = new StakeBooksBalance();
        books.proveStake(9);
        books.proveUnbond(5);
        books.proveSlash(2);
        books.proveWithdraw();
        assertEq(books.withdrawn(), 5, "each step was reached");
    }

    function test_default_slashesHaveAnExample() public {
        new SlashTakesNoMoreThanThereIs().prove(10_001, 3_333);
        new SlashPaysOutExactlyWhatItTook().prove(10_001, 500, 50);
        new SlashAlwaysCostsItsMaker().prove(10_001, 10_001, 10_001);
        new SlaTakesAtMostATenthAtOnce().prove(10_001, 1_000_000, 999_000);
        new SlaIsWholeIn28Days().prove(10_001, 1_000_000, 999_000, 997);
        new SlaTakenIsGone().prove(10_001, 1_000_000, 999_000, 997);
        new SlaRefillIsExact().prove(10_001, 1_000_000, 999_000, 997);
        new SlaTakesATenthAndWhatCameBack().prove(10_001, 1_000_000, 999_000, 997, 1_209_600, 500);
    }

    function test_default_poolsAndRewardsHaveAnExample() public {
        new PoolPaysAtMostFiveQuartersOfOwnPart().prove(100e18, 3, 7, 1_000e18);
        new PoolSharesFitIntoThePool().prove(100e18, 3, 4, 7, 100_000e18, 100_000e18);
        new RewardNeverExceedsThePool().prove(100e18, 1_000, 100, 100e18);
        new SlashesAddAtMostATenth().prove(100e18, 100e18);
        new DutiesAndSalesOnlyLower().prove(32 ether, 3, 7, 10e18, 1 ether, 2 ether);
    }

    function test_default_scoresAndJuriesHaveAnExample() public {
        new ScoreStaysBelowOne().prove(50e12, 3e12, 60e12);
        new ReviewsNeverWeighLess().prove(3e12, 1e12, 60e12);
        new PointsStayWithinTheirBounds().prove(5e12, 4, 3e12, 2e12, 100e18);
        new JurorCountsAtMostAQuarter().prove(90, 100);
        new OnlyOneSideHoldsTwoThirds().prove(67, 100);
        new QuorumStaysReached().prove(40, 10, 100, 4_000);
        new OneAloneNeverRules().prove(90, 100, 5);
        new NeglectIsAPartOfWhatWasDue().prove(3, 14, 1);
    }

    function testFuzz_scoresHoldWhatIsAssumedOfQuotients(uint88 points, uint80 reviews, uint80 more, uint80 units)
        public
    {
        if (reviews > 0) new ReviewsNeverWeighLess().prove(reviews, more, units);
        new ReviewNeverRaisesTheScore().prove(points, reviews, more, units);
        new UseNeverLowersTheScore().prove(points, more, reviews, units);
        new QuotientIsRoundedDown().prove(points, uint128(reviews) + 1, more);
    }

    function testFuzz_depositsHoldTheAssumedQuotient(uint96 put, uint96 assets, uint96 all) public {
        // A pool keeps its shares in so many bits, and takes no deposit that would bring more.
        vm.assume(SharesMath.toShares(put, assets, all) <= type(uint104).max - all);
        new DepositThenRedeemNeverGains().prove(put, assets, all);
    }

    function testFuzz_sharesHoldTheAssumedQuotient(uint96 shares, uint96 assets, uint96 more) public {
        uint96 all = uint96(bound(more, shares, type(uint96).max));
        new SharesAreNeverWorthMoreThanThePool().prove(shares, assets, all);
    }

    function testFuzz_convictionsStayWithinTheBalance(uint88 balance, uint88 grown, uint88 leaving, uint40 elapsed)
        public
    {
        uint88 conviction = uint88(bound(grown, 0, balance));
        new ConvictionNeverExceedsTheBalance().prove(balance, conviction, elapsed);
        uint88 part = uint88(bound(leaving, 0, balance));
        new NoMoreConvictionLeavesThanThereIs().prove(balance, conviction, part);
        if (balance > 0) new LeavingInPartsSavesNothing().prove(balance, conviction, part / 2, part / 3);
    }

    function testFuzz_convictionsHoldTheAssumedFormula(
        uint88[2] memory balances,
        uint88[2] memory convictions,
        uint40 elapsed
    ) public {
        convictions[0] = uint88(bound(convictions[0], 0, balances[0]));
        convictions[1] = uint88(bound(convictions[1], 0, balances[1]));
        int256 power = -693147180559945309 * int256(uint256(elapsed)) / int256(90 days);
        uint64 left = uint64(uint256(FixedPointMathLib.expWad(power)));
        new SplittingNeverGainsConviction().prove(balances, convictions, elapsed, left);
    }
}
