// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {BaseTest} from "./BaseTest.sol";
import {FakeRefundReceiver} from "./fakes/FakeRefundReceiver.sol";

/// @notice What the desk and packages buy for somebody, and what a cancellation costs whom.
contract MarketBuyForTest is BaseTest {
    function setUp() public override {
        super.setUp();
        bytes memory code = address(new FakeRefundReceiver()).code;
        vm.etch(desk, code);
        vm.etch(packages, code);
        _give(desk, 1_000e18);
        _give(packages, 1_000e18);
    }

    function test_buyFor_isTheOwnersAndPaidByTheModule__AVS2() public {
        uint256 before = token.balanceOf(desk);
        bytes32 id = _buyFor(desk);
        IMarket.Purchase memory made = market.purchaseOf(id);
        assertEq(made.owner, stranger, "whose it is");
        assertEq(uint8(made.via), uint8(IMarket.Via.Desk), "by whom");
        assertEq(before - token.balanceOf(desk), PRICE, "paid by the desk");
        assertEq(token.balanceOf(stranger), 0, "not by the owner");
        assertEq(market.buyerNonceOf(stranger, ware), 1, "counted as the owner's");
    }

    function test_buyFor_isServedAndPaidAsAny__SW17() public {
        bytes32 id = _buyFor(packages);
        assertEq(market.settle(_entry(id, UNITS)), PRICE, "paid");
        vm.prank(stranger);
        market.setCaller(id, address(0x99), 5, type(uint40).max);
        assertEq(market.callerOf(id, address(0x99)).maxCalls, 5, "its owner rules its keys");
    }

    function test_refund_goesToWhoeverBought__AVS2() public {
        bytes32 id = _buyFor(desk);
        bytes32 other = _buyFor(packages);
        market.settle(_entry(id, UNITS / 4));
        vm.warp(market.closesAtOf(id) + 48 hours);
        market.refund(id);
        market.refund(other);
        assertEq(FakeRefundReceiver(desk).refunded(id), PRICE / 4 * 3, "the desk is told");
        assertEq(FakeRefundReceiver(packages).refunded(other), PRICE, "the packages are");
        assertEq(token.balanceOf(desk), 1_000e18 - PRICE / 4, "and has the money");
        assertEq(token.balanceOf(stranger), 0, "the owner has none");
    }

    function test_refund_ofNothingIsToldToo() public {
        bytes32 id = _buyFor(desk);
        market.settle(_entry(id, UNITS));
        vm.warp(market.closesAtOf(id) + 48 hours);
        market.refund(id);
        assertEq(FakeRefundReceiver(desk).refunded(id), 0, "none");
        assertEq(uint8(market.purchaseOf(id).state), uint8(IMarket.State.Closed), "closed");
    }

    function test_topUp_ofWhatAModuleBoughtReverts() public {
        bytes32 id = _buyFor(desk);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotOwner.selector, id, stranger));
        market.topUp(id, 1, PRICE);
    }

    function test_cancel_ofWhatAModuleBoughtCostsTheRefund() public {
        bytes32 id = _buyFor(desk);
        vm.prank(stranger);
        market.cancel(id);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(FakeRefundReceiver(desk).refunded(id), PRICE / 100 * 98, "less 2 %");
        assertEq(market.totalDue(), PRICE / 100 * 2, "which are the developer's");
    }

    function test_waiveCancelFee_beforeAndAfterTheNotice() public {
        bytes32 id = _buy(PAID, 1);
        bytes32 other = _buy(PAID, 1);
        uint256 before = token.balanceOf(user);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CancelFeeWaived(id);
        vm.prank(disputes);
        market.waiveCancelFee(id);
        vm.startPrank(user);
        market.cancel(id);
        market.cancel(other);
        vm.stopPrank();
        vm.prank(disputes);
        market.waiveCancelFee(other);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        market.refund(other);
        assertEq(token.balanceOf(user) - before, 2 * PRICE, "all of it");
        assertEq(market.totalDue(), 0, "nothing for the developer");
    }

    function test_cancel_costsNothingOnceTheSecWareHasEnded__AVS14() public {
        bytes32 id = _buy(PAID, 1);
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        market.cancel(id);
        vm.prank(developer);
        registry.retire(ware);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, PRICE, "all of it");
    }

    function testFuzz_cancel_feeIsAFiftiethRoundedDown(uint96 price, uint40 used) public {
        price = uint96(bound(price, 1, 1_000e18));
        used = uint40(bound(used, 0, UNITS - 1));
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _plan(price));
        bytes32 id = _buy(plan, 1);
        if (used > 0) market.settle(_entry(id, used));
        uint256 left = price - uint256(price) * used / UNITS;
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        market.cancel(id);
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, left - left / 50, "the rest is the buyer's");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function _buyFor(address by) private returns (bytes32 id) {
        bytes32 planHash = registry.planHashOf(ware, PAID);
        bytes32 nonce = bytes32(market.buyerNonceOf(stranger, ware));
        vm.startPrank(by);
        // Packages pay before they buy; the desk is asked.
        if (by == packages) token.transfer(address(market), PRICE);
        else token.approve(address(market), PRICE);
        id = market.buyFor(stranger, ware, PAID, 1, PRICE, planHash, caller, nonce);
        vm.stopPrank();
    }
}
