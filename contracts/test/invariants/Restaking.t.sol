// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RestakingHandler} from "../handlers/RestakingHandler.sol";
import {RestakingBase} from "../RestakingBase.sol";

/// @notice What holds of pools and of the governance token after any sequence of acts, against a ledger that is kept apart.
contract RestakingInvariantsTest is RestakingBase {
    RestakingHandler private _ledger;
    address[] private _people;

    function setUp() public override {
        super.setUp();
        _people = [good, lazy, alice, bob, stranger];
        address[3] memory others = [owner, market, address(0)];
        _ledger = new RestakingHandler(token, gov, restaking, disputes, others, _people);
        // Nothing is asked of the first second.
        vm.warp(block.timestamp + 1 days);
        _aim();
    }

    /// @dev That no exit beats a claim (7) is said by each act of the handler.
    function invariant_I07_I14_I15_I16_I17_I18_poolsAndVotes__AVS24_AVS26_AVS29_AVS30() public view {
        _I14_supplyIsWhatCameIn();
        _I15_sharesAreCovered();
        _I16_convictionIsHeld();
        _I17_thePastStays();
        _I18_poolsAreWhatTheLedgerSays();
        _moneyIsThere();
    }

    function _I14_supplyIsWhatCameIn() private view {
        assertEq(gov.totalSupply(), _ledger.supply(), "supply");
        uint256 sum = _ledger.deposited() + _ledger.granted() - _ledger.disciplined() - _ledger.returned();
        assertEq(gov.totalSupply(), sum, "what came in and did not go");
        uint256 lost = restaking.writtenDown() + restaking.seized();
        uint256 principal = _ledger.deposited() - _ledger.returned();
        // Each act rounds by itself, by a unit of each person.
        _near(_backed() + lost, principal, 5 * _ledger.acts() + 5, "principal that is left, written down and seized");
    }

    function _I15_sharesAreCovered() private view {
        for (uint256 i = 0; i < 2; ++i) {
            (uint256 assets,) = restaking.poolOf(_people[i]);
            assertTrue(_ledger.worthIn(_people[i]) <= assets, "what all could take is there");
        }
        for (uint256 i = 0; i < _people.length; ++i) {
            // What others lose by rounding is all that anybody gains.
            uint256 most = _ledger.putIn(_people[i]) + _ledger.acts();
            assertTrue(_ledger.takenOut(_people[i]) <= most, "nobody takes more than was put in");
        }
    }

    function _I16_convictionIsHeld() private view {
        (uint256 votes, uint256 balances, uint256 time) = (0, 0, block.timestamp - 1);
        for (uint256 i = 0; i < _people.length; ++i) {
            votes += gov.getPastVotes(_people[i], time);
            balances += gov.getPastBalance(_people[i], time);
        }
        assertEq(balances, gov.getPastSupply(time), "balances");
        assertTrue(votes <= balances, "no vote without a token");
        // Each act rounds by itself, and a power of two is exact to some parts in 1e18 of what it is taken of.
        uint256 most = (20 + 4 * _ledger.supply() / 1e18) * (_ledger.acts() + 1);
        _near(votes, gov.getPastTotalSupply(time), most, "the sum of votes");
    }

    function _I17_thePastStays() private view {
        (, uint256 count) = _ledger.counts();
        for (uint256 i = 0; i < count; ++i) {
            RestakingHandler.Past memory then = _ledger.pastOf(i);
            assertEq(gov.getPastVotes(then.who, then.time), then.votes, "votes");
            assertEq(gov.getPastBalance(then.who, then.time), then.balance, "balance");
            assertEq(gov.getPastTotalSupply(then.time), then.total, "conviction");
            assertEq(gov.getPastSupply(then.time), then.supply, "supply");
        }
    }

    /// @dev A slash of the ledger leaves shares alone and takes its part of the assets to the unit.
    function _I18_poolsAreWhatTheLedgerSays() private view {
        for (uint256 i = 0; i < 2; ++i) {
            (uint256 assets, uint256 shares) = restaking.poolOf(_people[i]);
            RestakingHandler.Pool memory own = _ledger.poolOf(_people[i]);
            assertEq(assets, own.assets, "assets");
            assertEq(shares, own.shares, "shares");
            assertEq(shares, _ledger.sharesIn(_people[i]), "shares that somebody has");
            assertEq(restaking.operatorRecordOf(_people[i]).index, own.index, "what is left of a unit");
        }
        for (uint256 i = 0; i < _people.length; ++i) {
            assertEq(_sharesOf(_people[i]), _ledger.sharesOf(_people[i]), "shares of one");
        }
    }

    function _moneyIsThere() private view {
        uint256 eth = _ledger.poolOf(good).assets + _ledger.poolOf(lazy).assets + _ledger.insuranceEth();
        assertEq(address(restaking).balance, eth, "ETH");
        assertEq(token.balanceOf(address(restaking)), _ledger.sec(), "SEC");
        assertEq(restaking.insuranceSec() + restaking.totalOwed(), _ledger.sec(), "owed or insurance");
    }

    function _aim() private {
        bytes4[] memory acts = new bytes4[](16);
        acts[0] = RestakingHandler.deposit.selector;
        acts[1] = RestakingHandler.exit.selector;
        acts[2] = RestakingHandler.complete.selector;
        acts[3] = RestakingHandler.slash.selector;
        acts[4] = RestakingHandler.seize.selector;
        acts[5] = RestakingHandler.govern.selector;
        acts[6] = RestakingHandler.send.selector;
        acts[7] = RestakingHandler.lend.selector;
        acts[8] = RestakingHandler.accuse.selector;
        acts[9] = RestakingHandler.reward.selector;
        acts[10] = RestakingHandler.claim.selector;
        acts[11] = RestakingHandler.remember.selector;
        acts[12] = RestakingHandler.wait_.selector;
        acts[13] = RestakingHandler.deposit.selector;
        acts[14] = RestakingHandler.exit.selector;
        acts[15] = RestakingHandler.complete.selector;
        target(address(_ledger), acts);
    }
}
