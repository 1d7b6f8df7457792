// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "../src/interfaces/IRegistry.sol";
import {PurchaseModel} from "../proofs/models/PurchaseModel.sol";
import {BaseTest} from "./BaseTest.sol";

/// @notice Walks the model of the solver proofs beside the market: what is proven of the one holds for the other.
contract PurchaseModelTest is BaseTest {
    uint256 private constant STEPS = 12;

    bytes32 private _id;
    PurchaseModel private _model;
    uint256 private _price;
    uint256 private _units;

    function testFuzz_modelAndMarketAgreeToTheUnit__SW16(uint96 price, uint40 units, uint256 seed, bool isCancelled)
        public
    {
        _open(uint96(bound(price, 1, 400e18)), uint40(bound(units, 1, 5_000)));
        for (uint256 i = 0; i < STEPS; ++i) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
            if (drawn % 5 == 0) _topUp(uint40(1 + drawn / 5 % 2));
            else _settle(uint40(drawn / 5 % (_model.calls() + 3)));
            _compare();
        }
        _refund(isCancelled);
    }

    function _open(uint96 price, uint40 units) private {
        IRegistry.Plan memory plan = _planOf(price, units);
        vm.prank(developer);
        uint16 number = registry.addPlan(ware, plan);
        _id = _buy(number, 1);
        (_price, _units) = (price, units);
        _model = new PurchaseModel(price, units);
    }

    function _settle(uint40 seq) private {
        uint256 expected = _model.settle(seq);
        uint256 used = market.purchaseOf(_id).used;
        // A voucher that claims nothing new is refused by the market, and nothing of nothing in the model.
        if (_model.used() == used) assertEq(expected, 0, "nothing due");
        else assertEq(market.settle(_entry(_id, seq)), expected, "paid");
    }

    function _topUp(uint40 qty) private {
        _model.topUp(_price * qty, _units * qty);
        vm.startPrank(user);
        token.approve(address(market), _price * qty);
        market.topUp(_id, qty, uint96(_price * qty));
        vm.stopPrank();
    }

    function _refund(bool isCancelled) private {
        if (isCancelled) {
            vm.prank(user);
            market.cancel(_id);
        }
        vm.warp(market.closesAtOf(_id) + 48 hours);
        (uint256 before, uint256 due) = (token.balanceOf(user), market.totalDue());
        market.refund(_id);
        _model.refund(isCancelled);
        assertEq(token.balanceOf(user) - before, _model.returned(), "went back");
        assertEq(market.totalDue() - due, _model.fee(), "the fee of cancelling");
        assertEq(_model.paid() + _model.returned() + _model.fee(), _model.amount(), "all of it");
        assertEq(market.totalEscrow(), 0, "nothing stays");
    }

    function _compare() private view {
        assertEq(market.purchaseOf(_id).used, _model.used(), "used");
        assertEq(market.purchaseOf(_id).calls, _model.calls(), "calls");
        assertEq(market.purchaseOf(_id).amount, _model.amount(), "amount");
        assertEq(market.totalEscrow(), _model.amount() - _model.paid(), "the rest is held");
    }
}
