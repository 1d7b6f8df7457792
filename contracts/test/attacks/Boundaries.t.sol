// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IPerformancePool} from "../../src/interfaces/IPerformancePool.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {Windows} from "../../src/Windows.sol";
import {AttackBase} from "./AttackBase.sol";

/// @notice One second before, and at the second itself: every window is half open.
contract BoundariesAttackTest is AttackBase {
    function test_attack_settleAtTheEndOfTheGrace__AVS7() public {
        uint256 until = market.closesAtOf(id) + Windows.SETTLE_GRACE;
        vm.warp(until);
        _remember();
        _notSettled(_entry(id, UNITS), IMarket.Skip.TooLate);
        vm.warp(until - 1);
        assertEq(market.settle(_entry(id, UNITS)), PRICE / 2, "a second before");
    }

    function test_attack_refundBeforeTheGraceIsOver__SW18() public {
        uint256 from = market.closesAtOf(id) + Windows.SETTLE_GRACE;
        vm.warp(from - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketNotRefundable.selector, from);
        _refused(user, address(market), abi.encodeCall(market.refund, (id)), refusal);
        vm.warp(from);
        market.refund(id);
        assertEq(uint8(market.purchaseOf(id).state), uint8(IMarket.State.Closed), "at the second");
    }

    /// @dev There is no second in which both work, and none in which neither does.
    function testFuzz_attack_eitherSettledOrRefunded__AVS7_SW18(uint32 offset) public {
        vm.warp(START + bound(offset, 0, 60 days));
        IMarket.Entry[] memory entries = new IMarket.Entry[](1);
        entries[0] = _entry(id, UNITS);
        bool isSettled = market.settleMany(entries) > 0;
        (bool isRefunded,) = address(market).call(abi.encodeCall(market.refund, (id)));
        assertTrue(isSettled != isRefunded, "one of them");
    }

    function test_attack_withdrawASecondBeforeTheDay__AVS14() public {
        uint32 day = Windows.dayAfter(block.timestamp, 14 days);
        vm.warp(uint256(day) * 1 days - 1);
        vm.prank(developer);
        assertEq(market.withdraw(ware), 0, "not yet");
        vm.warp(uint256(day) * 1 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), PRICE / 2 * 9_350 / 10_000, "on the day");
    }

    /// @dev Taking nothing today must not mark tomorrow as taken.
    function test_attack_withdrawEveryDayLosesNothing__SW18() public {
        uint256 paid;
        uint40 seq = UNITS / 2;
        for (uint256 i = 0; i < 40; ++i) {
            if (i < 20) market.settle(_entry(id, ++seq));
            vm.prank(developer);
            paid += market.withdraw(ware);
            vm.warp(block.timestamp + 1 days);
        }
        assertEq(market.totalDue(), 0, "all of it came");
        assertTrue(paid > 0, "and was paid");
        assertEq(token.balanceOf(address(market)), _held(), "to the unit");
    }

    function test_attack_settleOnADayThatWasWithdrawnAt__SW18() public {
        vm.warp(START + 20 days);
        vm.startPrank(developer);
        market.withdraw(ware);
        vm.stopPrank();
        market.settle(_entry(id, UNITS));
        assertTrue(market.totalDue() > 0, "due");
        vm.warp(START + 40 days);
        vm.prank(developer);
        market.withdraw(ware);
        assertEq(market.totalDue(), 0, "and paid in its time");
    }

    function test_attack_atTheFirstSecondOfADay__AVS14() public {
        vm.warp((START / 1 days + 1) * 1 days);
        uint256 before = market.totalDue();
        market.settle(_entry(id, UNITS));
        uint256 more = market.totalDue() - before;
        vm.warp(block.timestamp + 14 days);
        vm.prank(developer);
        assertTrue(market.withdraw(ware) >= more, "exactly fourteen days later");
    }

    function test_attack_closeAnEpochASecondEarly__AVS23() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1) - 1);
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketEpochOpen.selector, epoch);
        _refused(stranger, address(market), abi.encodeCall(market.closeEpoch, (epoch)), refusal);
        vm.warp(block.timestamp + 1);
        market.closeEpoch(epoch);
        _remember();
        refusal = abi.encodeWithSelector(IMarket.MarketEpochClosed.selector, epoch);
        _refused(stranger, address(market), abi.encodeCall(market.closeEpoch, (epoch)), refusal);
    }

    function test_attack_settleInTheLastSecondOfAnEpoch__AVS23() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        vm.warp(Windows.startOf(epoch + 1) - 1);
        market.settle(_entry(id, UNITS - 1));
        vm.warp(block.timestamp + 1);
        market.closeEpoch(epoch);
        market.settle(_entry(id, UNITS));
        assertEq(market.usageOf(epoch + 1).calls, 1, "the next one is of the next");
        assertEq(token.balanceOf(address(market)), _held(), "and no fee was missed");
    }

    function test_attack_sweepASecondEarly__SW17() public {
        uint32 epoch = Windows.epochAt(block.timestamp);
        uint256 until = Windows.startOf(epoch + 1) + pool.HARVEST();
        vm.warp(until - 1);
        market.closeEpoch(epoch);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IPerformancePool.PerformancePoolLocked.selector, until);
        _refused(stranger, address(pool), abi.encodeCall(pool.sweep, (epoch)), refusal);
        vm.warp(until);
        pool.sweep(epoch);
        assertEq(pool.poolOf(epoch).left, 0, "at the second");
    }

    function test_attack_aStakeASecondEarly__AVS12() public {
        vm.prank(developer);
        stakes.unbond(ware, 100e18);
        uint256 until = block.timestamp + Windows.UNBONDING;
        vm.warp(until - 1);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IProviderStake.ProviderStakeLocked.selector, until);
        _refused(developer, address(stakes), abi.encodeCall(stakes.withdraw, (ware)), refusal);
        vm.warp(until);
        vm.prank(developer);
        stakes.withdraw(ware);
        assertEq(stakes.stakeOf(ware).unbonding, 0, "at the second");
    }

    function test_attack_theTailEndsOnItsDayAndNoSooner__AVS13() public {
        uint32 day = Windows.dayAfter(block.timestamp, Windows.DISPUTE_WINDOW);
        vm.warp(uint256(day) * 1 days - 1);
        assertEq(stakes.exposureOf(ware), PRICE, "still in");
        vm.warp(uint256(day) * 1 days);
        assertEq(stakes.exposureOf(ware), PRICE / 2, "out");
    }

    function test_attack_cancelAndTopUpAtTheEnd() public {
        uint256 end = market.closesAtOf(id);
        vm.prank(user);
        token.approve(address(market), PRICE);
        vm.warp(end);
        _remember();
        bytes memory refusal = abi.encodeWithSelector(IMarket.MarketEnded.selector, id, end);
        _refused(user, address(market), abi.encodeCall(market.cancel, (id)), refusal);
        _refused(user, address(market), abi.encodeCall(market.topUp, (id, 1, PRICE)), refusal);
        vm.warp(end - 1);
        vm.startPrank(user);
        market.topUp(id, 1, PRICE);
        market.cancel(id);
        vm.stopPrank();
        assertEq(market.closesAtOf(id), end - 1, "a second before");
    }
}
