// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IMarket} from "../../src/interfaces/IMarket.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {EconomyBooks} from "../handlers/EconomyBooks.sol";
import {EconomyDisputes} from "../handlers/EconomyDisputes.sol";
import {EconomyHandler} from "../handlers/EconomyHandler.sol";
import {EconomySales} from "../handlers/EconomySales.sol";
import {EconomyWorld} from "./EconomyWorld.sol";

/// @notice Every unit of SEC among real contracts after any sequence of acts, against books that are kept apart.
contract EconomyInvariantsTest is EconomyWorld {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev What may be sold, taken and paid, and when, is said by the handler's acts.
    function invariant_I01_I03_I05_I06_I08_I12_I13_I20_everyUnitOfSec__AVS3_AVS5_AVS6_AVS13_AVS15() public view {
        _I01_everybodyHasWhatTheBooksSay();
        _I01_eachModuleHoldsWhatItIsFor();
        _I03_purchasesAreWhatTheBooksSay();
        _I05_I06_stakesAreWhatTheBooksSay();
        _I13_poolsHoldWhatIsLeft();
    }

    /// @dev A campaign that does nothing proves nothing: this is what some hundreds of its acts come to.
    function test_default_theCampaignReachesWhatItIsAbout() public {
        _walk(1_200, 60);
        string[17] memory acts = [
            "buy",
            "buyAtDesk",
            "buyPackage",
            "settle",
            "refund",
            "closePackage",
            "withdraw",
            "withdrawStake",
            "review",
            "finish",
            "uphold",
            "slash",
            "case",
            "claim",
            "closeEpoch",
            "reward",
            "claimReward"
        ];
        for (uint256 i = 0; i < acts.length; ++i) {
            assertTrue(_ledger.done(acts[i]) > 0, acts[i]);
        }
        assertTrue(_ledger.done("harvest") > 0, "harvest");
        assertTrue(_ledger.done("sweep") > 0, "sweep");
        assertTrue(_ledger.done("refundWhilePaused") > 0, "refunded while sales were paused");
    }

    function _check() internal view override {
        invariant_I01_I03_I05_I06_I08_I12_I13_I20_everyUnitOfSec__AVS3_AVS5_AVS6_AVS13_AVS15();
    }

    function _I01_everybodyHasWhatTheBooksSay() private view {
        (uint256 parties,,) = _ledger.counts();
        uint256 sum = token.balanceOf(address(this));
        for (uint256 i = 0; i < parties; ++i) {
            address who = _ledger.accounts(i);
            assertEq(token.balanceOf(who), _ledger.balanceOf(who), "of each");
            sum += _ledger.balanceOf(who);
        }
        assertEq(token.totalSupply(), _supply - _ledger.burned(), "supply, less what was burned");
        assertEq(sum, token.totalSupply(), "nobody else has any");
    }

    function _I01_eachModuleHoldsWhatItIsFor() private view {
        assertEq(market.totalEscrow(), _ledger.escrow(), "escrow");
        assertEq(market.totalDue(), _ledger.due(), "due");
        assertEq(market.treasury(), _ledger.treasury(), "treasury");
        uint256 held = _ledger.escrow() + _ledger.due() + _ledger.treasury() + _ledger.heldBack();
        assertEq(token.balanceOf(address(market)), held, "the market's sums");
        assertEq(token.balanceOf(address(reviews)), _ledger.heldFees(), "fees of reviews");
        assertEq(token.balanceOf(packages), _ledger.margins(), "margins");
        assertEq(_realRestaking().insuranceSec(), _ledger.insurance(), "insurance");
        assertEq(_realRestaking().totalOwed(), _ledger.owed(), "owed");
        (uint256 fees, uint256 slashed) = (0, 0);
        for (uint32 epoch = _ledger.firstEpoch(); epoch <= block.timestamp / 7 days; ++epoch) {
            EconomyBooks.Epoch memory own = _ledger.epochOf(epoch);
            if (!own.isRewarded) (fees, slashed) = (fees + own.fees, slashed + own.slashed);
        }
        assertEq(token.balanceOf(disputes), _ledger.bonds() + slashed, "bonds, and what waits for operators");
        uint256 sum = _ledger.insurance() + _ledger.owed() + fees;
        assertEq(token.balanceOf(address(operators)), sum, "the operators' sums");
    }

    function _I03_purchasesAreWhatTheBooksSay() private view {
        (, uint256 deals,) = _ledger.counts();
        for (uint256 i = 0; i < deals; ++i) {
            EconomyBooks.Deal memory own = _ledger.dealOf(i);
            IMarket.Purchase memory real = market.purchaseOf(own.id);
            assertEq(real.used, own.used, "used");
            assertEq(real.amount, own.amount, "amount");
            assertTrue(real.owner == own.buyer && real.via == own.via, "whose, and by whom");
            assertTrue((real.state == IMarket.State.Closed) == own.isClosed, "closed");
            assertTrue(_reputation().reviewOf(own.id).state == _ledger.reviewOf(i).state, "its review");
        }
    }

    function _I05_I06_stakesAreWhatTheBooksSay() private view {
        (,, uint256 sellers) = _ledger.counts();
        for (uint256 i = 0; i < sellers; ++i) {
            uint32 number = _ledger.wares(i);
            EconomyBooks.Stake memory own = _ledger.stakeOf(number);
            IProviderStake.Stake memory real = stakes.stakeOf(number);
            assertEq(real.staked, own.staked, "staked");
            assertEq(real.unbonding, own.unbonding, "unbonding");
            assertEq(real.frozen, own.frozen, "frozen");
            assertEq(stakes.exposureOf(number), _ledger.exposureOf(number), "exposure");
            uint256 used = real.slaFullAt > block.timestamp ? real.slaFullAt - block.timestamp : 0;
            assertEq(used, _ledger.slaLevelOf(number), "what broken SLAs used");
        }
    }

    function _I13_poolsHoldWhatIsLeft() private view {
        for (uint32 epoch = _ledger.firstEpoch(); epoch < _ledger.nextEpoch(); ++epoch) {
            assertEq(pool.poolOf(epoch).left, _ledger.epochOf(epoch).poolLeft, "what is left of an epoch");
        }
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](34);
        acts[0] = EconomySales.buy.selector;
        acts[1] = EconomySales.buy.selector;
        acts[2] = EconomySales.buyAtDesk.selector;
        acts[3] = EconomySales.buyPackage.selector;
        acts[4] = EconomySales.settle.selector;
        acts[5] = EconomySales.settle.selector;
        acts[6] = EconomySales.settle.selector;
        acts[7] = EconomySales.cancel.selector;
        acts[8] = EconomySales.refund.selector;
        acts[9] = EconomySales.settlePackage.selector;
        acts[10] = EconomySales.closePackage.selector;
        acts[11] = EconomySales.withdraw.selector;
        acts[12] = EconomyDisputes.review.selector;
        acts[13] = EconomyDisputes.challenge.selector;
        acts[14] = EconomyDisputes.finish.selector;
        acts[15] = EconomyDisputes.slashByOwner.selector;
        acts[16] = EconomyDisputes.report.selector;
        acts[17] = EconomyDisputes.executeCase.selector;
        acts[18] = EconomyDisputes.claim.selector;
        acts[19] = EconomyDisputes.answer.selector;
        acts[20] = EconomyDisputes.execute.selector;
        acts[21] = EconomyHandler.stake.selector;
        acts[22] = EconomyHandler.unbond.selector;
        acts[23] = EconomyHandler.withdrawStake.selector;
        acts[24] = EconomyHandler.closeEpoch.selector;
        acts[25] = EconomyHandler.payTreasury.selector;
        acts[26] = EconomyHandler.harvest.selector;
        acts[27] = EconomyHandler.sweep.selector;
        acts[28] = EconomyHandler.reward.selector;
        acts[29] = EconomyHandler.claimReward.selector;
        acts[30] = EconomyHandler.wait_.selector;
        acts[31] = EconomySales.pause.selector;
        acts[32] = EconomySales.refund.selector;
        acts[33] = EconomySales.closePackage.selector;
        target(address(_ledger), acts);
    }
}
