// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../src/interfaces/IPackages.sol";
import {PackageParts} from "../src/PackageParts.sol";
import {PackagesBase} from "./PackagesBase.sol";

/// @notice Packages at their edges: of nothing, of single units, used and then cancelled.
contract PackagesEdgesTest is PackagesBase {
    function test_aPackageOfFreePartsSellsAndCloses__AVS34() public {
        IPackages.Part[] memory parts = new IPackages.Part[](1);
        parts[0] = _part(ware, FREE, 1);
        _compose(parts, 0);
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        assertEq(resale.settle(bundle, ids), 0, "nothing is earned");
        _use(ids, 0, UNITS);
        assertEq(resale.settle(bundle, ids), 0, "nor when it was used");
        resale.close(bundle, ids);
        assertTrue(resale.saleOf(saleId).isClosed, "closed");
    }

    function test_close_tellsWhatItRefundsAndTheFee() public {
        (bytes32[] memory ids, bytes32 saleId) = _buyPackage();
        vm.startPrank(user);
        market.cancel(ids[1]);
        market.cancel(ids[2]);
        vm.stopPrank();
        _endAll(ids);
        vm.expectEmit(true, true, true, true, packages);
        emit IPackages.PackageClosed(saleId, MARGIN - 0.1e18, 0.1e18);
        resale.close(bundle, ids);
    }

    function test_close_asksAFeeOnlyForWhatWasNotUsed() public {
        (bytes32[] memory ids,) = _buyPackage();
        _use(ids, 2, 1_500);
        vm.prank(user);
        market.cancel(ids[2]);
        _endAll(ids);
        (uint256 before, uint256 earned) = (token.balanceOf(user), token.balanceOf(reseller));
        resale.close(bundle, ids);
        assertEq(token.balanceOf(reseller) - earned, 1.41e18 + 0.03e18, "15 of 60 earned, 2 % of 15 of 60");
        assertEq(token.balanceOf(user) - before, MARGIN - 1.5e18 - 0.03e18, "the rest");
    }

    function test_aMarginOfOneUnitIsTakenAndRefunded() public {
        bytes32[] memory ids = _buySmall(2, 1);
        assertEq(token.balanceOf(packages), 1, "taken");
        _endAll(ids);
        uint256 before = token.balanceOf(user);
        resale.close(bundle, ids);
        assertEq(token.balanceOf(user) - before, 1, "refunded");
        assertEq(token.balanceOf(packages), 0, "nothing stays");
    }

    function test_settle_burnsEvenOneUnit() public {
        bytes32[] memory ids = _buySmall(40, 20);
        _use(ids, 0, 1);
        uint256 supply = token.totalSupply();
        assertEq(resale.settle(bundle, ids), 20, "all of it");
        assertEq(supply - token.totalSupply(), 1, "6 % of twenty, rounded down");
        assertEq(token.balanceOf(packages), 0, "nothing stays");
    }

    function test_settle_ofNothingNewTellsNothing() public {
        (bytes32[] memory ids,) = _buyPackage();
        vm.recordLogs();
        assertEq(resale.settle(bundle, ids), 0, "nothing was used");
        assertEq(vm.getRecordedLogs().length, 0, "no word about it");
    }

    function test_error_compose_roundsTheHighestMarginDown() public {
        IPackages.Part[] memory parts = _smallParts(1);
        vm.prank(reseller);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesMarginTooHigh.selector, 1, 0));
        resale.compose(bundle, parts, 1);
    }

    function test_error_buy_revertsForWhatWasNeverComposed() public {
        uint32 empty = _registerPackage(reseller);
        IPackages.PackageOrder memory order;
        order.ware = empty;
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IPackages.PackagesNotOnSale.selector, empty));
        resale.buy(order);
    }

    function test_partsOf_whatWasNeverComposed() public {
        uint32 empty = _registerPackage(reseller);
        (IPackages.Part[] memory parts, uint96 margin, bytes32 offerHash) = resale.partsOf(empty);
        assertEq(parts.length + margin, 0, "of nothing");
        assertEq(offerHash, 0, "and no offer");
    }

    function test_behavior_theTotalEndsWithTheParts() public pure {
        bytes memory data = abi.encodePacked(bytes32(0), uint32(1), uint16(0), uint40(1), uint96(7), bytes32(0));
        // As if something else lay behind them in the memory.
        assembly ("memory-safe") {
            let end := add(add(data, 32), mload(data))
            mstore(end, not(0))
            mstore(0x40, add(end, 64))
        }
        assertEq(PackageParts.totalOf(data), 7, "of one part");
    }

    function _smallParts(uint96 price) private returns (IPackages.Part[] memory parts) {
        vm.prank(developer);
        uint16 plan = registry.addPlan(second, _planOf(price, 1));
        parts = new IPackages.Part[](1);
        parts[0] = _part(second, plan, 1);
    }

    function _buySmall(uint96 price, uint96 margin) private returns (bytes32[] memory ids) {
        _compose(_smallParts(price), margin);
        (ids,) = _buyPackage();
    }
}
