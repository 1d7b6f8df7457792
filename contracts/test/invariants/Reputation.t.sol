// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelayMath} from "../../src/math/DelayMath.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {ExpulsionHandler} from "../handlers/ExpulsionHandler.sol";
import {ReputationHandler} from "../handlers/ReputationHandler.sol";
import {ReputationBase} from "../reputation/ReputationBase.sol";
import {Walks} from "./Walks.sol";

/// @notice What holds of scores, delays, reviews, expulsions and the performance pool after any sequence of acts, against a ledger apart.
contract ReputationInvariantsTest is ReputationBase, Walks {
    ExpulsionHandler private _ledger;

    function setUp() public override {
        super.setUp();
        uint32[] memory wares = new uint32[](3);
        (wares[0], wares[1], wares[2]) = (ware, _another(), _another());
        ReputationHandler.World memory world =
            ReputationHandler.World(token, registry, market, pool, scores, stakes, disputes, owner);
        _ledger = new ExpulsionHandler(world, _buyers(1, 12), wares);
        _aim();
    }

    /// @dev What an act must do at once, such as the day on which money comes free (9), is said by the handler.
    function invariant_I09_I10_I11_I13_scoresAndPool__SW17_SW18_AVS14_AVS15_AVS17_AVS19() public view {
        _holds();
    }

    /// @dev A campaign that does nothing proves nothing: this is what some hundreds of its acts come to.
    function test_default_theCampaignReachesWhatItIsAbout__AVS19() public {
        _walk(600, 60);
        assertTrue(_ledger.started() > 1 && _ledger.stopped() > 0, "started, and stopped");
        assertTrue(_ledger.expelled() > 0, "expelled");
        assertTrue(_ledger.refunded() > 0, "and what was left refunded");
    }

    function _check() internal view override {
        _holds();
    }

    function _holds() private view {
        (uint256 purchases, uint256 sellers) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            _I09_delayFallsWithTheScore(number);
            _I10_scoresAreWhatTheLedgerSays(number);
            _expulsionsAreWhatTheLedgerSays(number);
            uint256 beyond = _ledger.counted(number) > _ledger.settled(number) ? _rights(number) : 0;
            assertTrue(_ledger.counted(number) <= _ledger.settled(number) + beyond, "I11: more reviews than use");
        }
        for (uint256 i = 0; i < purchases; ++i) {
            _I11_aPurchaseIsReviewedOnce(_ledger.ids(i));
        }
        assertEq(token.balanceOf(address(scores)), _ledger.heldFees(), "fees that are held");
        _I13_poolsHoldWhatIsLeft();
    }

    function _I09_delayFallsWithTheScore(uint32 number) private view {
        uint256 score = scores.meanScoreOf(number);
        uint256 delay = DelayMath.delay(market.shortestDelay(), market.longestDelay(), score);
        assertTrue(delay >= 1 days && delay <= 14 days, "between a day and fourteen");
        if (score == 0) return;
        uint256 worse = DelayMath.delay(market.shortestDelay(), market.longestDelay(), score - 1);
        assertTrue(delay <= worse, "falls as the score rises");
    }

    function _I10_scoresAreWhatTheLedgerSays(uint32 number) private view {
        assertTrue(scores.scoreOf(number) < 1e9 && scores.meanScoreOf(number) < 1e9, "below one");
        IReputation.Standing memory now_ = scores.standingOf(number);
        (uint256 p, uint256 n, uint256 v, uint256 steps) = _ledger.standingOf(number);
        // One step or many: each rounds down by a unit, and the exponential by its own last digits.
        _near(now_.p, p, p / 1e9 + steps + 1, "points of use");
        _near(now_.n, n, n / 1e9 + steps + 1, "points of reviews");
        _near(now_.v, v, v / 1e9 + steps + 1, "units");
        assertEq(scores.scoreOf(number), _score(now_), "the score of them");
    }

    function _I11_aPurchaseIsReviewedOnce(bytes32 id) private view {
        ReputationHandler.Book memory own = _ledger.bookOf(id);
        IReputation.Review memory real = scores.reviewOf(id);
        assertTrue(real.state == own.state, "where a review stands");
        assertEq(real.fee, own.fee, "its fee");
        bool isReviewable = own.used > 0 || own.hasRight;
        assertTrue(real.state == IReputation.ReviewState.None || isReviewable, "of what was served only");
    }

    function _I13_poolsHoldWhatIsLeft() private view {
        uint256 sum = 0;
        for (uint32 epoch = _ledger.firstEpoch(); epoch < _ledger.nextEpoch(); ++epoch) {
            assertEq(pool.poolOf(epoch).left, _ledger.left(epoch), "what is left of an epoch");
            sum += _ledger.left(epoch);
        }
        assertEq(token.balanceOf(address(pool)), sum, "and it is there");
    }

    function _expulsionsAreWhatTheLedgerSays(uint32 number) private view {
        ExpulsionHandler.Stand memory own = _ledger.standOf(number);
        assertTrue(registry.wareOf(number).status == own.status, "its standing");
        assertTrue(registry.isOnSale(number, PAID) == (own.status == IRegistry.Status.Active), "on sale");
        assertEq(scores.expulsionOf(number), own.executableAt, "when it would be expelled");
        assertEq(stakes.stakeOf(number).staked, own.staked, "its stake");
        bool isOver = own.status == IRegistry.Status.Expelled;
        assertTrue((registry.endedAtOf(number) != 0) == isOver, "only an expulsion ends it");
        // One of them at each look.
        address who = _ledger.buyers(block.timestamp / 1 hours % 12);
        assertEq(scores.firstPaidAt(number, who), _ledger.firstPaidAt(number, who), "a payer since");
    }

    /// @dev Purchases of which nothing was served, and that may be reviewed for it.
    function _rights(uint32 number) private view returns (uint256 sum) {
        (uint256 purchases,) = _ledger.counts();
        for (uint256 i = 0; i < purchases; ++i) {
            ReputationHandler.Book memory own = _ledger.bookOf(_ledger.ids(i));
            if (own.ware == number && own.hasRight && own.used == 0) ++sum;
        }
    }

    /// @dev As amendment 4 says it, in its own words.
    function _score(IReputation.Standing memory then) private pure returns (uint256) {
        (uint256 p, uint256 n, uint256 v) = (then.p, then.n, then.v);
        uint256 complaints = n == 0 ? 0 : 5 * n * n / (n + v / 4);
        return p * 1e9 / (p + complaints + 20e12 + v / 10);
    }

    function _another() private returns (uint32 number) {
        number = _register(developer, 100_000e18);
        vm.prank(developer);
        registry.addPlan(number, _plan(PRICE));
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](20);
        acts[0] = ReputationHandler.buy.selector;
        acts[1] = ReputationHandler.settle.selector;
        acts[2] = ReputationHandler.review.selector;
        acts[3] = ReputationHandler.finish.selector;
        acts[4] = ReputationHandler.giveRight.selector;
        acts[5] = ReputationHandler.closeEpoch.selector;
        acts[6] = ReputationHandler.harvest.selector;
        acts[7] = ReputationHandler.wait_.selector;
        acts[8] = ReputationHandler.settle.selector;
        acts[9] = ReputationHandler.settle.selector;
        acts[10] = ReputationHandler.buy.selector;
        acts[11] = ExpulsionHandler.ruin.selector;
        acts[12] = ExpulsionHandler.refund.selector;
        acts[13] = ExpulsionHandler.startExpulsion.selector;
        acts[14] = ExpulsionHandler.startExpulsion.selector;
        acts[15] = ExpulsionHandler.stopExpulsion.selector;
        acts[16] = ExpulsionHandler.defer.selector;
        acts[17] = ExpulsionHandler.expel.selector;
        acts[18] = ExpulsionHandler.refund.selector;
        acts[19] = ExpulsionHandler.setPaused.selector;
        target(address(_ledger), acts);
    }
}
