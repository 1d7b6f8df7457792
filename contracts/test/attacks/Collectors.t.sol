// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {Windows} from "../../src/Windows.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice Who is paid follows from what was bought, whoever brings the voucher; and who bought it takes nothing out before that.
contract CollectorsAttackTest is AttackBase {
    function test_attack_whoBringsAVoucherIsNotWhoIsPaid__SW17() public {
        uint32 own = _anotherOf(stranger);
        IMarket.Entry memory entry = _entry(id, UNITS);
        uint256 before = market.totalDue();
        vm.prank(stranger);
        assertEq(market.settle(entry), PRICE / 2, "settled");
        _waitsForTheSeller(before, own, stranger);
    }

    /// @dev The buyer signs with his own key, has a SecWare himself, and cannot name it.
    function test_attack_theBuyersOwnSecWareGetsNothingOfIt__SW17() public {
        uint32 own = _anotherOf(user);
        uint256 before = market.totalDue();
        IMarket.Entry[] memory entries = new IMarket.Entry[](1);
        entries[0] = _entry(id, UNITS);
        vm.prank(user);
        assertEq(market.settleMany(entries), PRICE / 2, "settled");
        _waitsForTheSeller(before, own, user);
    }

    /// @dev All that a buyer can do at once, and a developer who comes in the last second.
    function test_attack_drainingBeforeTheDeveloperCollects__AVS7() public {
        uint256 notice = block.timestamp;
        vm.startPrank(user);
        market.bumpEpoch(id);
        market.revokeCaller(id, caller);
        market.cancel(id);
        vm.stopPrank();
        uint256 from = notice + Windows.SETTLE_GRACE;
        vm.warp(from - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, from);
        _refused(user, address(market), abi.encodeCall(market.refund, (id)), refusal);
        assertEq(market.settle(_entry(id, UNITS)), PRICE / 2, "all that was served is paid");
        uint256 before = token.balanceOf(user);
        vm.warp(from);
        market.refund(id);
        assertEq(token.balanceOf(user), before, "and nothing is left to take");
    }

    /// @dev Nothing that a buyer does to one purchase reaches the escrow of another.
    function testFuzz_attack_noRefundReachesAnothersEscrow__SW18(uint8 qty, uint40 used, bool isCancelled) public {
        qty = uint8(bound(qty, 1, 100));
        address before = user;
        user = stranger;
        _give(stranger, uint256(qty) * PRICE);
        bytes32 theirs = _buy(PAID, qty);
        user = before;
        used = uint40(bound(used, UNITS / 2, UNITS));
        if (used > UNITS / 2) market.settle(_entry(id, used));
        vm.prank(user);
        if (isCancelled) market.cancel(id);
        vm.warp(START + DURATION - 1 + Windows.SETTLE_GRACE);
        if (!isCancelled) vm.warp(START + DURATION + Windows.SETTLE_GRACE);
        market.refund(id);
        assertEq(market.totalEscrow(), uint256(qty) * PRICE, "the other's is whole");
        if (isCancelled) assertEq(market.settle(_entry(theirs, uint40(qty) * UNITS)), qty * PRICE, "and is paid");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function _anotherOf(address who) private returns (uint32 number) {
        _give(who, 2_000e18);
        number = _register(who, 2_000e18);
    }

    function _waitsForTheSeller(uint256 before, uint32 own, address bringer) private {
        uint256 more = market.totalDue() - before;
        (uint256 free, uint256 waiting) = _revenue(ware);
        assertEq(more, PRICE / 2 * 9_350 / 10_000, "less the fees");
        assertEq(free + waiting, market.totalDue(), "all of it is the sold SecWare's");
        (free, waiting) = _revenue(own);
        assertEq(free + waiting, 0, "and nothing another's");
        vm.warp(block.timestamp + 30 days);
        vm.prank(bringer);
        assertEq(market.withdraw(own), 0, "nor can it be taken out there");
        assertEq(market.wareUsageOf(own, Windows.epochAt(START)).earned, 0, "nor counts in the pool");
    }
}
