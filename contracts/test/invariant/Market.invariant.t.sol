// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IRegistry} from "../../src/interfaces/IRegistry.sol";
import {BaseTest} from "../BaseTest.sol";
import {Ledger} from "./Ledger.sol";
import {MarketHandler} from "./MarketHandler.sol";

/// @notice What holds after any sequence of lawful acts.
contract MarketInvariantTest is BaseTest {
    MarketHandler private handler;
    uint32 private other;

    function setUp() public override {
        super.setUp();
        handler = new MarketHandler(token, registry, stakes, market);
        for (uint256 i = 0; i < 3; ++i) {
            _give(handler.buyerAt(i), 3_000e18);
        }
        _enlist(developer, 1_600e18);
        other = _enlist(stranger, 1_300e18);
        bytes4[] memory acts = new bytes4[](14);
        (acts[0], acts[1], acts[2]) = (handler.buy.selector, handler.settle.selector, handler.pass.selector);
        (acts[3], acts[4], acts[5]) = (handler.topUp.selector, handler.addCaller.selector, handler.bump.selector);
        (acts[6], acts[7], acts[8]) = (handler.cancel.selector, handler.refund.selector, handler.withdraw.selector);
        (acts[9], acts[10]) = (handler.addStake.selector, handler.unbond.selector);
        (acts[11], acts[12]) = (handler.takeStake.selector, handler.donate.selector);
        acts[13] = handler.settle.selector;
        target(address(handler), acts);
    }

    function invariant_balanceIsTheSumOfWhatIsHeld__SW16_SM16() public view {
        assertEq(token.balanceOf(address(market)), _held() + handler.donated(), "balance");
        assertEq(market.totalEscrow(), handler.openEscrow(), "escrow");
        assertEq(market.totalDue(), handler.owedRevenue(), "due");
        assertEq(market.reserve(), handler.reserved(), "reserve");
        assertEq(market.treasury(), handler.treasuryIn(), "treasury");
    }

    function invariant_moneyInIsPaidRefundedBurnedOrHeld__SW16() public view {
        uint256 out = handler.withdrawnOut() + handler.refundedOut() + handler.burned() + handler.treasuryOut();
        assertEq(handler.moneyIn(), out + _held(), "every unit");
        assertEq(token.totalSupply(), 100_000_000e18 - handler.burned(), "only fees are burned");
    }

    function invariant_eachPurchaseBalances__SW16_AVS6() public view {
        for (uint256 i = 0; i < handler.soldCount(); ++i) {
            Ledger.Sold memory one = handler.soldAt(i);
            IMarket.Purchase memory purchase = market.purchaseOf(one.id);
            assertEq(purchase.amount, one.amount, "amount");
            assertEq(purchase.calls, one.calls, "calls");
            assertEq(purchase.used, one.used, "used");
            assertTrue(one.used <= one.calls && one.paid <= one.amount, "never over");
            if (one.isClosed) assertEq(one.paid + one.refunded + one.fee, one.amount, "closed");
            _checkCallers(one);
        }
    }

    function invariant_noVoucherPaysTwice__SW18() public view {
        assertTrue(!handler.paidTwice(), "paid what the ledger says, and once");
    }

    function invariant_nothingIsPaidBeforeItsDay__AVS14() public view {
        assertTrue(!handler.paidEarly(), "withdrawals");
        for (uint256 i = 0; i < 2; ++i) {
            uint32 number = handler.wares(i);
            (uint32[] memory dayNumbers, uint256[] memory amounts) = market.revenueOf(number);
            for (uint256 j = 0; j < dayNumbers.length; ++j) {
                assertEq(amounts[j], handler.dueOn(number, dayNumbers[j]), "by day");
            }
        }
    }

    function invariant_stakeCoversWhatIsSold__AVS13_SW19() public view {
        assertTrue(!handler.soldShort(), "no sale that the stake does not cover");
        for (uint256 i = 0; i < 2; ++i) {
            uint32 number = handler.wares(i);
            assertTrue(stakes.stakeOf(number).staked >= stakes.need(number), "covered");
        }
    }

    function invariant_exposureIsWhatCanBeClaimedFor__AVS13() public view {
        for (uint256 i = 0; i < 2; ++i) {
            uint32 number = handler.wares(i);
            assertEq(stakes.exposureOf(number), handler.exposureOf(number), "exposure");
            assertTrue(stakes.exposureOf(number) <= stakes.stakeOf(number).exposure, "stored is never less");
            uint32 today = uint32(block.timestamp / 1 days);
            for (uint32 day = today + 1; day <= today + 9; ++day) {
                assertEq(stakes.tailOf(number, day), handler.tailOn(number, day), "by day");
            }
        }
    }

    function invariant_stakesAreHeldToTheUnit__SW19() public view {
        uint256 sum = stakes.slashableOf(ware);
        for (uint256 i = 0; i < 2; ++i) {
            uint32 number = handler.wares(i);
            assertEq(stakes.stakeOf(number).staked, handler.staked(number), "staked");
            assertEq(stakes.stakeOf(number).unbonding, handler.unbonding(number), "unbonding");
            sum += stakes.slashableOf(number);
        }
        assertEq(token.balanceOf(address(stakes)), sum, "balance");
    }

    function invariant_buyerNonceIsTheCount__AVS3() public view {
        for (uint256 i = 0; i < 3; ++i) {
            address buyer = handler.buyerAt(i);
            for (uint256 j = 0; j < 2; ++j) {
                uint32 number = handler.wares(j);
                assertEq(market.buyerNonceOf(buyer, number), handler.boughtBy(buyer, number), "count");
            }
        }
    }

    /// @dev The acts do happen: a campaign in which nothing succeeded would prove nothing.
    function test_handler_reachesEveryAct() public {
        handler.buy(0, 0, 9);
        handler.buy(0, 1, 400);
        handler.topUp(0, 1);
        handler.addCaller(0, 30);
        handler.settle(0, 0, 40);
        handler.settle(0, 1, 20);
        handler.unbond(1, 7);
        handler.bump(0);
        handler.cancel(0);
        handler.settle(0, 1, 25);
        for (uint256 i = 0; i < 4; ++i) {
            handler.pass(5 days);
        }
        handler.refund(0);
        handler.withdraw(0);
        handler.takeStake(1);
        handler.buy(0, 1, 19);
        handler.buy(1, 1, 19);
        handler.buy(2, 1, 19);
        string[11] memory acts = [
            "buy",
            "topUp",
            "addCaller",
            "settle",
            "bump",
            "cancel",
            "refund",
            "withdraw",
            "unbond",
            "takeStake",
            "refused"
        ];
        for (uint256 i = 0; i < acts.length; ++i) {
            assertTrue(handler.times(acts[i]) > 0, acts[i]);
        }
    }

    function _checkCallers(Ledger.Sold memory one) private view {
        address[] memory keys = market.callersOf(one.id);
        uint256 sum = 0;
        for (uint256 i = 0; i < keys.length; ++i) {
            IMarket.Caller memory entry = market.callerOf(one.id, keys[i]);
            assertEq(entry.settled, handler.servedBy(one.id, keys[i]), "served by a key");
            assertTrue(entry.settled <= entry.maxCalls, "under its cap");
            sum += entry.settled;
        }
        assertEq(sum, one.used, "the keys together");
    }

    function _enlist(address by, uint96 stake) private returns (uint32 number) {
        _give(by, stake);
        vm.startPrank(by);
        token.approve(address(stakes), stake);
        IRegistry.Registration memory registration = _registration(stake);
        registration.plan.price = 7e18 + 3;
        registration.plan.units = 13;
        number = registry.register(registration);
        vm.stopPrank();
        handler.enlist(number, by, stake);
    }
}
