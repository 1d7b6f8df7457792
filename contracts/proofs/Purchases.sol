// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoucherMath} from "../src/math/VoucherMath.sol";
import {PurchaseModel} from "./models/PurchaseModel.sol";

/// @dev Each step is proven from any state in which the claim holds, within the market's own bounds: its amounts fit into 96 bits,
/// its calls into 40.
abstract contract PurchaseSteps is PurchaseModel {
    constructor(uint96 amount_, uint40 calls_) PurchaseModel(amount_, calls_) {}

    function _assumeAnyOpenState() internal view {
        require(amount <= type(uint96).max && calls > 0 && calls <= type(uint40).max);
        require(used <= calls && paid == VoucherMath.earned(amount, used, calls));
    }
}

/// @notice After any settlement, what was paid is what the used calls earned, and no more calls are used than were sold.
contract SettlementKeepsPaidAtEarned is PurchaseSteps {
    constructor(uint96 amount_, uint40 calls_) PurchaseSteps(amount_, calls_) {}

    function prove(uint64 seq) external {
        _assumeAnyOpenState();
        settle(seq);
        assert(paid == VoucherMath.earned(amount, used, calls));
        assert(used <= calls);
    }
}

/// @notice When a purchase is closed, what was paid, what went back and the fee of cancelling sum to its amount, and the fee is at most a
/// fiftieth of what was left.
contract PaidReturnedAndFeeSumToTheAmount is PurchaseSteps {
    constructor(uint96 amount_, uint40 calls_) PurchaseSteps(amount_, calls_) {}

    function prove(bool isCancelled) external {
        _assumeAnyOpenState();
        refund(isCancelled);
        assert(paid + returned + fee == amount);
        assert(50 * fee <= amount - paid);
    }
}

/// @notice A top-up at the price of before moves nothing of what was paid.
contract TopUpKeepsPaidAtEarned is PurchaseSteps {
    constructor(uint96 amount_, uint40 calls_) PurchaseSteps(amount_, calls_) {}

    function prove(uint96 moreAmount, uint40 moreCalls) external {
        _assumeAnyOpenState();
        require(moreAmount * calls == amount * moreCalls);
        topUp(moreAmount, moreCalls);
        assert(paid == VoucherMath.earned(amount, used, calls));
    }
}
