// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {BaseTest} from "./BaseTest.sol";

contract SecHubTest is BaseTest {
    address private constant NEXT = address(0x77);
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    SecHub private _own;
    ISecHub.Condition[] private _none;

    function setUp() public override {
        super.setUp();
        _own = _hub();
    }

    function test_everyAct_revertsForAnother__SW6() public {
        ISecHub.BuyOrder memory order = _order(FREE, 1, address(_own));
        bytes[] memory calls = new bytes[](9);
        calls[8] = abi.encodeCall(_own.buyAndBindAtDesk, (order, _none));
        calls[0] = abi.encodeCall(_own.buyAndBind, (order, _none, _noPermit()));
        calls[1] = abi.encodeCall(_own.topUp, (bytes32(0), 1, 1, _noPermit()));
        calls[2] = abi.encodeCall(_own.bind, (ware, NEXT));
        calls[3] = abi.encodeCall(_own.unbind, (ware));
        calls[4] = abi.encodeCall(_own.setConditions, (ware, _none));
        calls[5] = abi.encodeCall(_own.setDocument, (1, "x"));
        calls[6] = abi.encodeCall(_own.act, (address(market), ""));
        calls[7] = abi.encodeCall(_own.multicall, (new bytes[](0)));
        bytes memory refusal = abi.encodeWithSelector(ISecHub.SecHubNotOwner.selector, stranger);
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(stranger);
            (bool isDone, bytes memory answer) = address(_own).call(calls[i]);
            assertTrue(!isDone && keccak256(answer) == keccak256(refusal), "only the owner");
        }
    }

    function test_buyAndBind_buysForTheHub__SW7() public {
        vm.prank(user);
        token.approve(address(_own), 2 * PRICE);
        bytes32 id = _buyAndBind(PAID, 2, _noPermit());
        assertEq(market.purchaseOf(id).owner, address(_own), "the hub owns it");
        assertEq(market.callerOf(id, caller).maxCalls, 2 * UNITS, "with its key");
        assertEq(market.totalEscrow(), 2 * PRICE, "paid");
        assertEq(token.balanceOf(address(_own)), 0, "nothing stays");
        assertEq(token.allowance(address(_own), address(market)), 0, "no allowance either");
        assertTrue(_own.bindings()[0].isBound, "bound");
    }

    function test_buyAndBind_takesAPermit__AVS3() public {
        uint256 before = token.balanceOf(user);
        _buyAndBind(PAID, 1, _permit(PRICE));
        assertEq(before - token.balanceOf(user), PRICE, "in one transaction");
    }

    function test_buyAndBind_takesAPermitThatSomebodySentFirst() public {
        ISecHub.Permit memory permit = _permit(PRICE);
        vm.prank(stranger);
        token.permit(user, address(_own), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        _buyAndBind(PAID, 1, permit);
        assertEq(market.totalEscrow(), PRICE, "bought");
    }

    function test_buyAndBind_returnsWhatThePriceLeft() public {
        uint256 before = token.balanceOf(user);
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        order.maxTotal = 5 * PRICE;
        ISecHub.Permit memory permit = _permit(5 * PRICE);
        vm.prank(user);
        _own.buyAndBind(order, _none, permit);
        assertEq(before - token.balanceOf(user), PRICE, "the price and no more");
        assertEq(token.balanceOf(address(_own)) + token.allowance(address(_own), address(market)), 0, "nothing open");
    }

    function test_buyAndBind_revertsWithoutAllowance() public {
        uint256 before = token.balanceOf(user);
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        vm.prank(user);
        vm.expectRevert();
        _own.buyAndBind(order, _none, _noPermit());
        ISecHub.Permit memory forged = _permit(PRICE);
        forged.r = bytes32(uint256(forged.r) ^ 1);
        vm.prank(user);
        vm.expectRevert();
        _own.buyAndBind(order, _none, forged);
        assertEq(token.balanceOf(user), before, "nothing moved");
        assertEq(_own.bindings().length + market.buyerNonceOf(address(_own), ware), 0, "nothing bound");
    }

    function test_buyAndBind_revertsWholeWhenTheMarketRefuses() public {
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        order.planHash = keccak256("other");
        ISecHub.Permit memory permit = _permit(PRICE);
        bytes32 actual = registry.planHashOf(ware, PAID);
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, order.planHash, actual));
        _own.buyAndBind(order, _none, permit);
        assertEq(token.balanceOf(user), before, "nothing moved");
        assertEq(token.allowance(user, address(_own)), 0, "not even the allowance");
    }

    function test_unbind_makesTheWareRefuse__SW7() public {
        bytes32 id = _buyAndBind(FREE, 1, _noPermit());
        vm.expectEmit(true, true, true, true, address(_own));
        emit ISecHub.Unbound(ware, id);
        vm.prank(user);
        _own.unbind(ware);
        assertEq(market.callerOf(id, caller).revokedAt, block.timestamp, "its key is revoked");
        assertEq(market.purchaseOf(id).epoch, 1, "of an epoch that is over");
        assertTrue(!_own.bindings()[0].isBound, "not asked");
        assertEq(_required(1, address(1), 0x0, 0, 0), 0, "not required");
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotBound.selector, ware));
        _own.unbind(ware);
    }

    function test_unbind_stillSettlesWhatWasServed__SW7() public {
        bytes32 id = _buyAndBind(PAID, 1, _permit(PRICE));
        vm.prank(user);
        _own.unbind(ware);
        assertEq(market.settle(_entry(id, 500)), PRICE / 2, "served before");
    }

    function test_unbind_revokesEarlierPurchasesToo__SW7() public {
        bytes32 first = _buyAndBind(PAID, 1, _permit(PRICE));
        bytes32 second = _buyAndBind(PAID, 1, _permit(PRICE));
        assertEq(_own.purchasesOf(ware).length, 2, "both");
        assertEq(_own.purchasesOf(ware)[1], second, "the bound one last");
        vm.prank(user);
        _own.unbind(ware);
        assertEq(market.callerOf(first, caller).revokedAt, block.timestamp, "the earlier");
        assertEq(market.callerOf(second, caller).revokedAt, block.timestamp, "and the bound one");
    }

    function test_buyAndBind_stopsAtNineOpenPurchases() public {
        bytes32 first = _buyAndBind(PAID, 1, _permit(PRICE));
        for (uint256 i = 0; i < 8; ++i) {
            _buyAndBind(PAID, 1, _permit(PRICE));
        }
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(_own));
        ISecHub.Permit memory permit = _permit(PRICE);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubTooManyPurchases.selector, ware));
        _own.buyAndBind(order, _none, permit);
        vm.prank(user);
        _own.act(address(market), abi.encodeCall(market.cancel, (first)));
        vm.warp(block.timestamp + 48 hours);
        market.refund(first);
        _buyAndBind(PAID, 1, _permit(PRICE));
        assertEq(_own.purchasesOf(ware).length, 9, "a closed one makes room");
    }

    function test_purchasesOf_namesEachInItsPlace__SW7() public {
        assertEq(_own.purchasesOf(ware).length, 0, "none of a SecWare that was never bought");
        bytes32[] memory ids = new bytes32[](9);
        for (uint256 i = 0; i < 9; ++i) {
            ids[i] = _buyAndBind(PAID, 1, _permit(PRICE));
        }
        bytes32[] memory told = _own.purchasesOf(ware);
        for (uint256 i = 0; i < 9; ++i) {
            assertEq(told[i], ids[i], "the oldest first, the bound one last");
        }
        vm.prank(user);
        _own.act(address(market), abi.encodeCall(market.cancel, (ids[2])));
        vm.warp(block.timestamp + 48 hours);
        market.refund(ids[2]);
        bytes32 newest = _buyAndBind(PAID, 1, _permit(PRICE));
        told = _own.purchasesOf(ware);
        assertEq(told[2], ids[8], "in the place of the one that is closed");
        assertEq(told[8], newest, "the bound one");
        vm.prank(user);
        _own.unbind(ware);
        assertEq(market.callerOf(ids[8], caller).revokedAt, block.timestamp, "unbinding reaches it there");
    }

    function test_buyAndBind_stopsAtSixtyFourWares() public {
        _buyAndBind(FREE, 1, _noPermit());
        uint32 number = ware;
        for (uint256 i = 1; i <= 64; ++i) {
            _give(stranger, 1_000e18);
            number = _register(stranger, 1_000e18);
            bytes32 planHash = registry.planHashOf(number, FREE);
            if (i == 64) vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubTooManyWares.selector, 64));
            vm.prank(user);
            _own.buyAndBind(ISecHub.BuyOrder(number, FREE, 1, 0, planHash, caller, bytes32(0)), _none, _noPermit());
        }
        assertEq(_own.bindings().length, 64, "as many as fit");
    }

    function test_aSingleUnitIsTakenAndReturned() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(1, 1));
        uint256 before = token.balanceOf(user);
        ISecHub.BuyOrder memory order = _order(plan, 1, address(_own));
        ISecHub.Permit memory permit = _permit(10);
        vm.prank(user);
        bytes32 id = _own.buyAndBind(order, _none, permit);
        assertEq(market.purchaseOf(id).amount, 1, "bought for one");
        vm.prank(user);
        _own.topUp(id, 1, 2, _noPermit());
        assertEq(before - token.balanceOf(user), 2, "one of the two came back");
        assertEq(token.balanceOf(address(_own)), 0, "nothing stays");
        _give(address(_own), 1);
        _own.payOut();
        assertEq(token.balanceOf(address(_own)), 0, "not even one");
    }

    function test_bind_againWithANewKey__SW7() public {
        bytes32 id = _buyAndBind(PAID, 1, _permit(PRICE));
        vm.startPrank(user);
        _own.unbind(ware);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketBadCaller.selector, caller));
        _own.bind(ware, caller);
        vm.expectEmit(true, true, true, true, address(_own));
        emit ISecHub.Bound(ware, PAID, id);
        _own.bind(ware, NEXT);
        vm.stopPrank();
        assertTrue(_own.bindings()[0].isBound, "bound");
        assertEq(market.callerOf(id, NEXT).maxCalls, UNITS, "the new key");
        assertEq(_required(1, address(1), 0x0, 0, 0), 1, "asked again");
    }

    function test_bind_aFreePlanAgainWithinItsThirtyDays__SW7() public {
        bytes32 id = _buyAndBind(FREE, 1, _noPermit());
        ISecHub.BuyOrder memory second = _order(FREE, 1, address(_own));
        vm.startPrank(user);
        _own.unbind(ware);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketFreePlanTaken.selector, block.timestamp + 30 days));
        _own.buyAndBind(second, _none, _noPermit());
        _own.bind(ware, NEXT);
        vm.stopPrank();
        assertEq(market.callerOf(id, NEXT).maxCalls, UNITS, "the same purchase, a new key");
        assertEq(market.callerOf(id, caller).revokedAt, block.timestamp, "the old one stays revoked");
    }

    function test_bind_revertsForWhatWasNeverBoughtOrIsOver() public {
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotBound.selector, ware));
        _own.bind(ware, NEXT);
        bytes32 id = _buyAndBind(FREE, 1, _noPermit());
        vm.startPrank(user);
        _own.unbind(ware);
        vm.warp(block.timestamp + DURATION + 48 hours);
        market.refund(id);
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, id, IMarket.State.Closed));
        _own.bind(ware, NEXT);
        vm.stopPrank();
    }

    function test_topUp_fromTheOwnersMoney() public {
        bytes32 id = _buyAndBind(PAID, 1, _permit(PRICE));
        ISecHub.Permit memory permit = _permit(5 * PRICE);
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.topUp(id, 2, 5 * PRICE, permit);
        assertEq(before - token.balanceOf(user), 2 * PRICE, "the price and no more");
        assertEq(market.purchaseOf(id).calls, 3 * UNITS, "calls");
    }

    function test_act_isForTheMarketOnly() public {
        vm.startPrank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubForbiddenTarget.selector, address(token)));
        _own.act(address(token), abi.encodeCall(token.transfer, (stranger, 1)));
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubForbiddenTarget.selector, address(_own)));
        _own.act(address(_own), "");
        vm.stopPrank();
    }

    function test_act_cancelsAndSetsCallers() public {
        bytes32 id = _buyAndBind(PAID, 1, _permit(PRICE));
        uint40 until = uint40(block.timestamp) + 1 days;
        vm.startPrank(user);
        _own.act(address(market), abi.encodeCall(market.setCaller, (id, NEXT, 9, until)));
        _own.act(address(market), abi.encodeCall(market.cancel, (id)));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotLive.selector, id, IMarket.State.Cancelling));
        _own.act(address(market), abi.encodeCall(market.cancel, (id)));
        vm.expectRevert(ISecHub.SecHubCallFailed.selector);
        _own.act(address(market), hex"deadbeef");
        vm.stopPrank();
        assertEq(market.callerOf(id, NEXT).maxCalls, 9, "caller");
        assertEq(uint8(market.purchaseOf(id).state), uint8(IMarket.State.Cancelling), "cancelling");
    }

    function test_multicall_isOneTransaction() public {
        ISecHub.BuyOrder memory order = _order(FREE, 1, address(_own));
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(_own.buyAndBind, (order, _none, _noPermit()));
        calls[1] = abi.encodeCall(_own.setDocument, (1, "x"));
        vm.prank(user);
        _own.multicall(calls);
        (uint64 version,) = _own.document();
        assertEq(version + _own.bindings().length, 2, "both");
    }

    function test_multicall_revertsWhole() public {
        ISecHub.BuyOrder memory order = _order(FREE, 1, address(_own));
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(_own.buyAndBind, (order, _none, _noPermit()));
        calls[1] = abi.encodeCall(_own.setDocument, (7, "x"));
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubBadVersion.selector, 7, 1));
        _own.multicall(calls);
        assertEq(_own.bindings().length, 0, "nothing");
    }

    function test_isValidSignature_isTheOwners() public view {
        bytes32 hash = keccak256("anything");
        bytes4 yes = _own.isValidSignature(hash, _sign(USER_KEY, hash));
        assertTrue(yes == bytes4(0x1626ba7e), "the owner's");
        assertTrue(_own.isValidSignature(hash, _sign(CALLER_KEY, hash)) == bytes4(0xffffffff), "another's");
        assertTrue(_own.isValidSignature(hash, "") == bytes4(0xffffffff), "none");
        assertTrue(_own.isValidSignature(keccak256("x"), _sign(USER_KEY, hash)) == bytes4(0xffffffff), "of else");
    }

    function test_payOut_paysTheOwner() public {
        _give(address(_own), 7e18);
        uint256 before = token.balanceOf(user);
        vm.prank(stranger);
        _own.payOut();
        _own.payOut();
        assertEq(token.balanceOf(user) - before, 7e18, "all, once");
    }

    function testFuzz_buyAndBind_leavesNothingInTheHub(uint96 maxTotal, uint8 qty) public {
        qty = uint8(bound(qty, 1, 20));
        maxTotal = uint96(bound(maxTotal, uint256(qty) * PRICE, 10_000e18));
        ISecHub.BuyOrder memory order = _order(PAID, qty, address(_own));
        order.maxTotal = maxTotal;
        ISecHub.Permit memory permit = _permit(maxTotal);
        uint256 before = token.balanceOf(user);
        vm.prank(user);
        _own.buyAndBind(order, _none, permit);
        assertEq(before - token.balanceOf(user), uint256(qty) * PRICE, "price");
        assertEq(token.balanceOf(address(_own)) + token.allowance(address(_own), address(market)), 0, "rest");
    }

    function _buyAndBind(uint16 plan, uint40 qty, ISecHub.Permit memory permit) private returns (bytes32) {
        ISecHub.BuyOrder memory order = _order(plan, qty, address(_own));
        vm.prank(user);
        return _own.buyAndBind(order, _none, permit);
    }

    function _required(uint64 chainId, address to, bytes4 selector, uint256 value, uint256 time)
        private
        view
        returns (uint256)
    {
        return _own.requiredWares(chainId, to, selector, value, time).length;
    }

    function _noPermit() private pure returns (ISecHub.Permit memory) {
        return ISecHub.Permit(0, 0, 0, 0, 0);
    }

    function _permit(uint256 value) private view returns (ISecHub.Permit memory) {
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 fields =
            keccak256(abi.encode(PERMIT_TYPEHASH, user, address(_own), value, token.nonces(user), deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(USER_KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), fields)));
        return ISecHub.Permit(value, deadline, v, r, s);
    }
}
