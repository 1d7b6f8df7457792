// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Windows} from "../../src/Windows.sol";
import {ReputationBase} from "./ReputationBase.sol";

/// @notice What those tried who wanted a score, or somebody else's score, for less than it is worth.
contract ReputationAttacksTest is ReputationBase {
    uint256 private constant FEE_BPS = 600;

    /// @dev Review Sybil: reviews ≤ settled purchases, and each weighs what its purchase gave.
    function test_attack_reviewSybilWithoutPurchases__AVS36() public {
        for (uint256 i = 0; i < 20; ++i) {
            address sybil = _buyer(100 + i);
            vm.prank(sybil);
            vm.expectRevert();
            scores.review(keccak256(abi.encode(i)), "");
        }
        assertEq(scores.standingOf(ware).n, 0, "nothing moved");
    }

    function test_attack_reviewSybilWithDustPurchases__AVS36() public {
        _honest(20, 5);
        uint256 score = scores.scoreOf(ware);
        uint256 spent;
        for (uint256 i = 0; i < 20; ++i) {
            address sybil = _buyer(100 + i);
            uint256 before = token.balanceOf(sybil);
            bytes32 id = _buyBy(sybil, 1);
            market.settle(_entry(id, 1));
            _review(id, sybil);
            spent += before - token.balanceOf(sybil);
            assertEq(scores.reviewOf(id).points, 0, "a call of a hundredth of a SEC weighs nothing");
        }
        vm.warp(block.timestamp + 72 hours);
        assertEq(scores.standingOf(ware).n, 0, "nothing counts");
        assertTrue(spent >= 20 * 2e18, "and each paid the fee");
        assertTrue(scores.scoreOf(ware) * 100 >= score * 97, "three days of decay are all that is seen");
    }

    /// @dev Bombing: to bring a SecWare under a quarter costs several times what all others paid it.
    function test_attack_bombingCostsMoreThanEverybodyElsePaid__AVS19() public {
        _honest(20, 5);
        uint256 honest = 20 * 5 * PRICE;
        uint256 spent;
        uint256 bombers;
        while (scores.scoreOf(ware) >= 0.25e9 && bombers < 400) {
            address bomber = _buyer(1_000 + bombers++);
            uint256 before = token.balanceOf(bomber);
            // The most that one wallet can weigh for the least: three purchases, all reviewed.
            _bomb(bomber);
            spent += before - token.balanceOf(bomber);
        }
        assertTrue(spent > 3 * honest, "three times as much as all the others");
        assertTrue(bombers > 60, "from many wallets");
    }

    function test_attack_bombingCanBeAnswered__AVS18() public {
        _honest(20, 5);
        address bomber = _buyer(1_000);
        bytes32 id = _use(bomber, 3);
        _review(id, bomber);
        _challenge(id);
        _rule(id, false);
        assertEq(scores.standingOf(ware).n, 0, "nothing counts");
        assertTrue(token.balanceOf(developer) > 0, "and the bomber paid for it");
    }

    /// @dev Extortion: who reviews gets at most half of a fee back, whatever the developer does not do.
    function test_attack_extortionPaysNothingByItself() public {
        address extortioner = _buyer(1_000);
        bytes32 id = _use(extortioner, 1);
        uint256 before = token.balanceOf(extortioner);
        _complain(id, extortioner);
        assertEq(before - token.balanceOf(extortioner), 1e18, "it costs");
    }

    /// @dev A colluding jury is needed to gain from a review, and gains the reviewer its own fee at most.
    function testFuzz_attack_noReviewEverPaysItsReviewer__AVS36(uint16 qty, uint8 path) public {
        address reviewer = _buyer(1_000);
        bytes32 id = _use(reviewer, uint40(bound(qty, 1, 900)));
        uint256 before = token.balanceOf(reviewer);
        _review(id, reviewer);
        if (path % 3 > 0) _challenge(id);
        if (path % 3 == 1) _rule(id, true);
        if (path % 3 == 2) _rule(id, false);
        vm.warp(block.timestamp + 72 hours);
        if (path % 3 == 0) scores.finalise(id);
        assertTrue(token.balanceOf(reviewer) <= before, "never more than was there");
    }

    /// @dev Score by self-purchase: the fee is gone, the own volume is in the score, and one wallet tapers off.
    function test_attack_selfPurchaseTapersOff__AVS36() public {
        bytes32 id = _buySelf(1_000);
        assertEq(scores.standingOf(ware).p, 206e12, "7.5 and a fifth");
        assertTrue(scores.scoreOf(ware) < 0.64e9, "10,000 SEC of one wallet");
        uint256 burned = uint256(market.purchaseOf(id).amount) * FEE_BPS / 10_000;
        assertEq(burned, 600e18, "cost 600 SEC that never come back");
    }

    /// @dev A genuine SecWare of big customers lifts itself by wash purchases at the attacker's best pattern, five per wallet.
    function test_attack_washingABigProviderCostsMoreThanItGains__AVS36() public {
        // 1,000 SEC a day for 90 days from few wallets: units at a fifth.
        uint256 units = 13_000e12;
        uint256 points = units / 5;
        (uint256 p, uint256 v, uint256 bought) = (points, units, 0);
        while (_scoreOf(p, v) < 0.8e9) {
            (p, v, bought) = (p + 7.5e12, v + 5e12, bought + 5);
        }
        uint256 fee = bought * 10e18 * FEE_BPS / 10_000;
        uint256 lifted = _scoreOf(p, v) - _scoreOf(points, units);
        // In 90 days, capital at 0.05 % a day: cash that comes sooner, stake that is not needed for 37 days of sales, and at most
        // a quarter more of its own contribution to the pool.
        uint256 cash = 1_000e18 * 13 * lifted / 1e9 * 90 * 5 / 10_000;
        uint256 stake = 37_000e18 * lifted / 4 / 1e9 * 90 * 5 / 10_000;
        uint256 share = 90_000e18 * 50 / 10_000 / 4;
        assertTrue(fee > 4 * (cash + stake + share), "the fee alone is several times the gain");
    }

    function test_attack_dustPurchasesDoNotRaiseTheRepeats__AVS36() public {
        for (uint256 i = 0; i < 20; ++i) {
            bytes32 dust = _buyBy(user, 1);
            market.settle(_entry(dust, 1));
        }
        uint256 before = scores.standingOf(ware).p;
        _use(user, 1);
        assertEq(scores.standingOf(ware).p - before, 1e12, "the first full one is the first");
    }

    function test_attack_almostFullPurchasesDoNotRaiseTheRepeats__AVS36() public {
        for (uint256 i = 0; i < 5; ++i) {
            bytes32 id = _buyBy(user, 1);
            market.settle(_entry(id, UNITS - 1));
        }
        uint256 before = scores.standingOf(ware).p;
        _use(user, 1);
        assertEq(scores.standingOf(ware).p - before, 1e12, "none of them was full");
    }

    function test_attack_stepwiseSettlementDoesNotRaiseTheRepeats__AVS36() public {
        bytes32 id = _buyBy(user, 5);
        for (uint40 i = 1; i <= 50; ++i) {
            market.settle(_entry(id, i * 100));
        }
        assertEq(scores.standingOf(ware).p, 5e12, "one purchase of five units");
        _review(id, user);
        assertEq(scores.reviewOf(id).points, 500, "and its review weighs as much");
    }

    function test_attack_aTopUpIsNoRepeat__AVS36() public {
        bytes32 id = _use(user, 1);
        vm.startPrank(user);
        token.approve(address(market), 4 * PRICE);
        market.topUp(id, 4, 4 * PRICE);
        vm.stopPrank();
        market.settle(_entry(id, 5 * UNITS));
        assertEq(scores.standingOf(ware).p, 5e12, "more of the same purchase");
    }

    /// @dev The sum of what a payer's reviews could weigh is never above what it gave, however its steps fall.
    function testFuzz_attack_stepsNeverInflateAReview__AVS36(uint16[10] memory steps) public {
        bytes32 id = _buyBy(user, 40);
        uint40 seq;
        for (uint256 i = 0; i < 10; ++i) {
            seq += uint40(steps[i] % 4_000);
            if (seq > 0) _try(id, seq);
        }
        if (seq == 0) return;
        uint256 points = uint256(market.purchaseOf(id).points) * 1e10;
        assertTrue(points <= scores.standingOf(ware).p, "as was given");
        assertTrue(points + 1e10 > scores.standingOf(ware).p || points == 7.5e12, "and no less than a hundredth");
    }

    /// @dev Donations of SEC change nothing that anybody is paid.
    function test_attack_donationsChangeNothing() public {
        bytes32 id = _use(user, 3);
        _review(id, user);
        _give(address(scores), 1_000e18);
        uint256 before = token.balanceOf(user);
        vm.warp(block.timestamp + 72 hours);
        scores.finalise(id);
        assertEq(token.balanceOf(user) - before, 1.5e18, "half of the fee");
        assertEq(token.balanceOf(address(scores)), 1_000e18, "a donation is stuck, and helps nobody");
    }

    /// @dev A score bought in the last second of an epoch counts as one of four closes.
    function test_attack_aScoreOfOneMomentIsAQuarterOfTheMean__AVS36() public {
        vm.warp(Windows.startOf(Windows.epochAt(block.timestamp) + 1) - 1);
        _honest(20, 5);
        vm.warp(block.timestamp + 1);
        assertTrue(scores.meanScoreOf(ware) <= scores.scoreOf(ware) / 4 + 1, "a quarter");
    }

    /// @dev A SecWare that nobody complained about cannot be expelled by money, whoever pays it.
    function testFuzz_attack_volumeAloneNeverExpels__AVS19(uint16[16] memory units) public {
        for (uint256 i = 0; i < 16; ++i) {
            _credit(address(uint160(0x1000 + i % 12)), 0, uint96(units[i]) * 10e18);
        }
        vm.warp(block.timestamp + 14 days);
        bool isLarge = scores.standingOf(ware).v >= 50e12;
        assertTrue(!isLarge || scores.scoreOf(ware) >= 0.25e9, "not by volume");
    }

    function test_attack_theDeveloperReviewsARival__AVS36() public {
        _honest(20, 5);
        uint256 before = token.balanceOf(developer);
        uint256 score = scores.scoreOf(ware);
        address rival = _buyer(2_000);
        bytes32 id = _use(rival, 3);
        uint256 raised = scores.scoreOf(ware);
        _complain(id, rival);
        assertTrue(raised >= score, "its purchase lifts the score first");
        assertTrue(token.balanceOf(developer) == before, "revenue waits");
        (uint256 free, uint256 waiting) = _revenue(ware);
        assertTrue(free + waiting >= 28e18, "but 94 % of what the rival paid is the developer's");
    }

    function _honest(uint256 count, uint256 times) private {
        for (uint256 i = 0; i < count; ++i) {
            for (uint256 k = 0; k < times; ++k) {
                _credit(address(uint160(0x5000 + i)), 0, PRICE);
            }
        }
    }

    /// @dev Reviews are counted at once here, so that decay does not help the bombers.
    function _bomb(address bomber) private {
        bytes32[3] memory ids;
        for (uint256 i = 0; i < 3; ++i) {
            ids[i] = _use(bomber, 1);
            _review(ids[i], bomber);
        }
        for (uint256 i = 0; i < 3; ++i) {
            _challenge(ids[i]);
            _rule(ids[i], true);
        }
    }

    function _buySelf(uint40 qty) private returns (bytes32 id) {
        id = _buyBy(developer, qty);
        market.settle(_entry(id, qty * UNITS));
    }

    function _try(bytes32 id, uint40 seq) private {
        try market.settle(_entry(id, seq)) {} catch {}
    }

    function _scoreOf(uint256 p, uint256 v) private pure returns (uint256) {
        return p * 1e9 / (p + 20e12 + v / 10);
    }
}
