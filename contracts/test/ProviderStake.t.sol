// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {Governed} from "../src/Governed.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {Owned} from "../src/Owned.sol";
import {BaseTest} from "./BaseTest.sol";

contract ProviderStakeTest is BaseTest {
    uint96 private constant FIXED = 1_000e18;
    uint96 private constant STAKED = 10_000e18;

    function test_stake_addsAndMovesTokens__SM14() public {
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        token.approve(address(stakes), 500e18);
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.StakeAdded(ware, developer, 500e18);
        vm.prank(developer);
        stakes.stake(ware, 500e18);
        assertEq(stakes.stakeOf(ware).staked, STAKED + 500e18, "staked");
        assertEq(before - token.balanceOf(developer), 500e18, "paid");
        assertEq(token.balanceOf(address(stakes)), STAKED + 500e18, "held");
    }

    function test_stake_takesFromAnybody() public {
        vm.startPrank(user);
        token.approve(address(stakes), 1e18);
        stakes.stake(ware, 1e18);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).staked, STAKED + 1e18, "a gift");
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNotDeveloper.selector, ware, user));
        stakes.unbond(ware, 1e18);
    }

    function test_stake_revertsForUnknownWare() public {
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNothing.selector, ware + 1));
        stakes.stake(ware + 1, 1);
    }

    function test_stake_revertsForNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNothing.selector, ware));
        stakes.stake(ware, 0);
    }

    function test_stake_revertsWithoutAllowance() public {
        vm.prank(user);
        vm.expectRevert();
        stakes.stake(ware, 1);
        assertEq(stakes.stakeOf(ware).staked, STAKED, "unchanged");
    }

    function test_modules_revertForOthers() public {
        vm.startPrank(stranger);
        bytes memory refusal = abi.encodeWithSelector(IProviderStake.ProviderStakeNotModule.selector, stranger);
        vm.expectRevert(refusal);
        stakes.stakeFor(ware, developer, FIXED);
        vm.expectRevert(refusal);
        stakes.addExposure(ware, 1);
        vm.expectRevert(refusal);
        stakes.endExposure(ware, 1);
        vm.expectRevert(refusal);
        stakes.releaseExposure(ware, 1);
        vm.stopPrank();
    }

    function test_modules_doNotStandForEachOther() public {
        vm.prank(address(market));
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNotModule.selector, address(market)));
        stakes.stakeFor(ware, developer, FIXED);
        vm.prank(address(registry));
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNotModule.selector, address(registry)));
        stakes.addExposure(ware, 1);
    }

    function test_need_growsWithWhatIsSold__AVS13() public {
        assertEq(stakes.need(ware), FIXED, "fixed part");
        _buy(PAID, 3);
        assertEq(stakes.exposureOf(ware), 3 * PRICE, "exposure");
        assertEq(stakes.need(ware), FIXED + 3 * PRICE, "both parts");
    }

    function test_buy_revertsWhenStakeIsShort__AVS13_SW19() public {
        uint32 small = _register(developer, FIXED + 2 * PRICE);
        vm.prank(developer);
        registry.addPlan(small, _plan(PRICE));
        ware = small;
        _buy(PAID, 2);
        (bytes memory call,) = _buyCall(1);
        vm.prank(user);
        token.approve(address(market), PRICE);
        vm.prank(user);
        vm.expectRevert(
            abi.encodeWithSelector(
                IProviderStake.ProviderStakeShort.selector, small, FIXED + 2 * PRICE, FIXED + 3 * PRICE
            )
        );
        (bool isDone,) = address(market).call(call);
        assertTrue(isDone, "expectRevert turns it");
        assertEq(market.totalEscrow(), 2 * PRICE, "nothing more");
        assertEq(market.buyerNonceOf(user, small), 1, "nothing counted");
    }

    function test_behavior_whoCoversAllOfItIsNotAskedForItsScore__AVS13() public {
        vm.etch(address(reputation), "");
        _buy(PAID, uint40((STAKED - FIXED) / PRICE));
        assertEq(stakes.exposureOf(ware), STAKED - FIXED, "to the last unit");
        bytes32 planHash = registry.planHashOf(ware, PAID);
        vm.startPrank(user);
        token.approve(address(market), PRICE);
        vm.expectRevert();
        market.buy(ware, PAID, 1, PRICE, planHash, caller, bytes32(uint256(1)));
        vm.stopPrank();
        assertEq(stakes.exposureOf(ware), STAKED - FIXED, "nothing moved");
    }

    function test_behavior_aScoreSellsBeyondIt__AVS13() public {
        reputation.set(1e9, 0);
        _buy(PAID, uint40((STAKED - FIXED) / PRICE) + 1);
        assertEq(stakes.exposureOf(ware), STAKED - FIXED + PRICE, "one more");
    }

    function test_buy_worksAgainAfterMoreStake__AVS13() public {
        uint32 small = _register(developer, FIXED);
        vm.prank(developer);
        registry.addPlan(small, _plan(PRICE));
        ware = small;
        (bytes memory call,) = _buyCall(1);
        vm.prank(user);
        token.approve(address(market), PRICE);
        vm.prank(user);
        (bool isDone,) = address(market).call(call);
        assertTrue(!isDone, "short");
        vm.startPrank(developer);
        token.approve(address(stakes), PRICE);
        stakes.stake(small, PRICE);
        vm.stopPrank();
        vm.prank(user);
        (isDone,) = address(market).call(call);
        assertTrue(isDone, "covered");
    }

    function test_setFixedPart_stopsSellingWhereShort__AVS12() public {
        vm.prank(owner);
        stakes.setFixedPart(STAKED + 1);
        (bytes memory call,) = _buyCall(1);
        vm.prank(user);
        token.approve(address(market), PRICE);
        vm.prank(user);
        vm.expectRevert(
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, STAKED, STAKED + 1 + PRICE)
        );
        (bool isDone,) = address(market).call(call);
        assertTrue(isDone, "expectRevert turns it");
    }

    function test_setFixedPart_revertsForOthersAndOutsideBounds__AVS12() public {
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        vm.prank(stranger);
        stakes.setFixedPart(200e18);
        vm.startPrank(owner);
        uint96 under = 100e18 - 1;
        uint96 over = 1_000_000e18 + 1;
        vm.expectRevert(
            abi.encodeWithSelector(
                Governed.BadParam.selector, bytes32("fixedPart"), under, uint256(100e18), uint256(1_000_000e18)
            )
        );
        stakes.setFixedPart(under);
        vm.expectRevert(
            abi.encodeWithSelector(
                Governed.BadParam.selector, bytes32("fixedPart"), over, uint256(100e18), uint256(1_000_000e18)
            )
        );
        stakes.setFixedPart(over);
        stakes.setFixedPart(1_000_000e18);
        stakes.setFixedPart(100e18);
        vm.stopPrank();
        assertEq(stakes.fixedPart(), 100e18, "both bounds are inside");
    }

    function test_unbond_keepsTheNeed__AVS13() public {
        _buy(PAID, 1);
        uint96 free = STAKED - FIXED - PRICE;
        vm.startPrank(developer);
        vm.expectRevert(
            abi.encodeWithSelector(
                IProviderStake.ProviderStakeShort.selector, ware, FIXED + PRICE - 1, uint256(FIXED) + PRICE
            )
        );
        stakes.unbond(ware, free + 1);
        stakes.unbond(ware, free);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).staked, stakes.need(ware), "to the unit");
    }

    function test_unbond_revertsBeyondTheStakeAndForNothing() public {
        vm.startPrank(developer);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, STAKED, STAKED + 1));
        stakes.unbond(ware, STAKED + 1);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, STAKED, 0));
        stakes.unbond(ware, 0);
        vm.stopPrank();
    }

    function test_unbond_revertsForAnother() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNotDeveloper.selector, ware, stranger));
        stakes.unbond(ware, 1);
    }

    function test_unbond_staysSlashableFourteenDays__SM14() public {
        uint40 until = uint40(block.timestamp) + 14 days;
        vm.expectEmit(true, true, true, true, address(stakes));
        emit IProviderStake.UnbondStarted(ware, 1e18, until);
        vm.prank(developer);
        stakes.unbond(ware, 1e18);
        assertEq(stakes.stakeOf(ware).unbonding, 1e18, "unbonding");
        assertEq(stakes.slashableOf(ware), STAKED, "still reachable");
        vm.warp(until - 1);
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeLocked.selector, until));
        stakes.withdraw(ware);
        vm.warp(until);
        uint256 before = token.balanceOf(developer);
        vm.prank(developer);
        stakes.withdraw(ware);
        assertEq(token.balanceOf(developer) - before, 1e18, "paid");
        assertEq(stakes.slashableOf(ware), STAKED - 1e18, "gone");
    }

    function test_unbond_restartsTheWaitForAll() public {
        vm.prank(developer);
        stakes.unbond(ware, 1e18);
        vm.warp(block.timestamp + 13 days);
        vm.startPrank(developer);
        stakes.unbond(ware, 2e18);
        uint40 until = stakes.stakeOf(ware).unbondAt;
        assertEq(until, block.timestamp + 14 days, "from the last");
        vm.warp(block.timestamp + 2 days);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeLocked.selector, until));
        stakes.withdraw(ware);
        vm.warp(until);
        stakes.withdraw(ware);
        vm.stopPrank();
        assertEq(token.balanceOf(address(stakes)), STAKED - 3e18, "both");
    }

    function test_withdraw_paysOnce__SM14() public {
        vm.startPrank(developer);
        stakes.unbond(ware, 1e18);
        vm.warp(block.timestamp + 14 days);
        stakes.withdraw(ware);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNothing.selector, ware));
        stakes.withdraw(ware);
        vm.stopPrank();
    }

    function test_withdraw_revertsForAnother() public {
        vm.prank(developer);
        stakes.unbond(ware, 1e18);
        vm.warp(block.timestamp + 14 days);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeNotDeveloper.selector, ware, stranger));
        stakes.withdraw(ware);
    }

    function test_unbond_ofTheFixedPartOnlyAfterRetiringAndAllIsOver__AVS12() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 500));
        vm.startPrank(developer);
        vm.expectRevert();
        stakes.unbond(ware, STAKED);
        registry.retire(ware);
        vm.expectRevert();
        stakes.unbond(ware, STAKED);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        vm.expectRevert();
        stakes.unbond(ware, STAKED);
        vm.warp(block.timestamp + 7 days);
        stakes.unbond(ware, STAKED);
        vm.stopPrank();
        assertEq(stakes.stakeOf(ware).staked, 0, "all");
        assertEq(stakes.exposureOf(ware), 0, "tails dropped");
    }

    function test_exposure_keepsTheTailOfWhatWasSettled__AVS13() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, 1_000));
        assertEq(stakes.exposureOf(ware), PRICE, "still claimable");
        uint256 endsOn = (block.timestamp + 7 days + 1 days - 1) / 1 days;
        vm.warp(endsOn * 1 days - 1);
        assertEq(stakes.exposureOf(ware), PRICE, "until the day");
        vm.warp(endsOn * 1 days);
        assertEq(stakes.exposureOf(ware), 0, "over");
        assertEq(stakes.need(ware), FIXED, "nobody has to call anything");
    }

    function test_exposure_leavesAtOnceWithARefund() public {
        bytes32 id = _buy(PAID, 2);
        vm.prank(user);
        market.cancel(id);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(stakes.exposureOf(ware), 0, "no tail for what nobody used");
    }

    function test_exposure_dropsManyTails() public {
        bytes32 id = _buy(PAID, 1);
        for (uint40 day = 0; day < 20; ++day) {
            market.settle(_entry(id, 10 * (day + 1)));
            vm.warp(block.timestamp + 1 days);
        }
        // Seven full days and the day on which a tail ends; the rest of the purchase is still open.
        uint256 settledInTail = 7 * PRICE / 100;
        assertEq(stakes.exposureOf(ware), PRICE - 20 * PRICE / 100 + settledInTail, "window");
        vm.warp(block.timestamp + 365 days);
        assertEq(stakes.exposureOf(ware), PRICE - 20 * PRICE / 100, "only what is open");
        _buy(PAID, 1);
        assertEq(stakes.stakeOf(ware).exposure, 2 * PRICE - 20 * PRICE / 100, "and the next sale stores it so");
    }

    function testFuzz_unbond_neverBeatsTheNeed(uint96 amount, uint8 qty) public {
        qty = uint8(bound(qty, 0, 200));
        if (qty > 0) _buy(PAID, qty);
        amount = uint96(bound(amount, 1, STAKED));
        bool isFree = STAKED - amount >= stakes.need(ware);
        vm.prank(developer);
        (bool isDone,) = address(stakes).call(abi.encodeCall(stakes.unbond, (ware, amount)));
        assertTrue(isDone == isFree, "only what is free");
        assertTrue(stakes.stakeOf(ware).staked >= stakes.need(ware), "covered");
        assertEq(stakes.slashableOf(ware), STAKED, "all of it reachable");
    }

    function testFuzz_setFixedPart_staysInBounds__AVS12(uint96 amount) public {
        bool isInside = amount >= 100e18 && amount <= 1_000_000e18;
        vm.prank(owner);
        (bool isDone,) = address(stakes).call(abi.encodeCall(stakes.setFixedPart, (amount)));
        assertTrue(isDone == isInside, "bounds");
        assertEq(stakes.fixedPart(), isInside ? amount : FIXED, "value");
    }

    function _buyCall(uint40 qty) private view returns (bytes memory call, uint96 total) {
        total = uint96(qty) * PRICE;
        bytes32 nonce = bytes32(market.buyerNonceOf(user, ware));
        call = abi.encodeCall(IMarket.buy, (ware, PAID, qty, total, registry.planHashOf(ware, PAID), caller, nonce));
    }
}
