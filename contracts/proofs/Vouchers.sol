// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoucherMath} from "../src/math/VoucherMath.sol";

/// @notice A voucher is never due beyond its caller's cap, the calls of the purchase, or what was signed for.
contract DueStaysWithinEveryCap {
    function prove(uint64 seq, uint40 settled, uint40 maxCalls, uint40 used, uint40 calls) external pure {
        require(settled <= maxCalls && used <= calls);
        uint256 due = VoucherMath.due(seq, settled, maxCalls, used, calls);
        assert(settled + due <= maxCalls);
        assert(used + due <= calls);
        assert(due == 0 || settled + due <= seq);
    }
}

/// @notice A voucher that was settled is never due again, nor is an older one.
contract SettledVoucherIsNeverDueAgain {
    function prove(uint64 seq, uint64 older, uint40 settled, uint40 maxCalls, uint40 used, uint40 calls) external pure {
        require(settled <= maxCalls && used <= calls && older <= seq);
        uint256 due = VoucherMath.due(seq, settled, maxCalls, used, calls);
        require(settled + due == seq);
        assert(VoucherMath.due(older, settled + due, maxCalls, used + due, calls) == 0);
    }
}

/// @notice Used calls never earn more than the amount of the purchase.
contract EarnedNeverExceedsAmount {
    function prove(uint96 amount, uint40 used, uint40 calls) external pure {
        require(calls > 0 && used <= calls);
        assert(VoucherMath.earned(amount, used, calls) <= amount);
    }
}

/// @notice What is earned never falls as calls are used, so that a settlement never takes back.
contract EarnedNeverFalls {
    function prove(uint96 amount, uint40 used, uint40 more, uint40 calls) external pure {
        require(calls > 0);
        uint256 before = VoucherMath.earned(amount, used, calls);
        assert(VoucherMath.earned(amount, uint256(used) + more, calls) >= before);
    }
}

/// @notice Settlements telescope: however a purchase was cut, the last voucher has paid the whole amount, to the unit.
contract SettlementsTelescopeToTheAmount {
    function prove(uint96 amount, uint40 first, uint40 second, uint40 calls) external pure {
        require(calls > 0 && first <= second && second <= calls);
        uint256 one = VoucherMath.earned(amount, first, calls);
        uint256 two = VoucherMath.earned(amount, second, calls) - one;
        uint256 last = VoucherMath.earned(amount, calls, calls) - two - one;
        assert(one + two + last == amount);
    }
}

/// @notice Units that are added at the same price change nothing of what was earned before.
contract TopUpKeepsWhatWasEarned {
    function prove(uint96 price, uint40 units, uint16 qty, uint16 more, uint40 used) external pure {
        require(units > 0 && qty > 0);
        uint256 before = VoucherMath.earned(uint256(price) * qty, used, uint256(units) * qty);
        uint256 all = uint256(qty) + more;
        assert(VoucherMath.earned(price * all, used, units * all) == before);
    }
}
