// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IPackages} from "../src/interfaces/IPackages.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {PackagesBase} from "./PackagesBase.sol";

/// @notice Parts are ordinary purchases; the margin goes with them.
contract PackagesTest is PackagesBase {
    function test_compose_keepsWhatWasSaid__SW18() public view {
        (IPackages.Part[] memory parts, uint96 margin, bytes32 offerHash) = resale.partsOf(bundle);
        assertEq(parts.length, 3, "three parts");
        assertEq(parts[2].total, 30e18, "with their cost");
        assertEq(margin, MARGIN, "and the margin");
        bytes32 expected = keccak256(abi.encode(block.chainid, packages, bundle, parts, margin));
        assertEq(offerHash, expected, "under one hash");
    }

    function test_error_compose_revertsForAnother() public {
        IPackages.Part[] memory parts = _parts();
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesNotDeveloper.selector, bundle, stranger));
        resale.compose(bundle, parts, MARGIN);
    }

    function test_error_compose_revertsForWhatIsNoPackage() public {
        IPackages.Part[] memory parts = _parts();
        vm.prank(developer);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesNotPackage.selector, ware));
        resale.compose(ware, parts, MARGIN);
    }

    function test_attack_packageRecursion() public {
        IPackages.Part[] memory parts = _parts();
        uint32 other = _registerPackage(reseller);
        parts[1] = _part(other, FREE, 1);
        _refusesToCompose(parts, MARGIN, abi.encodeWithSelector(IPackages.PackagesBadPart.selector, 1));
        parts[1] = _part(bundle, FREE, 1);
        _refusesToCompose(parts, MARGIN, abi.encodeWithSelector(IPackages.PackagesBadPart.selector, 1));
    }

    function test_error_compose_revertsForBadParts() public {
        IPackages.Part[] memory parts = _parts();
        parts[2].qty = 0;
        _refusesToCompose(parts, MARGIN, abi.encodeWithSelector(IPackages.PackagesBadPart.selector, 2));
        parts = _parts();
        parts[0].planHash = keccak256("other");
        _refusesToCompose(parts, MARGIN, abi.encodeWithSelector(IPackages.PackagesBadPart.selector, 0));
        parts = new IPackages.Part[](0);
        _refusesToCompose(parts, 0, abi.encodeWithSelector(IPackages.PackagesBadCount.selector, 0, 8));
        parts = new IPackages.Part[](9);
        _refusesToCompose(parts, 0, abi.encodeWithSelector(IPackages.PackagesBadCount.selector, 9, 8));
        parts = _parts();
        parts[0] = IPackages.Part({ware: ware, plan: 7, qty: 1, total: 0, planHash: 0});
        _refusesToCompose(parts, 0, abi.encodeWithSelector(IRegistry.RegistryUnknownPlan.selector, ware, 7));
    }

    function test_attack_marginInsteadOfPrice() public {
        bytes memory refusal = abi.encodeWithSelector(IPackages.PackagesMarginTooHigh.selector, 30e18 + 1, 30e18);
        _refusesToCompose(_parts(), 30e18 + 1, refusal);
        IPackages.Part[] memory parts = new IPackages.Part[](1);
        parts[0] = _part(ware, FREE, 1);
        _refusesToCompose(parts, 1, abi.encodeWithSelector(IPackages.PackagesMarginTooHigh.selector, 1, 0));
    }

    function test_compose_doesNotBelieveACostThatIsGiven() public {
        IPackages.Part[] memory parts = _parts();
        parts[0].total = 1;
        _compose(parts, MARGIN);
        (parts,,) = resale.partsOf(bundle);
        assertEq(parts[0].total, PRICE, "the plan's");
    }

    function test_buy_opensAPurchaseForEachPart__SW18_AVS34() public {
        uint256 before = token.balanceOf(user);
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        for (uint256 i = 0; i < 3; ++i) {
            IMarket.Purchase memory part = market.purchaseOf(ids[i]);
            assertEq(part.owner, user, "the buyer's");
            assertTrue(part.via == IMarket.Via.Packages, "by a package");
            assertEq(part.amount, (i + 1) * PRICE, "at its price");
            assertEq(market.callerOf(ids[i], vm.addr(100 + i)).maxCalls, (i + 1) * UNITS, "with a key of its own");
        }
        assertEq(before - token.balanceOf(user), PARTS_TOTAL + MARGIN, "for one price");
        assertEq(token.balanceOf(packages), MARGIN, "the margin waits");
        assertEq(stakes.exposureOf(bundle), MARGIN, "and the reseller stands for it");
        assertEq(saleId, resale.saleIdOf(bundle, ids), "named by its parts");
        assertEq(token.allowance(packages, address(market)), 0, "no allowance stays");
    }

    function test_buy_eightPartsOfOneWare() public {
        IPackages.Part[] memory parts = new IPackages.Part[](8);
        for (uint256 i = 0; i < 8; ++i) {
            parts[i] = _part(ware, PAID, 1);
        }
        _compose(parts, 0);
        (bytes32[] memory ids,) = _buyPackage();
        assertEq(ids.length, 8, "eight");
        assertEq(market.purchaseOf(ids[7]).amount, PRICE, "to the last");
    }

    function test_error_buy_revertsForAnotherOffer() public {
        IPackages.PackageOrder memory order = _orderFor(user);
        bytes32 seen = order.offerHash;
        _compose(_parts(), MARGIN + 1);
        (,, bytes32 now_) = resale.partsOf(bundle);
        _refuses(order, abi.encodeWithSelector(IPackages.PackagesOfferMismatch.selector, seen, now_));
    }

    function test_attack_hiddenPrice() public {
        IPackages.PackageOrder memory order = _orderFor(user);
        order.maxTotal -= 1;
        bytes memory refusal =
            abi.encodeWithSelector(IPackages.PackagesPriceAboveMax.selector, PARTS_TOTAL + MARGIN, order.maxTotal);
        _refuses(order, refusal);
    }

    function test_error_buy_revertsWhereThePackageDoesNotSell() public {
        IPackages.PackageOrder memory order = _orderFor(user);
        vm.prank(reseller);
        registry.setPaused(bundle, true);
        _refuses(order, abi.encodeWithSelector(IPackages.PackagesNotOnSale.selector, bundle));
        order.ware = ware;
        order.offerHash = 0;
        _refuses(order, abi.encodeWithSelector(IPackages.PackagesNotOnSale.selector, ware));
    }

    function test_error_buy_revertsWholeWhereOnePartDoesNotSell() public {
        vm.prank(developer);
        registry.setPlanOnSale(third, PAID, false);
        _refuses(_orderFor(user), abi.encodeWithSelector(IMarket.MarketNotOnSale.selector, third, PAID));
        assertEq(market.buyerNonceOf(user, ware), 0, "not even the first part");
    }

    function test_error_buy_revertsForWrongCounts() public {
        IPackages.PackageOrder memory order = _orderFor(user);
        order.callerKeys = new address[](2);
        _refuses(order, abi.encodeWithSelector(IPackages.PackagesBadOrder.selector, 2, 3, 3));
        order = _orderFor(user);
        order.buyerNonces = new bytes32[](4);
        _refuses(order, abi.encodeWithSelector(IPackages.PackagesBadOrder.selector, 3, 4, 3));
    }

    function test_error_buy_revertsForAWrongNonceOrKey() public {
        IPackages.PackageOrder memory order = _orderFor(user);
        order.buyerNonces[1] = bytes32(uint256(1));
        _refuses(order, abi.encodeWithSelector(IMarket.MarketBadNonce.selector, bytes32(uint256(1)), 0));
        order = _orderFor(user);
        order.callerKeys[2] = address(0);
        _refuses(order, abi.encodeWithSelector(IMarket.MarketBadCaller.selector, address(0)));
    }

    function test_error_buy_revertsWhereTheResellersStakeIsShort() public {
        vm.prank(owner);
        stakes.setFixedPart(5_000e18 - 1);
        bytes memory refusal =
            abi.encodeWithSelector(IProviderStake.ProviderStakeShort.selector, bundle, 5_000e18, 5_000e18 - 1 + MARGIN);
        // The parts' own stakes are larger.
        vm.startPrank(developer);
        token.approve(address(stakes), 20_000e18);
        stakes.stake(second, 10_000e18);
        stakes.stake(third, 10_000e18);
        vm.stopPrank();
        _refuses(_orderFor(user), refusal);
    }

    function test_error_buy_revertsWhileSalesArePaused() public {
        vm.prank(guardian);
        market.pauseSales(1 days);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketPaused.selector, block.timestamp + 1 days);
        _refuses(_orderFor(user), refusal);
    }

    function test_settle_paysTheMarginAsTheParts__AVS34() public {
        (bytes32[] memory ids,) = _buyPackage();
        assertEq(resale.settle(bundle, ids), 0, "nothing used");
        _use(ids, 1, 1_000);
        (uint256 before, uint256 supply) = (token.balanceOf(reseller), token.totalSupply());
        assertEq(resale.settle(bundle, ids), 1e18, "10 of 60 earned");
        assertEq(token.balanceOf(reseller) - before, 0.94e18, "less 6 %");
        assertEq(supply - token.totalSupply(), 0.06e18, "which are burned");
        assertEq(resale.settle(bundle, ids), 0, "once");
        _use(ids, 2, 3_000);
        assertEq(resale.settle(bundle, ids), 3e18, "40 of 60");
    }

    function test_settle_earnsNoScore() public {
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 0, 500);
        uint256 credited = reputation.credited();
        resale.settle(bundle, ids);
        assertEq(reputation.credited(), credited, "a margin is no use");
        assertEq(market.wareUsageOf(bundle, uint32(block.timestamp / 7 days)).earned, 0, "nor in the pool");
    }

    function test_settle_staysInTheExposureForTheTail() public {
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 2, 3_000);
        resale.settle(bundle, ids);
        assertEq(stakes.exposureOf(bundle), MARGIN, "claims may come");
        vm.warp(block.timestamp + 9 days);
        assertEq(stakes.exposureOf(bundle), MARGIN / 2, "until the window is over");
    }

    function test_error_settle_revertsForWhatIsNoSale() public {
        (bytes32[] memory ids,) = _buyPackage();
        bytes32 wrong = resale.saleIdOf(ware, ids);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, wrong));
        resale.settle(ware, ids);
        (ids[0], ids[1]) = (ids[1], ids[0]);
        wrong = resale.saleIdOf(bundle, ids);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, wrong));
        resale.settle(bundle, ids);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, wrong));
        resale.close(bundle, ids);
    }

    function test_refund_ofAPartGoesToTheBuyer() public {
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 0, 250);
        uint256 before = token.balanceOf(user);
        vm.warp(block.timestamp + END);
        market.refund(ids[0]);
        assertEq(token.balanceOf(user) - before, PRICE * 3 / 4, "what was not used");
        assertEq(token.balanceOf(packages), MARGIN, "the margin is not touched");
    }

    function test_error_onRefund_revertsForOthers() public {
        (bytes32[] memory ids,) = _buyPackage();
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesNotMarket.selector, user));
        resale.onRefund(ids[0], PRICE);
        assertEq(token.balanceOf(packages), MARGIN, "nothing moved");
    }

    function test_close_refundsTheMarginAsTheParts() public {
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        _use(ids, 2, 1_500);
        _endAll(ids);
        uint256 before = token.balanceOf(user);
        resale.close(bundle, ids);
        assertEq(token.balanceOf(user) - before, MARGIN * 3 / 4, "45 of 60 were not used");
        assertEq(token.balanceOf(packages), 0, "nothing stays");
        assertTrue(resale.saleOf(saleId).isClosed, "closed");
        vm.warp(block.timestamp + 9 days);
        assertEq(stakes.exposureOf(bundle), 0, "nor in the exposure");
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, saleId));
        resale.close(bundle, ids);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesUnknownSale.selector, saleId));
        resale.settle(bundle, ids);
    }

    function test_close_waitsForEveryPart() public {
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        _use(ids, 0, 1_000);
        _use(ids, 1, 2_000);
        _use(ids, 2, 2_999);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesPartsOpen.selector, saleId));
        resale.close(bundle, ids);
        _use(ids, 2, 3_000);
        uint256 before = token.balanceOf(reseller);
        resale.close(bundle, ids);
        assertEq(token.balanceOf(reseller) - before, MARGIN * 94 / 100, "used up is over");
        assertEq(token.balanceOf(packages), 0, "nothing stays");
    }

    function test_close_ofACancelledPackageCostsTwoPercent() public {
        (bytes32[] memory ids,) = _buyPackage();
        vm.startPrank(user);
        market.cancel(ids[1]);
        market.cancel(ids[2]);
        vm.stopPrank();
        _endAll(ids);
        (uint256 before, uint256 earned) = (token.balanceOf(user), token.balanceOf(reseller));
        resale.close(bundle, ids);
        assertEq(token.balanceOf(reseller) - earned, 0.1e18, "2 % of the margin of 50 of 60");
        assertEq(token.balanceOf(user) - before, MARGIN - 0.1e18, "the rest");
        assertEq(stakes.exposureOf(bundle), 0, "all left the exposure");
    }

    function test_close_ofARetiredWareCostsNothing() public {
        (bytes32[] memory ids,) = _buyPackage();
        vm.prank(user);
        market.cancel(ids[2]);
        vm.prank(developer);
        registry.retire(third);
        _endAll(ids);
        uint256 before = token.balanceOf(user);
        resale.close(bundle, ids);
        assertEq(token.balanceOf(user) - before, MARGIN, "it gave a reason");
    }

    function test_close_worksForAPackageThatEnded__20() public {
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 0, 1_000);
        vm.prank(reseller);
        registry.retire(bundle);
        vm.prank(guardian);
        market.pauseSales(7 days);
        _endAll(ids);
        resale.close(bundle, ids);
        assertEq(token.balanceOf(packages), 0, "paid and refunded");
    }

    function test_settle_isNotChangedByALaterOffer() public {
        (bytes32[] memory ids,) = _buyPackage();
        IPackages.Part[] memory one = new IPackages.Part[](1);
        one[0] = _part(second, PAID, 1);
        _compose(one, 1);
        _use(ids, 0, 1_000);
        assertEq(resale.settle(bundle, ids), 1e18, "10 of 60, as it was sold");
    }

    function test_compose_canBeReplacedByFewerParts() public {
        IPackages.Part[] memory one = new IPackages.Part[](1);
        one[0] = _part(second, PAID, 1);
        _compose(one, 1e18);
        (bytes32[] memory ids,) = _buyPackage();
        assertEq(ids.length, 1, "one part");
        assertEq(token.balanceOf(packages), 1e18, "at its margin");
    }

    function test_attack_freePartsEarnNoMargin() public {
        IPackages.Part[] memory parts = new IPackages.Part[](2);
        (parts[0], parts[1]) = (_part(ware, FREE, 1), _part(second, PAID, 1));
        _compose(parts, 5e18);
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 0, UNITS);
        assertEq(resale.settle(bundle, ids), 0, "calls that were free pay nobody");
    }

    function test_attack_sellingOnesOwnWareAsAPackageEscapesNoFee() public {
        (bytes32[] memory ids,) = _buyPackage();
        for (uint256 i = 0; i < 3; ++i) {
            _use(ids, i, uint40(i + 1) * 1_000);
        }
        uint256 before = token.balanceOf(reseller);
        resale.close(bundle, ids);
        uint256 kept = MARGIN - (token.balanceOf(reseller) - before);
        assertTrue(kept * 10_000 >= uint256(MARGIN) * 600, "as much as the market takes");
    }

    function _refusesToCompose(IPackages.Part[] memory parts, uint96 margin, bytes memory refusal) private {
        (,, bytes32 before) = resale.partsOf(bundle);
        vm.prank(reseller);
        vm.expectRevert(refusal);
        resale.compose(bundle, parts, margin);
        (,, bytes32 after_) = resale.partsOf(bundle);
        assertEq(after_, before, "nothing changed");
    }

    function _refuses(IPackages.PackageOrder memory order, bytes memory refusal) private {
        (uint256 balance, uint256 escrow) = (token.balanceOf(user), market.totalEscrow());
        vm.prank(user);
        vm.expectRevert(refusal);
        resale.buy(order);
        assertEq(token.balanceOf(user), balance, "nothing moved");
        assertEq(market.totalEscrow() + token.balanceOf(packages), escrow, "nothing held");
        assertEq(stakes.exposureOf(bundle), 0, "nothing stood for");
    }
}
