// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../src/interfaces/IMarket.sol";
import {IProviderStake} from "../src/interfaces/IProviderStake.sol";
import {BaseTest} from "./BaseTest.sol";
import {Windows} from "../src/Windows.sol";

/// @notice The market at its edges: single units, caps of one call, and batches of free and paid calls.
contract MarketEdgesTest is BaseTest {
    address private constant OTHER = address(0x77);

    function test_settleMany_takesTheScoreOfPaidCallsWhereverTheyStand__SW16() public {
        (bytes32 free, bytes32 paid) = (_buy(FREE, 1), _buy(PAID, 1));
        reputation.set(1e9, 0);
        IMarket.Entry[] memory entries = new IMarket.Entry[](3);
        (entries[0], entries[1], entries[2]) = (_entry(free, 1), _entry(paid, 100), _entry(free, 2));
        assertEq(market.settleMany(entries), PRICE / 10, "a tenth");
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(market.wareUsageOf(ware, epoch).weighted, PRICE / 10, "at the full score");
        assertEq(market.wareUsageOf(ware, epoch).calls, 102, "all calls");
        vm.warp(block.timestamp + 2 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), uint256(PRICE) / 10 * 9_350 / 10_000, "after the shortest wait");
    }

    function test_settleMany_addsUpNeighbours__SW16() public {
        (bytes32 first, bytes32 second) = (_buy(PAID, 1), _buy(PAID, 2));
        IMarket.Entry[] memory entries = new IMarket.Entry[](2);
        (entries[0], entries[1]) = (_entry(first, 100), _entry(second, 300));
        assertEq(market.settleMany(entries), 4 * PRICE / 10, "both");
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(market.usageOf(epoch).earned, 4 * PRICE / 10, "in the epoch");
        assertEq(market.usageOf(epoch).calls, 400, "with its calls");
        assertEq(market.totalDue(), uint256(PRICE) * 4 / 10 * 9_350 / 10_000, "and the developer's");
        assertEq(market.totalEscrow(), 3 * PRICE - 4 * PRICE / 10, "out of the escrow");
    }

    /// @dev Half of three units is one and a half: three times one, and not the four that their sum would weigh.
    function test_settleMany_weighsEachSettlementAlone__SW16() public {
        reputation.set(0.5e9, 0);
        IMarket.Entry[] memory entries = new IMarket.Entry[](3);
        for (uint256 i = 0; i < entries.length; ++i) {
            entries[i] = _entry(_buySmall(3), 1);
        }
        assertEq(market.settleMany(entries), 9, "paid");
        uint32 epoch = Windows.epochAt(block.timestamp);
        assertEq(market.usageOf(epoch).weighted, 3, "of all");
        assertEq(market.wareUsageOf(ware, epoch).weighted, 3, "of the SecWare");
    }

    function test_refund_ofOneUnit__SM16() public {
        bytes32 id = _buySmall(1);
        uint256 before = token.balanceOf(user);
        vm.warp(block.timestamp + DURATION + 48 hours);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Refunded(id, user, 1, 0, 0);
        market.refund(id);
        assertEq(token.balanceOf(user) - before, 1, "refunded");
        assertEq(stakes.exposureOf(ware), 0, "nothing is stood for");
    }

    function test_cancel_feeOfOneUnitIsTheDevelopers() public {
        bytes32 id = _buySmall(50);
        vm.prank(user);
        market.cancel(id);
        vm.warp(block.timestamp + 48 hours);
        uint32 day = Windows.dayAfter(block.timestamp, 14 days);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Refunded(id, user, 49, 1, day);
        market.refund(id);
        assertEq(market.totalDue(), 1, "due");
        vm.warp(uint256(day) * 1 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), 1, "paid");
    }

    function test_aKeyOfOneCallIsSetRaisedAndRevoked() public {
        bytes32 id = _buy(PAID, 1);
        uint40 end = market.purchaseOf(id).end;
        vm.startPrank(user);
        market.setCaller(id, OTHER, 1, end - 10);
        market.setCaller(id, OTHER, 1, end);
        assertEq(market.callerOf(id, OTHER).validUntil, end, "longer");
        market.revokeCaller(id, OTHER);
        uint256 revokedAt = block.timestamp;
        vm.warp(block.timestamp + 1 hours);
        market.revokeCaller(id, OTHER);
        vm.stopPrank();
        assertEq(market.callerOf(id, OTHER).revokedAt, revokedAt, "once");
    }

    function test_bumpEpoch_tellsTheNewOne__SW7() public {
        bytes32 id = _buy(PAID, 1);
        vm.prank(user);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.EpochRaised(id, 1);
        market.bumpEpoch(id);
        vm.prank(user);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.EpochRaised(id, 2);
        market.bumpEpoch(id);
    }

    function test_attack_nobodySettlesForTheZeroAddress__AVS5() public {
        bytes32 id = _buy(PAID, 1);
        vm.startPrank(user);
        market.revokeCaller(id, caller);
        token.approve(address(market), PRICE);
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
        assertEq(market.callerOf(id, address(0)).maxCalls, 0, "nobody");
        IMarket.Entry memory entry = IMarket.Entry(id, keccak256("request"), 5, address(0), new bytes(65));
        vm.expectRevert(abi.encodeWithSelector(IMarket.MarketNotSettled.selector, IMarket.Skip.UnknownCaller));
        market.settle(entry);
        assertEq(market.totalEscrow(), 2 * PRICE, "nothing moved");
    }

    function test_closesAtOf_staysTheEndAfterARefund() public {
        bytes32 id = _buy(PAID, 1);
        uint256 end = market.purchaseOf(id).end;
        vm.warp(end + 48 hours);
        market.refund(id);
        assertEq(market.closesAtOf(id), end, "nobody cancelled");
    }

    function test_settleMany_takesTheScoreOfASingleUnit__SW16() public {
        (bytes32 free, bytes32 small) = (_buy(FREE, 1), _buySmall(1));
        reputation.set(1e9, 0);
        IMarket.Entry[] memory entries = new IMarket.Entry[](2);
        (entries[0], entries[1]) = (_entry(free, 1), _entry(small, 1));
        assertEq(market.settleMany(entries), 1, "one");
        assertEq(market.wareUsageOf(ware, Windows.epochAt(block.timestamp)).weighted, 1, "at the full score");
        vm.warp(block.timestamp + 2 days);
        vm.prank(developer);
        assertEq(market.withdraw(ware), 1, "after the shortest wait");
    }

    function test_settle_creditsASinglePoint__SW16() public {
        bytes32 id = _buy(PAID, 1);
        reputation.set(0, 1);
        market.settle(_entry(id, 1));
        assertEq(market.purchaseOf(id).points, 1, "one");
        market.settle(_entry(id, 2));
        assertEq(market.purchaseOf(id).points, 2, "and one more");
    }

    function test_refund_ofNothingIsNoWordToTheStake() public {
        bytes32 id = _buy(PAID, 1);
        market.settle(_entry(id, UNITS));
        vm.warp(block.timestamp + DURATION + 48 hours);
        vm.recordLogs();
        market.refund(id);
        assertEq(countTold(IProviderStake.ExposureChanged.selector), 0, "nothing was left to release");
    }

    function test_topUp_addsToWhatWasSold__SW16() public {
        bytes32 id = _buy(PAID, 1);
        vm.startPrank(user);
        token.approve(address(market), PRICE);
        market.topUp(id, 1, PRICE);
        vm.stopPrank();
        (uint64 purchases, uint64 callsSold) = market.salesOf(ware);
        assertEq(purchases, 1, "one purchase");
        assertEq(callsSold, 2 * UNITS, "of twice the calls");
    }

    function test_setCaller_ofTheFirstKeyAsItIsChangesNothing__SW7() public {
        bytes32 id = _buy(PAID, 1);
        uint40 end = market.purchaseOf(id).end;
        vm.recordLogs();
        vm.prank(user);
        market.setCaller(id, caller, UNITS, end);
        assertEq(countTold(IMarket.CallerSet.selector), 0, "it has all that there is");
        assertEq(market.callersOf(id).length, 1, "listed once");
    }

    function _buySmall(uint96 price) private returns (bytes32) {
        vm.prank(developer);
        return _buy(registry.addPlan(ware, _planOf(price, 1)), 1);
    }
}
