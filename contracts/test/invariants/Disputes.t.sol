// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IProviderStake} from "../../src/interfaces/IProviderStake.sol";
import {DisputesActs} from "../handlers/DisputesActs.sol";
import {DisputesHandler} from "../handlers/DisputesHandler.sol";
import {DisputesWorld} from "./DisputesWorld.sol";
import {Walks} from "./Walks.sol";

/// @notice What holds of disputes and of the stake that they are about after any sequence of acts, among real contracts only.
contract DisputesInvariantsTest is DisputesWorld, Walks {
    function setUp() public override {
        super.setUp();
        _aim();
    }

    /// @dev That no stake leaves past a claim (7), and that each slash is divided to the unit (8), is said by each act too.
    function invariant_I05_I07_I08_stakeAndSlashes__SW20_SW21_SW22_SW23_AVS13() public view {
        _I05_frozenIsWhatIsClaimed();
        _I08_nothingIsTakenTwice();
        _claimsAreWhatTheLedgerSays();
    }

    /// @dev A campaign that does nothing proves nothing: this is what some hundreds of its acts come to.
    function test_default_theCampaignReachesWhatItIsAbout() public {
        _walk(1_200, 60);
        (uint256 claims, uint256 reports, uint256 questions) = _ledger.counts();
        assertTrue(claims > 9 && reports > 0 && questions > 0, "claims, reports, probes");
        assertTrue(_ledger.malice() > 0, "slashes for malice");
        assertTrue(_ledger.slaSlashes() > 5, "slashes for broken SLAs");
        assertTrue(_ledger.slaCuts() > 0, "one of them cut to what may be taken");
    }

    function _check() internal view override {
        invariant_I05_I07_I08_stakeAndSlashes__SW20_SW21_SW22_SW23_AVS13();
    }

    /// @dev Yes or no, where an act asks for that.
    function _word(bytes4 act, uint256 seed, uint256 place) internal pure override returns (bytes32) {
        bytes32 word = super._word(act, seed, place);
        bool isChoice = act == DisputesActs.claim.selector || act == DisputesHandler.appeal.selector
            || act == DisputesHandler.ruleAppeal.selector;
        return isChoice && place == 1 ? word & bytes32(uint256(1)) : word;
    }

    function _I05_frozenIsWhatIsClaimed() private view {
        IProviderStake.Stake memory own = stakes.stakeOf(ware);
        assertEq(own.frozen, _ledger.frozen(), "frozen is the sum of what is open");
        assertEq(own.staked, _ledger.staked(), "staked");
        assertEq(own.unbonding, _ledger.unbonding(), "unbonding");
        uint256 stands = uint256(own.staked) + own.unbonding;
        uint256 short = own.frozen > stands ? own.frozen - stands : 0;
        assertEq(stakes.shortOf(ware), short, "what is held back of revenue");
        assertEq(token.balanceOf(address(stakes)), stands, "and it is there");
    }

    function _I08_nothingIsTakenTwice() private view {
        uint256 held = _ledger.bonds() + _ledger.waiting();
        assertEq(token.balanceOf(disputes), _before + held, "held is what was put up, and what waits for the operators");
        assertEq(_supply - token.totalSupply(), _ledger.burned(), "burned");
        assertEq(court.maliceOf(ware), _ledger.malice(), "malice");
        uint256 fullAt = stakes.stakeOf(ware).slaFullAt;
        uint256 level = fullAt > block.timestamp ? fullAt - block.timestamp : 0;
        assertEq(level, _ledger.slaLevel(), "what was taken for broken SLAs comes back evenly");
        assertTrue(level <= 28 days, "in 28 days");
    }

    function _claimsAreWhatTheLedgerSays() private view {
        (uint256 claims, uint256 reports,) = _ledger.counts();
        for (uint256 i = 0; i < claims; ++i) {
            DisputesActs.Book memory own = _ledger.bookOf(i);
            IDisputesTypes.Claim memory real = _claim(own.id);
            assertTrue(real.state == own.state && real.outcome == own.outcome, "where a claim stands");
            assertEq(real.sum, own.sum, "what it asks for");
        }
        for (uint256 i = 0; i < reports; ++i) {
            DisputesActs.Case memory own = _ledger.caseOf(i);
            IDisputesTypes.Case memory real = court.caseOf(own.id);
            assertTrue((real.state == IDisputesTypes.CaseState.Executed) == own.isDone, "where a case stands");
            assertEq(real.frozen, own.frozen, "what it freezes");
        }
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](18);
        acts[0] = DisputesActs.buy.selector;
        acts[1] = DisputesActs.claim.selector;
        acts[2] = DisputesActs.report.selector;
        acts[3] = DisputesActs.probe.selector;
        acts[4] = DisputesActs.miss.selector;
        acts[5] = DisputesActs.slashByOwner.selector;
        acts[6] = DisputesActs.stake.selector;
        acts[7] = DisputesActs.unbond.selector;
        acts[8] = DisputesActs.withdrawStake.selector;
        acts[9] = DisputesActs.wait_.selector;
        acts[10] = DisputesHandler.answer.selector;
        acts[11] = DisputesHandler.judge.selector;
        acts[12] = DisputesHandler.appeal.selector;
        acts[13] = DisputesHandler.ruleAppeal.selector;
        acts[14] = DisputesHandler.lapse.selector;
        acts[15] = DisputesHandler.execute.selector;
        acts[16] = DisputesHandler.executeCase.selector;
        acts[17] = DisputesActs.claim.selector;
        target(address(_ledger), acts);
    }
}
