// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDesk} from "../src/interfaces/IDesk.sol";
import {ISecHub} from "../src/interfaces/ISecHub.sol";
import {FakeClosedPayer} from "./fakes/FakePayers.sol";
import {SalesBase} from "./SalesBase.sol";

/// @notice The desk at its edges: a second withdrawal, single wei, and nothing.
contract DeskEdgesTest is SalesBase {
    uint256 private constant COST = uint256(PRICE) * WEI_PER_SEC * 11 / 1e19;

    function test_withdraw_paysOnceAndAddsUp() public {
        for (uint256 i = 0; i < 2; ++i) {
            bytes32 id = _buyAt(user, 1, COST);
            _settle(id, UNITS);
            ethDesk.close(id);
            assertEq(ethDesk.saleOf(id).refunded, 0, "nothing came back");
        }
        bytes32 open = _buyAt(user, 1, COST);
        assertEq(ethDesk.saleOf(open).refunded, 0, "nor of what is open");
        assertEq(ethDesk.withdrawableOf(owner), 2 * COST, "of both");
        ethDesk.withdraw(owner);
        assertEq(ethDesk.withdrawableOf(owner), 0, "taken");
        vm.expectRevert(abi.encodeWithSelector(IDesk.DeskNothing.selector, owner));
        ethDesk.withdraw(owner);
        assertEq(owner.balance, 2 * COST, "once");
        assertEq(desk.balance, COST, "what is open stays");
    }

    function test_aSingleWeiIsNeitherLostNorKept() public {
        vm.prank(developer);
        uint16 plan = registry.addPlan(ware, _planOf(1, 2));
        ISecHub.BuyOrder memory order = _order(plan, 1, user);
        uint256 before = user.balance;
        vm.prank(user);
        bytes32 id = ethDesk.buy{value: 2}(user, order);
        assertEq(before - user.balance, 1, "a wei too much comes back at once");
        _settle(id, 2);
        ethDesk.close(id);
        assertEq(ethDesk.withdrawableOf(owner), 1, "a wei is the treasury's");
        ethDesk.withdraw(owner);
        assertEq(owner.balance, 1, "and can be fetched");
        assertEq(desk.balance, 0, "nothing stays");
    }

    function test_nothingIsKeptWhereThereIsNothing() public {
        FakeClosedPayer payer = new FakeClosedPayer();
        vm.recordLogs();
        payer.buy{value: COST}(ethDesk, _order(PAID, 1, address(payer)));
        assertEq(countTold(IDesk.PaymentKept.selector), 0, "nothing was too much");
        bytes32 id = _buyAt(user, 1, COST);
        vm.recordLogs();
        _end(id);
        assertEq(countTold(IDesk.PaymentKept.selector), 0, "nothing for the treasury");
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
}
