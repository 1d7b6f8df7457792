// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoucherMath} from "../../src/math/VoucherMath.sol";
import {Assertions} from "../Assertions.sol";

contract VoucherMathTest is Assertions {
    function test_default_claimsWhatIsNewerThanSettled() public pure {
        assertEq(VoucherMath.due(7, 5, 100, 20, 100), 2, "two calls");
    }

    function test_behavior_anOldVoucherClaimsNothing() public pure {
        assertEq(VoucherMath.due(5, 5, 100, 20, 100), 0, "the same");
        assertEq(VoucherMath.due(4, 5, 100, 20, 100), 0, "an older one");
    }

    function test_behavior_theCallersCapLimits() public pure {
        assertEq(VoucherMath.due(50, 5, 10, 20, 100), 5, "up to its cap");
    }

    function test_behavior_whatIsLeftLimits() public pure {
        assertEq(VoucherMath.due(50, 5, 100, 98, 100), 2, "up to the purchase's calls");
    }

    function testFuzz_neverBeyondCapOrRest(uint64 seq, uint40 settled, uint40 more, uint40 used, uint40 left)
        public
        pure
    {
        uint256 maxCalls = uint256(settled) + more;
        uint256 calls = uint256(used) + left;
        uint256 due = VoucherMath.due(seq, settled, maxCalls, used, calls);
        assertTrue(settled + due <= maxCalls, "within the cap");
        assertTrue(used + due <= calls, "within the purchase");
        assertTrue(due == 0 || settled + due <= seq, "never more than was signed for");
    }

    function testFuzz_partsOfAPurchaseSumToItsAmount(uint96 amount, uint40 a, uint40 b, uint40 c) public pure {
        uint256 calls = uint256(a) + b + c + 1;
        uint256 first = VoucherMath.earned(amount, a, calls);
        uint256 second = VoucherMath.earned(amount, uint256(a) + b, calls) - first;
        uint256 third = VoucherMath.earned(amount, calls, calls) - first - second;
        assertEq(first + second + third, amount, "nothing is lost");
    }
}
