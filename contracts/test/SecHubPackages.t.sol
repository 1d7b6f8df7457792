// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPackages} from "../src/interfaces/IPackages.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {SecHub} from "../src/SecHub.sol";
import {PackagesBase} from "./PackagesBase.sol";

/// @notice A hub buys a package in its own name and asks the parts.
contract SecHubPackagesTest is PackagesBase {
    SecHub private _own;

    function setUp() public override {
        super.setUp();
        _own = _hub();
        vm.prank(user);
        token.approve(address(_own), type(uint256).max);
    }

    function test_aHubBuysAPackageAndAsksItsParts__SW18() public {
        bytes32[] memory ids = _buyThroughHub(PARTS_TOTAL + MARGIN + 5e18);
        assertEq(market.purchaseOf(ids[1]).owner, address(_own), "the hub's");
        assertEq(token.balanceOf(address(_own)) + token.allowance(address(_own), packages), 0, "nothing stays there");
        vm.startPrank(user);
        _own.bindPurchase(ware, ids[0], 0);
        _own.bindPurchase(second, ids[1], 0);
        vm.stopPrank();
        ISecHub.Binding[] memory all = _own.bindings();
        assertEq(all.length, 2, "two are asked");
        assertEq(all[1].purchaseId, ids[1], "by its purchase");
        assertEq(all[1].plan, PAID, "and its plan");
    }

    function test_unbind_revokesTheKeyOfAPart__SW7() public {
        bytes32[] memory ids = _buyThroughHub(PARTS_TOTAL + MARGIN);
        vm.startPrank(user);
        _own.bindPurchase(ware, ids[0], 0);
        _own.unbind(ware);
        vm.stopPrank();
        assertEq(market.callerOf(ids[0], vm.addr(100)).revokedAt, block.timestamp, "revoked");
    }

    function test_refundsComeBackToTheHub() public {
        bytes32[] memory ids = _buyThroughHub(PARTS_TOTAL + MARGIN);
        uint256 before = token.balanceOf(user);
        _endAll(ids);
        resale.close(bundle, ids);
        _own.payOut();
        assertEq(token.balanceOf(user) - before, PARTS_TOTAL + MARGIN, "and to its owner");
    }

    function test_error_bindPurchase_revertsForWhatIsNotItsOwn() public {
        (bytes32[] memory ids,) = _buyPackage();
        bytes32[] memory own = _buyThroughHub(PARTS_TOTAL + MARGIN);
        vm.startPrank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotPurchase.selector, ware, ids[0]));
        _own.bindPurchase(ware, ids[0], 0);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotPurchase.selector, second, own[0]));
        _own.bindPurchase(second, own[0], 0);
        _own.bindPurchase(ware, own[0], 0);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotPurchase.selector, ware, own[0]));
        _own.bindPurchase(ware, own[0], 0);
        vm.stopPrank();
        vm.warp(block.timestamp + END);
        market.refund(own[1]);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotPurchase.selector, second, own[1]));
        _own.bindPurchase(second, own[1], 0);
        assertEq(_own.bindings().length, 1, "nothing else is bound");
    }

    function test_error_bindPurchase_revertsForAnother() public {
        bytes32[] memory ids = _buyThroughHub(PARTS_TOTAL + MARGIN);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISecHub.SecHubNotOwner.selector, stranger));
        _own.bindPurchase(ware, ids[0], 0);
    }

    function _buyThroughHub(uint96 atMost) private returns (bytes32[] memory ids) {
        ids = _idsFor(address(_own));
        bytes memory data = abi.encodeCall(IPackages.buy, (_orderFor(address(_own))));
        ISecHub.Permit memory none;
        vm.prank(user);
        _own.actWithFunds(packages, data, atMost, none);
    }
}
