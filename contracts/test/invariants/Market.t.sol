// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Windows} from "../../src/Windows.sol";
import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {MarketHandler} from "../handlers/MarketHandler.sol";
import {MarketWorld} from "./MarketWorld.sol";

/// @notice What holds of the market and of stakes after any sequence of acts, against a ledger that is kept apart.
contract MarketInvariantsTest is MarketWorld {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev One campaign, so that each state is held against all of them. That refunds and withdrawals go on whatever is paused (20), and
    /// that nothing signed elsewhere pays (4), is asked by the handler's acts.
    function invariant_I01_I02_I03_I04_I05_I06_I12_I20_market__SW16_SW17_SW18_AVS3_AVS5_AVS6_AVS13_AVS14() public view {
        _I01_holdsWhatItsSumsSay();
        _I01_escrowIsWhatIsOpen();
        _I02_neverPaysMoreThanWasSold();
        _I03_isPaidRefundedFeeOrHeld();
        _I04_aVoucherPaysOnce();
        _I05_stakeCoversWhatIsSold();
        _I06_exposureIsOpenEscrowAndTails();
        _noncesCountPurchases();
        _I05_stakesHoldWhatIsStakedAndUnbonding();
        _I01_feesAreTheFormula();
        _I12_dueIsWhatTheLedgerOwes();
        _salesAreTheSumOfPurchases();
    }

    function _I01_holdsWhatItsSumsSay() private view {
        assertEq(token.balanceOf(address(market)), _held() + _ledger.donated(), "balance");
    }

    function _I01_escrowIsWhatIsOpen() private view {
        uint256 open = 0;
        (uint256 count,,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            MarketHandler.Book memory book = _ledger.bookOf(_ledger.ids(i));
            if (!book.isClosed) open += book.paidIn - book.paid;
        }
        assertEq(market.totalEscrow(), open, "escrow");
    }

    function _I02_neverPaysMoreThanWasSold() private view {
        (uint256 count,,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            bytes32 id = _ledger.ids(i);
            IMarket.Purchase memory made = market.purchaseOf(id);
            MarketHandler.Book memory book = _ledger.bookOf(id);
            assertTrue(made.used <= made.calls, "used within calls");
            assertTrue(book.paid <= made.amount, "paid within amount");
            assertEq(made.used, book.used, "used");
            assertEq(made.calls, book.calls, "calls");
            assertEq(made.amount, book.paidIn, "amount");
        }
    }

    function _I03_isPaidRefundedFeeOrHeld() private view {
        (uint256 count,,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            bytes32 id = _ledger.ids(i);
            IMarket.Purchase memory made = market.purchaseOf(id);
            MarketHandler.Book memory book = _ledger.bookOf(id);
            uint256 paid = uint256(made.amount) * made.used / made.calls;
            uint256 held = made.state == IMarket.State.Closed ? 0 : made.amount - paid;
            assertEq(paid + book.refunded + book.fee + held, book.paidIn, "every unit");
        }
    }

    function _I04_aVoucherPaysOnce() private view {
        (uint256 count,,) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            bytes32 id = _ledger.ids(i);
            uint256[] memory keys = _ledger.keysOf(id);
            uint256 sum = 0;
            for (uint256 j = 0; j < keys.length; ++j) {
                IMarket.Caller memory entry = market.callerOf(id, vm.addr(keys[j]));
                assertEq(entry.settled, _ledger.settledOf(keys[j]), "settled");
                assertTrue(entry.settled <= entry.maxCalls, "within the cap");
                sum += entry.settled;
            }
            assertEq(sum, market.purchaseOf(id).used, "what keys settled is what was used");
        }
    }

    function _I05_stakeCoversWhatIsSold() private view {
        (, uint256 sellers,) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            assertTrue(stakes.stakeOf(number).staked >= stakes.need(number), "covered");
        }
    }

    function _I06_exposureIsOpenEscrowAndTails() private view {
        (, uint256 sellers,) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            assertEq(stakes.exposureOf(number), _ledger.exposureOf(number), "exposure");
        }
    }

    function _noncesCountPurchases() private view {
        (, uint256 sellers, uint256 customers) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            for (uint256 j = 0; j < customers; ++j) {
                address buyer = _ledger.buyers(j);
                assertEq(market.buyerNonceOf(buyer, number), _ledger.bought(buyer, number), "nonce");
            }
        }
    }

    function _I05_stakesHoldWhatIsStakedAndUnbonding() private view {
        (, uint256 sellers,) = _ledger.counts();
        uint256 sum = stakes.slashableOf(ware);
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            IProviderStake.Stake memory own = stakes.stakeOf(number);
            assertEq(uint256(own.staked) + own.unbonding, _ledger.stakedIn(number), "of the SecWare");
            sum += uint256(own.staked) + own.unbonding;
        }
        assertEq(token.balanceOf(address(stakes)), sum, "balance");
    }

    function _I01_feesAreTheFormula() private view {
        assertEq(_supply - token.totalSupply(), _ledger.burned(), "burned");
        assertEq(token.balanceOf(address(restaking)), _ledger.toOperators(), "operators");
        assertEq(token.balanceOf(address(pool)), _ledger.toPool(), "pool");
        assertEq(market.treasury(), _ledger.toTreasury(), "treasury");
    }

    function _I12_dueIsWhatTheLedgerOwes() private view {
        assertEq(market.totalDue(), _ledger.owed(), "due");
        (, uint256 sellers,) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            (uint256 free, uint256 waiting) = _revenue(number);
            (uint256 owedNow, uint256 owedLater) = _ledger.owedTo(number);
            assertEq(free, owedNow, "free");
            assertEq(waiting, owedLater, "waiting");
        }
    }

    function _salesAreTheSumOfPurchases() private view {
        (uint256 count, uint256 sellers,) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            (uint256 made, uint256 sold, uint256 used) = (0, 0, 0);
            for (uint256 j = 0; j < count; ++j) {
                MarketHandler.Book memory book = _ledger.bookOf(_ledger.ids(j));
                if (book.ware != number) continue;
                (made, sold, used) = (made + 1, sold + book.calls, used + book.used);
            }
            (uint64 purchases, uint64 callsSold) = market.salesOf(number);
            assertEq(purchases, made, "purchases");
            assertEq(callsSold, sold, "sold");
            assertEq(_settledCalls(number), used, "settled");
        }
    }

    function _settledCalls(uint32 number) private view returns (uint256 sum) {
        for (uint32 epoch = Windows.epochAt(START); epoch <= Windows.epochAt(block.timestamp); ++epoch) {
            sum += market.wareUsageOf(number, epoch).calls;
        }
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](19);
        acts[0] = MarketHandler.buy.selector;
        acts[1] = MarketHandler.settle.selector;
        acts[2] = MarketHandler.topUp.selector;
        acts[3] = MarketHandler.rotate.selector;
        acts[4] = MarketHandler.cancel.selector;
        acts[5] = MarketHandler.refund.selector;
        acts[6] = MarketHandler.withdraw.selector;
        acts[7] = MarketHandler.stake.selector;
        acts[8] = MarketHandler.unbond.selector;
        acts[9] = MarketHandler.withdrawStake.selector;
        acts[10] = MarketHandler.pause.selector;
        acts[11] = MarketHandler.donate.selector;
        acts[12] = MarketHandler.wait_.selector;
        acts[13] = MarketHandler.settle.selector;
        acts[14] = MarketHandler.settle.selector;
        acts[15] = MarketHandler.buy.selector;
        acts[16] = MarketHandler.closeEpoch.selector;
        acts[17] = MarketHandler.replay.selector;
        acts[18] = MarketHandler.pauseSales.selector;
        target(address(_ledger), acts);
    }
}
