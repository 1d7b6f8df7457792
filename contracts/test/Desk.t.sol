// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governed} from "../src/Governed.sol";
import {IDesk} from "../src/interfaces/IDesk.sol";
import {IMarket} from "../src/interfaces/IMarket.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {Owned} from "../src/Owned.sol";
import {SecHub} from "../src/SecHub.sol";
import {FakeClosedPayer, FakeReentrantPayer} from "./fakes/FakePayers.sol";
import {SalesBase} from "./SalesBase.sol";

/// @notice Who holds only ETH buys a plan, and nobody gains by trading against the desk.
contract DeskTest is SalesBase {
    uint256 private constant COST = uint256(PRICE) * WEI_PER_SEC * 11 / 1e19;

    function test_buy_opensAPurchaseForEthAlone__AVS3() public {
        bytes32 id = _buyAt(user, 2, 2 * COST);
        IMarket.Purchase memory made = market.purchaseOf(id);
        assertEq(made.owner, user, "the caller's");
        assertEq(made.amount, 2 * PRICE, "in SEC");
        assertTrue(made.via == IMarket.Via.Desk, "by the desk");
        assertEq(token.balanceOf(desk), STOCK - 2 * PRICE, "from the stock");
        assertEq(desk.balance, 2 * COST, "the ETH waits");
        assertEq(token.allowance(desk, address(market)), 0, "no allowance stays");
    }

    function test_buy_asAHubInOneTransaction__AVS3() public {
        SecHub hub = _hub();
        ISecHub.BuyOrder memory order = _order(PAID, 1, address(hub));
        uint256 before = user.balance;
        vm.prank(user);
        ISecHub.Condition[] memory conditions = new ISecHub.Condition[](1);
        conditions[0].target = stranger;
        bytes32 id = hub.buyAndBindAtDesk{value: 1 ether}(order, conditions);
        assertEq(market.purchaseOf(id).owner, address(hub), "the hub owns it");
        assertTrue(hub.bindings()[0].isBound, "and asks it");
        assertEq(hub.bindings()[0].conditions[0].target, stranger, "on its conditions");
        assertEq(before - user.balance, COST, "its owner paid, and had the rest back");
        assertEq(ethDesk.saleOf(id).payer, user, "refunds are the owner's");
    }

    function test_buy_givesBackWhatIsTooMuchAtOnce() public {
        uint256 before = user.balance;
        _buyAt(user, 1, 3 * COST);
        assertEq(before - user.balance, COST, "the price and no more");
        assertEq(ethDesk.withdrawableOf(user), 0, "nothing to fetch");
    }

    function test_buy_keepsForAPayerThatTakesNoEth() public {
        FakeClosedPayer payer = new FakeClosedPayer();
        payer.buy{value: 1 ether}(ethDesk, _order(PAID, 1, address(payer)));
        assertEq(ethDesk.withdrawableOf(address(payer)), 1 ether - COST, "kept");
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskPaymentFailed.selector, address(payer)));
        ethDesk.withdraw(address(payer));
        payer.open();
        ethDesk.withdraw(address(payer));
        assertEq(address(payer).balance, 1 ether - COST, "fetched later");
        assertEq(desk.balance, COST, "and once");
    }

    function test_buy_costsTheReferenceAndATenth() public view {
        assertEq(ethDesk.quote(10e18), 10 * uint256(WEI_PER_SEC) * 11 / 10, "a tenth above");
        assertEq(ethDesk.quote(1), 1, "nothing is sold for nothing");
        assertEq(ethDesk.quote(0), 0, "but for nothing");
    }

    function test_buy_takesAFreePlanForNothing() public {
        ISecHub.BuyOrder memory order = _order(FREE, 1, user);
        vm.prank(user);
        bytes32 id = ethDesk.buy(user, order);
        assertEq(ethDesk.saleOf(id).paid, 0, "free");
        vm.warp(block.timestamp + DURATION + 48 hours);
        market.refund(id);
        assertTrue(ethDesk.saleOf(id).isClosed, "and closed");
        assertEq(ethDesk.withdrawableOf(owner) + desk.balance, 0, "for nothing");
    }

    function test_error_buy_revertsForTooLittle() public {
        _refuses(
            user, _order(PAID, 1, user), COST - 1, abi.encodeWithSelector(IDesk.DeskShort.selector, COST - 1, COST)
        );
    }

    function test_error_buy_revertsWhereThePriceIsOld() public {
        uint256 until = ethDesk.priceUntil();
        vm.warp(until - 1);
        _buyAt(user, 1, COST);
        vm.warp(until);
        _refuses(user, _order(PAID, 1, user), COST, abi.encodeWithSelector(IDesk.DeskPriceOld.selector, until));
    }

    function test_error_buy_revertsAboveTheOwnersShare() public {
        _buyAt(user, 50, 50 * COST);
        bytes memory refusal = abi.encodeWithSelector(IDesk.DeskOwnerCap.selector, 500e18, 10e18, 500e18);
        _refuses(user, _order(PAID, 1, user), COST, refusal);
        vm.warp(block.timestamp + 6 days);
        _refuses(user, _order(PAID, 1, user), COST, refusal);
    }

    function test_error_buy_revertsAboveTheDaysShare() public {
        for (uint160 i = 1; i <= 10; ++i) {
            vm.deal(address(0x10000 + i), 1 ether);
            _buyAt(address(0x10000 + i), 50, 50 * COST);
        }
        assertEq(ethDesk.soldToday(), 5_000e18, "the day is full");
        bytes memory refusal = abi.encodeWithSelector(IDesk.DeskDayCap.selector, 5_000e18, 10e18, 5_000e18);
        _refuses(user, _order(PAID, 1, user), COST, refusal);
        vm.warp((block.timestamp / 1 days + 1) * 1 days);
        assertEq(ethDesk.soldToday(), 0, "a new one");
        _buyAt(user, 1, COST);
    }

    function test_error_buy_revertsWithoutStock() public {
        vm.prank(owner);
        ethDesk.takeStock(STOCK - 1e18);
        bytes memory refusal = abi.encodeWithSelector(IDesk.DeskOutOfStock.selector, 1e18, PRICE);
        _refuses(user, _order(PAID, 1, user), COST, refusal);
    }

    function test_error_buy_passesOnWhatTheMarketRefuses() public {
        ISecHub.BuyOrder memory order = _order(PAID, 1, user);
        order.maxTotal = PRICE - 1;
        _refuses(user, order, COST, abi.encodeWithSelector(IMarket.MarketPriceAboveMax.selector, PRICE, PRICE - 1));
        order = _order(PAID, 1, user);
        order.planHash = keccak256("other");
        bytes32 actual = registry.planHashOf(ware, PAID);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPlanMismatch.selector, order.planHash, actual);
        _refuses(user, order, COST, refusal);
        vm.prank(guardian);
        market.pauseSales(1 days);
        refusal = abi.encodeWithSelector(IMarket.MarketPaused.selector, block.timestamp + 1 days);
        _refuses(user, _order(PAID, 1, user), COST, refusal);
    }

    function test_attack_nobodyUsesUpAnothersShareOrNonce() public {
        ISecHub.BuyOrder memory order = _order(PAID, 50, user);
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        ethDesk.buy{value: 50 * COST}(user, order);
        assertEq(ethDesk.boughtBy(user), 0, "the stranger's share");
        assertEq(market.buyerNonceOf(user, ware), 0, "the user's order still fits");
        _buyAt(user, 50, 50 * COST);
    }

    function test_attack_aReentrantPayerGetsNothingTwice() public {
        FakeReentrantPayer payer = new FakeReentrantPayer(ethDesk);
        _buyAt(user, 5, 5 * COST);
        bytes32 id = payer.buy{value: 1 ether}(_order(PAID, 1, address(payer)));
        _end(id);
        assertEq(payer.tries(), 2, "it tried");
        assertEq(payer.gains(), 0, "for nothing");
        assertEq(desk.balance, 5 * COST, "the other's ETH stays");
    }

    function test_refund_givesSecToTheStockAndEthToThePayer() public {
        bytes32 id = _buyAt(user, 1, COST);
        _settle(id, 400);
        uint256 before = user.balance;
        _end(id);
        assertEq(token.balanceOf(desk), STOCK - PRICE + PRICE * 6 / 10, "SEC is stock again");
        assertEq(user.balance - before, COST * 6 / 10, "ETH of what was not used");
        assertEq(ethDesk.withdrawableOf(owner), COST * 4 / 10, "ETH of what was");
        assertEq(token.balanceOf(user), 10_000e18, "the user got no SEC");
    }

    function test_refund_ofACancelledPurchaseIsLessTwoPercent() public {
        bytes32 id = _buyAt(user, 1, COST);
        vm.prank(user);
        market.cancel(id);
        uint256 before = user.balance;
        vm.warp(block.timestamp + 48 hours);
        market.refund(id);
        assertEq(user.balance - before, COST * 98 / 100, "the developer's 2 %");
        assertEq(ethDesk.withdrawableOf(owner), COST * 2 / 100, "in ETH the treasury's");
    }

    function test_refund_keepsForAPayerThatTakesNoEth() public {
        FakeClosedPayer payer = new FakeClosedPayer();
        bytes32 id = payer.buy{value: COST}(ethDesk, _order(PAID, 1, address(payer)));
        _end(id);
        assertTrue(_state(id) == IMarket.State.Closed, "nobody's contract stops a refund");
        assertEq(ethDesk.withdrawableOf(address(payer)), COST, "kept");
    }

    function test_refund_worksWhereThePriceIsOld__20() public {
        bytes32 id = _buyAt(user, 1, COST);
        vm.warp(block.timestamp + DURATION + 48 hours);
        uint256 before = user.balance;
        market.refund(id);
        assertEq(user.balance - before, COST, "at the price of then");
    }

    function test_close_givesTheTreasuryWhatIsUsedUp() public {
        bytes32 id = _buyAt(user, 1, COST);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskStillOpen.selector, id));
        ethDesk.close(id);
        _settle(id, UNITS);
        ethDesk.close(id);
        ethDesk.withdraw(owner);
        assertEq(owner.balance, COST, "the treasury's");
        assertEq(desk.balance, 0, "nothing stays");
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskUnknownSale.selector, id));
        ethDesk.close(id);
    }

    function test_close_doesNotStopTheMarketsRefund() public {
        bytes32 id = _buyAt(user, 1, COST);
        _settle(id, UNITS);
        ethDesk.close(id);
        _end(id);
        assertTrue(_state(id) == IMarket.State.Closed, "closed there too");
        assertEq(ethDesk.withdrawableOf(owner), COST, "paid once");
    }

    function test_error_close_revertsForWhatWasNotSoldHere() public {
        bytes32 id = _buy(PAID, 1);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskUnknownSale.selector, id));
        ethDesk.close(id);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskUnknownSale.selector, bytes32(0)));
        ethDesk.close(bytes32(0));
    }

    function test_error_onRefund_revertsForOthers() public {
        bytes32 id = _buyAt(user, 1, COST);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskNotMarket.selector, user));
        ethDesk.onRefund(id, PRICE);
        vm.prank(address(market));
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskUnknownSale.selector, bytes32(0)));
        ethDesk.onRefund(bytes32(0), 0);
        assertTrue(!ethDesk.saleOf(id).isClosed, "nothing moved");
    }

    function test_error_withdraw_revertsForNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskNothing.selector, stranger));
        ethDesk.withdraw(stranger);
    }

    function test_setPrice_movesAFifthAtMost() public {
        vm.warp(block.timestamp + 1 days);
        (uint256 least, uint256 most) = (WEI_PER_SEC * 8 / 10, WEI_PER_SEC * 12 / 10);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskStep.selector, most + 1, least, most));
        ethDesk.setPrice(uint96(most + 1));
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskStep.selector, least - 1, least, most));
        ethDesk.setPrice(uint96(least - 1));
        ethDesk.setPrice(uint96(most));
        assertEq(ethDesk.price(), most, "set");
        assertEq(ethDesk.priceUntil(), block.timestamp + 7 days, "for a week");
        vm.stopPrank();
    }

    function test_attack_severalStepsInOneTransactionAreRefused() public {
        vm.warp(block.timestamp + 2 days);
        vm.startPrank(owner);
        ethDesk.setPrice(WEI_PER_SEC * 12 / 10);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskStepTooSoon.selector, block.timestamp + 1 days));
        ethDesk.setPrice(WEI_PER_SEC * 13 / 10);
        vm.stopPrank();
    }

    function test_setPrice_staysInsideHardBounds__19() public {
        vm.warp(block.timestamp + 30 days);
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(Governed.BadParam.selector, bytes32("price"), 0, 1e9, 1e18));
        ethDesk.setPrice(0);
        vm.expectRevert(abi.encodeWithSelector(Governed.BadParam.selector, bytes32("price"), 1e18 + 1, 1e9, 1e18));
        ethDesk.setPrice(1e18 + 1);
        vm.stopPrank();
    }

    function test_onlyTheOwnerSetsPricesAndTakesStock__19() public {
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        ethDesk.setPrice(WEI_PER_SEC);
        vm.expectRevert(abi.encodeWithSelector(Owned.OwnedNotOwner.selector, stranger));
        ethDesk.takeStock(1);
        vm.stopPrank();
    }

    function test_takeStock_leavesWhatWasSold() public {
        bytes32 id = _buyAt(user, 1, COST);
        vm.prank(owner);
        ethDesk.takeStock(STOCK - PRICE);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskOutOfStock.selector, 0, 1));
        ethDesk.takeStock(1);
        uint256 before = user.balance;
        _end(id);
        assertEq(user.balance - before, COST, "refunded all the same");
    }

    function testFuzz_ethInIsEthOutAndHeld__1(uint8 qty, uint256 sent, uint16 used, bool isCancelled) public {
        uint256 cost = uint256(bound(qty, 1, 50)) * COST;
        qty = uint8(cost / COST);
        sent = bound(sent, cost, 50 ether);
        bytes32 id = _buyAt(user, qty, sent);
        if (used > 0) _settle(id, used);
        if (isCancelled) {
            vm.prank(user);
            market.cancel(id);
        }
        _end(id);
        IDesk.Sale memory sale = ethDesk.saleOf(id);
        assertTrue(sale.isClosed, "closed");
        assertEq(user.balance + desk.balance, 100 ether, "nothing is lost");
        assertEq(desk.balance, ethDesk.withdrawableOf(owner), "what is held is the treasury's");
        assertTrue(100 ether - user.balance >= cost - cost * sale.refunded / sale.sec, "rounded against the payer");
        assertEq(token.balanceOf(desk), STOCK - uint256(qty) * PRICE + sale.refunded, "and so is the SEC");
    }

    function testFuzz_quote_neverBelowTheReferenceAndATenth(uint96 sec, uint96 price) public {
        price = uint96(bound(price, uint256(WEI_PER_SEC) * 8 / 10, uint256(WEI_PER_SEC) * 12 / 10));
        vm.warp(block.timestamp + 1 days);
        vm.prank(owner);
        ethDesk.setPrice(price);
        uint256 cost = ethDesk.quote(sec);
        assertTrue(cost * 1e22 >= uint256(sec) * price * 11_000, "not below");
        assertTrue(cost == 0 || (cost - 1) * 1e22 < uint256(sec) * price * 11_000, "and not a wei above");
    }

    function testFuzz_capsHold(uint16[12] memory asked, uint32[12] memory waits) public {
        vm.deal(user, 1_000 ether);
        uint256 total = 0;
        uint256 today = 0;
        uint256 day = block.timestamp / 1 days;
        for (uint256 i = 0; i < 12; ++i) {
            vm.warp(block.timestamp + waits[i] % 12 hours);
            if (block.timestamp / 1 days != day) (day, today) = (block.timestamp / 1 days, 0);
            uint40 qty = uint40(asked[i] % 30) + 1;
            uint256 sec = uint256(qty) * PRICE;
            ISecHub.BuyOrder memory order = _order(PAID, qty, user);
            vm.prank(user);
            (bool isDone,) = desk.call{value: 1 ether}(abi.encodeCall(ethDesk.buy, (user, order)));
            assertTrue(isDone == (total + sec <= 500e18), "to the unit");
            if (isDone) (total, today) = (total + sec, today + sec);
            assertEq(ethDesk.boughtBy(user), total, "counted");
            assertEq(ethDesk.soldToday(), today, "by days");
        }
    }

    function _buyAt(address buyer, uint40 qty, uint256 value) private returns (bytes32) {
        ISecHub.BuyOrder memory order = _order(PAID, qty, buyer);
        vm.prank(buyer);
        return ethDesk.buy{value: value}(buyer, order);
    }

    function _end(bytes32 id) private {
        vm.warp(block.timestamp + DURATION + 48 hours);
        market.refund(id);
    }

    function _refuses(address buyer, ISecHub.BuyOrder memory order, uint256 value, bytes memory refusal) private {
        (uint256 eth, uint256 held, uint256 stock) = (buyer.balance, desk.balance, token.balanceOf(desk));
        (uint256 bought, uint256 escrow) = (ethDesk.boughtBy(buyer), market.totalEscrow());
        vm.prank(buyer);
        vm.expectRevert(refusal);
        ethDesk.buy{value: value}(buyer, order);
        assertTrue(buyer.balance == eth && desk.balance == held && token.balanceOf(desk) == stock, "nothing moved");
        assertTrue(ethDesk.boughtBy(buyer) == bought && market.totalEscrow() == escrow, "nothing counted");
    }
}
