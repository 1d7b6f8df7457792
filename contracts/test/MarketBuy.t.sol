// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {BaseTest} from "./BaseTest.sol";

contract MarketBuyTest is BaseTest {
    ISecHub.BuyOrder private _paid;

    function setUp() public override {
        super.setUp();
        _paid = _order(PAID, 3, user);
        vm.prank(user);
        token.approve(address(market), 1_000e18);
    }

    function test_buy_freezesWhatWasSold__AVS3_AVS9() public {
        bytes32 id = _send(_paid);
        IMarket.Purchase memory made = market.purchaseOf(id);
        assertEq(made.owner, user, "owner");
        assertEq(made.ware, ware, "ware");
        assertEq(made.plan, PAID, "plan");
        assertEq(made.amount, 3 * PRICE, "amount");
        assertEq(made.calls, 3 * UNITS, "calls");
        assertEq(made.start, block.timestamp, "start");
        assertEq(made.end, block.timestamp + DURATION, "end");
        assertEq(uint8(made.state), uint8(IMarket.State.Live), "state");
        assertEq(made.used + made.cancelAt + made.epoch, 0, "fresh");
        vm.startPrank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        registry.addPlan(ware, _plan(99e18));
        vm.stopPrank();
        assertEq(keccak256(abi.encode(market.purchaseOf(id))), keccak256(abi.encode(made)), "sold terms stay");
    }

    function test_buy_confirms__AVS4() public {
        bytes32 id = market.purchaseIdOf(user, ware, _paid.planHash, 0);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Purchased(
            id, user, ware, developer, PAID, 3 * UNITS, 3 * PRICE, uint40(block.timestamp) + DURATION, 0
        );
        assertEq(_send(_paid), id, "the id is known before");
    }

    function test_buy_isRetrievable__AVS4() public {
        bytes32 id = _send(_paid);
        IMarket.Caller memory key = market.callerOf(id, caller);
        assertEq(key.maxCalls, 3 * UNITS, "cap");
        assertEq(key.validUntil, block.timestamp + DURATION, "until");
        assertEq(key.settled + key.revokedAt, 0, "fresh");
        assertEq(market.callersOf(id).length, 1, "one");
        assertEq(market.callersOf(id)[0], caller, "the buyer's");
        (uint64 purchases, uint64 callsSold) = market.salesOf(ware);
        assertEq(purchases, 1, "purchases");
        assertEq(callsSold, 3 * UNITS, "sold");
        assertEq(market.buyerNonceOf(user, ware), 1, "counted");
    }

    function test_buy_movesTheMoneyIntoEscrow__AVS2() public {
        uint256 before = token.balanceOf(user);
        _send(_paid);
        assertEq(before - token.balanceOf(user), 3 * PRICE, "paid");
        assertEq(token.balanceOf(address(market)), 3 * PRICE, "held");
        assertEq(market.totalEscrow(), 3 * PRICE, "as escrow");
        assertEq(_held(), 3 * PRICE, "and as nothing else");
    }

    function test_buy_revertsForOtherTerms__AVS3() public {
        bytes32 actual = _paid.planHash;
        _paid.planHash = keccak256("what the buyer saw");
        _refuse(abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, _paid.planHash, actual));
    }

    function test_buy_revertsForTermsOfAnotherChain__AVS3() public {
        bytes32 seen = _paid.planHash;
        vm.chainId(block.chainid + 1);
        bytes32 here = registry.planHashOf(ware, PAID);
        _refuse(abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, seen, here));
    }

    function test_buy_revertsAbovePrice() public {
        _paid.maxTotal = 3 * PRICE - 1;
        _refuse(abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, 3 * PRICE, 3 * PRICE - 1));
    }

    function test_buy_revertsOnWrongNonce__AVS3() public {
        _paid.buyerNonce = bytes32(uint256(1));
        _refuse(abi.encodeWithSelector(IMarket.MarketBadNonce.selector, bytes32(uint256(1)), 0));
    }

    function test_buy_revertsOnReplay__AVS3() public {
        _send(_paid);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadNonce.selector, bytes32(0), 1));
        _send(_paid);
    }

    function test_buy_revertsOnBadQuantity() public {
        _paid.qty = 0;
        _refuse(abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, 0));
        _paid.qty = type(uint40).max / UNITS + 1;
        _paid.maxTotal = type(uint96).max;
        _refuse(abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, _paid.qty));
    }

    function test_buy_revertsWhenNotOnSale() public {
        vm.prank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        _refuse(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
    }

    function test_buy_revertsWhenPausedOrRetired() public {
        vm.startPrank(developer);
        registry.setPaused(ware, true);
        vm.stopPrank();
        _refuse(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
        vm.startPrank(developer);
        registry.setPaused(ware, false);
        registry.retire(ware);
        vm.stopPrank();
        _refuse(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
    }

    function test_buy_revertsForUnknownPlan() public {
        _paid.plan = 9;
        _refuse(abi.encodeWithSelector(IRegistry.RegistryUnknownPlan.selector, ware, 9));
    }

    function test_buy_revertsWithoutACaller() public {
        _paid.callerKey = address(0);
        _refuse(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, address(0)));
    }

    function test_buy_revertsWithoutAllowance() public {
        vm.prank(user);
        token.approve(address(market), 3 * PRICE - 1);
        vm.expectRevert();
        _send(_paid);
        _nothingHappened();
    }

    function test_buy_revertsWhenSoldOut() public {
        IRegistry.Plan memory rare = _plan(1e18);
        rare.soldAtMost = 1;
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, rare);
        _send(_order(number, 1, user));
        ISecHub.BuyOrder memory second = _order(number, 1, user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketSoldOut.selector, ware, number, 1));
        _send(second);
        assertEq(market.buyerNonceOf(user, ware), 1, "sold once");
    }

    function test_buy_ofAFreePlanRevertsBeyondItsDevelopersCap() public {
        IRegistry.Plan memory rare = _plan(0);
        rare.soldAtMost = 1;
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, rare);
        _send(_order(number, 1, user));
        ISecHub.BuyOrder memory second = _order(number, 1, stranger);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketSoldOut.selector, ware, number, 1));
        market.buy(ware, number, 1, 0, second.planHash, caller, second.buyerNonce);
        assertEq(market.buyerNonceOf(stranger, ware), 0, "nothing counted");
    }

    function test_buy_ofAFreePlanMovesNothing() public {
        uint256 before = token.balanceOf(user);
        bytes32 id = _send(_order(FREE, 1, user));
        assertEq(token.balanceOf(user), before, "free");
        assertEq(_held() + stakes.exposureOf(ware), 0, "no escrow, no exposure");
        assertEq(market.purchaseOf(id).calls, UNITS, "calls");
    }

    function test_buy_ofAFreePlanOnceInThirtyDays() public {
        uint256 start = block.timestamp;
        _send(_order(FREE, 1, user));
        ISecHub.BuyOrder memory again = _order(FREE, 1, user);
        vm.warp(start + 30 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketFreePlanTaken.selector, start + 30 days));
        _send(again);
        vm.warp(start + 30 days);
        _send(again);
        assertEq(market.buyerNonceOf(user, ware), 2, "twice");
    }

    function test_buy_ofAFreePlanRevertsForMoreThanOne() public {
        ISecHub.BuyOrder memory many = _order(FREE, 2, user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, 2));
        _send(many);
    }

    function test_buy_ofAFreePlanNeedsTheStakeToo__SW19_AVS12() public {
        ISecHub.BuyOrder memory free = _order(FREE, 1, user);
        vm.prank(owner);
        stakes.setFixedPart(20_000e18);
        vm.expectRevert(abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, ware, 10_000e18, 20_000e18));
        _send(free);
        _nothingHappened();
    }

    function test_topUp_addsAtThePlansPrice() public {
        bytes32 id = _send(_paid);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.ToppedUp(id, 2 * UNITS, 2 * PRICE);
        vm.prank(user);
        market.topUp(id, 2, 2 * PRICE);
        IMarket.Purchase memory made = market.purchaseOf(id);
        assertEq(made.calls, 5 * UNITS, "calls");
        assertEq(made.amount, 5 * PRICE, "amount");
        assertEq(made.end, block.timestamp + DURATION, "the end stays");
        assertEq(market.callerOf(id, caller).maxCalls, 5 * UNITS, "the key may use them");
        assertEq(market.totalEscrow(), 5 * PRICE, "escrow");
        assertEq(stakes.exposureOf(ware), 5 * PRICE, "exposure");
    }

    function test_topUp_raisesTheKeyThatStands() public {
        bytes32 id = _send(_paid);
        vm.startPrank(user);
        market.bumpEpoch(id);
        market.setCaller(id, address(0x77), 10, uint40(block.timestamp) + DURATION);
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
        assertEq(market.callerOf(id, address(0x77)).maxCalls, 10 + UNITS, "the new key");
        assertEq(market.callerOf(id, caller).maxCalls, 3 * UNITS, "not the revoked one");
    }

    function test_topUp_revertsWhereItCannotBe() public {
        bytes32 id = _send(_paid);
        bytes32 free = _send(_order(FREE, 1, user));
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotOwner.selector, id, stranger));
        market.topUp(id, 1, PRICE);
        vm.startPrank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, FREE));
        market.topUp(free, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, PRICE, PRICE - 1));
        market.topUp(id, 1, PRICE - 1);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadQuantity.selector, 0));
        market.topUp(id, 0, PRICE);
        uint40 end = market.purchaseOf(id).end;
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketEnded.selector, id, end));
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
    }

    function test_topUp_revertsWhenCancelledOrOffSale() public {
        bytes32 id = _send(_paid);
        vm.prank(developer);
        registry.setPlanOnSale(ware, PAID, false);
        vm.startPrank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, ware, PAID));
        market.topUp(id, 1, PRICE);
        market.cancel(id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, id, IMarket.State.Cancelling));
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
    }

    function testFuzz_buy_respectsThePrice(uint96 price, uint40 qty, uint96 maxTotal) public {
        price = uint96(bound(price, 1, 50e18));
        qty = uint40(bound(qty, 1, 100));
        maxTotal = uint96(bound(maxTotal, 0, 6_000e18));
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, _plan(price));
        ISecHub.BuyOrder memory order = _order(number, qty, user);
        order.maxTotal = maxTotal;
        vm.startPrank(user);
        token.approve(address(market), type(uint256).max);
        vm.stopPrank();
        uint256 total = uint256(price) * qty;
        uint256 before = token.balanceOf(user);
        if (total > maxTotal) {
            vm.expectRevert(abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, total, maxTotal));
        }
        _send(order);
        assertEq(before - token.balanceOf(user), total > maxTotal ? 0 : total, "price, never the maximum");
    }

    function testFuzz_buy_countsNonces(uint8 times) public {
        times = uint8(bound(times, 1, 20));
        bytes32 last = 0;
        for (uint256 i = 0; i < times; ++i) {
            bytes32 id = _send(_order(PAID, 1, user));
            assertTrue(id != last, "every purchase has its own id");
            last = id;
        }
        assertEq(market.buyerNonceOf(user, ware), times, "count");
        assertEq(market.totalEscrow(), times * PRICE, "escrow");
    }

    function _refuse(bytes memory refusal) private {
        vm.expectRevert(refusal);
        _send(_paid);
        _nothingHappened();
    }

    function _nothingHappened() private view {
        assertEq(_held() + token.balanceOf(address(market)), 0, "no money");
        assertEq(market.buyerNonceOf(user, ware), 0, "no count");
        assertEq(stakes.exposureOf(ware), 0, "no exposure");
    }

    function _send(ISecHub.BuyOrder memory order) private returns (bytes32) {
        vm.prank(user);
        return market.buy(
            order.ware, order.plan, order.qty, order.maxTotal, order.planHash, order.callerKey, order.buyerNonce
        );
    }
}
