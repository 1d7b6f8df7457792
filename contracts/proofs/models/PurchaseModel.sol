// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoucherMath} from "../../src/math/VoucherMath.sol";

/// @title One purchase of one key, as the market keeps it: what is left of `Market` without signatures, time and tokens.
/// @notice A differential test walks it beside the market: contracts/test/PurchaseModel.t.sol.
contract PurchaseModel {
    uint256 private constant CANCEL_BPS = 200;

    uint256 public amount;
    uint256 public calls;
    uint256 public used;
    uint256 public paid;
    uint256 public returned;
    uint256 public fee;

    constructor(uint256 amount_, uint256 calls_) {
        (amount, calls) = (amount_, calls_);
    }

    function settle(uint256 seq) public returns (uint256 part) {
        uint256 due = VoucherMath.due(seq, used, calls, used, calls);
        uint256 before = VoucherMath.earned(amount, used, calls);
        used += due;
        part = VoucherMath.earned(amount, used, calls) - before;
        paid += part;
    }

    function topUp(uint256 moreAmount, uint256 moreCalls) public {
        amount += moreAmount;
        calls += moreCalls;
    }

    function refund(bool isCancelled) public {
        uint256 left = amount - VoucherMath.earned(amount, used, calls);
        fee = isCancelled ? left * CANCEL_BPS / 10_000 : 0;
        returned = left - fee;
    }
}
