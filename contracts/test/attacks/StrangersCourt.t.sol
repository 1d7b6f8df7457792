// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Disputes} from "../../src/Disputes.sol";
import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {IReputation} from "../../src/interfaces/IReputation.sol";
import {IRestaking} from "../../src/interfaces/IRestaking.sol";
import {ISecGov} from "../../src/interfaces/ISecGov.sol";
import {Owned} from "../../src/Owned.sol";
import {Reputation} from "../../src/Reputation.sol";
import {Restaking} from "../../src/Restaking.sol";
import {DisputesRealBase} from "../DisputesRealBase.sol";

/// @notice As `StrangersAttackTest`, for what judges, scores and slashes: every such function, called by all who must not.
contract StrangersCourtAttackTest is DisputesRealBase {
    bytes32 private _picture;

    function setUp() public override {
        super.setUp();
        _picture = _draw();
    }

    function test_attack_wrongModuleAtTheReputation__SM19() public {
        address at = address(reviews);
        bytes4 refusal = IReputation.ReputationNotModule.selector;
        _onlyFor(at, abi.encodeCall(IReputation.credit, (ware, user, 0, 10e18, 10e18)), address(market), refusal);
        _onlyFor(at, abi.encodeCall(IReputation.rule, (purchase, true)), disputes, refusal);
        _onlyFor(at, abi.encodeCall(IReputation.giveReviewRight, (purchase)), disputes, refusal);
        _onlyFor(at, abi.encodeCall(IReputation.deferExpulsion, (ware, 1)), disputes, refusal);
        bytes memory stop = abi.encodeCall(IReputation.stopExpulsion, (ware));
        _onlyForTwo(at, stop, disputes, owner, refusal);
        bytes memory fee = abi.encodeCall(Reputation(at).setReviewFee, (1e18));
        _onlyFor(at, fee, owner, Owned.OwnedNotOwner.selector);
    }

    function test_attack_wrongModuleAtTheRestaking__SM19() public {
        address at = address(operators);
        bytes4 refusal = IRestaking.RestakingNotModule.selector;
        _onlyFor(at, abi.encodeCall(IRestaking.slash, (jurors[0], 1, payable(stranger))), disputes, refusal);
        _onlyFor(at, abi.encodeCall(IRestaking.noteDuty, (jurors[0], false)), disputes, refusal);
        _onlyFor(at, abi.encodeCall(IRestaking.payIn, (1, 1)), address(market), refusal);
        _onlyFor(at, abi.encodeCall(IRestaking.payInInsurance, (1)), address(pool), refusal);
        refusal = Owned.OwnedNotOwner.selector;
        _onlyFor(at, abi.encodeCall(IRestaking.seize, (jurors[0], 1)), owner, refusal);
        _onlyFor(at, abi.encodeCall(IRestaking.dismiss, (jurors[0])), owner, refusal);
        _onlyFor(at, abi.encodeCall(IRestaking.payInsurance, (payable(stranger), 0, 0)), owner, refusal);
        _onlyFor(at, abi.encodeCall(Restaking(at).setOwnLeast, (2 ether)), owner, refusal);
    }

    function test_attack_wrongModuleAtTheVotes__SM19() public {
        address at = address(gov);
        bytes4 refusal = ISecGov.SecGovNotRestaking.selector;
        _onlyFor(at, abi.encodeCall(gov.mint, (stranger, 1)), address(operators), refusal);
        _onlyFor(at, abi.encodeCall(gov.burn, (jurors[0], 1)), address(operators), refusal);
        refusal = Owned.OwnedNotOwner.selector;
        _onlyFor(at, abi.encodeCall(gov.grant, (stranger, 1)), owner, refusal);
        _onlyFor(at, abi.encodeCall(gov.discipline, (jurors[0], 1)), owner, refusal);
    }

    /// @dev Whoever stole another module's key, or is another module, slashes nobody.
    function test_attack_nobodyElseJudgesOrSlashes__SM19() public {
        bytes32 claim = _openSla(400e18);
        _picture = _draw();
        bytes4 refusal = Owned.OwnedNotOwner.selector;
        _onlyFor(disputes, abi.encodeCall(court.slashByOwner, (ware, 1)), owner, refusal);
        _onlyFor(disputes, abi.encodeCall(court.ruleAppeal, (claim, true)), owner, refusal);
        _onlyFor(disputes, abi.encodeCall(Disputes(disputes).setBonds, (200, 2_000, 40e18)), owner, refusal);
        _onlyFor(disputes, abi.encodeCall(Disputes(disputes).setQuorum, (2_000)), owner, refusal);
        refusal = IDisputesTypes.DisputesNotModule.selector;
        _onlyFor(disputes, abi.encodeCall(court.takeSlashShare, (1)), address(operators), refusal);
        address[14] memory all = _all();
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i] == developer) continue;
            bytes memory notParty = abi.encodeWithSelector(IDisputesTypes.DisputesNotParty.selector, claim, all[i]);
            _refused(all[i], disputes, abi.encodeCall(court.accept, (claim)), notParty);
            _refused(all[i], disputes, abi.encodeCall(court.contest, (claim)), notParty);
        }
    }

    function _onlyFor(address at, bytes memory data, address allowed, bytes4 refusal) private {
        _onlyForTwo(at, data, allowed, allowed, refusal);
    }

    function _onlyForTwo(address at, bytes memory data, address one, address other, bytes4 refusal) private {
        address[14] memory all = _all();
        for (uint256 i = 0; i < all.length; ++i) {
            if (all[i] == one || all[i] == other) continue;
            _refused(all[i], at, data, abi.encodeWithSelector(refusal, all[i]));
        }
    }

    function _refused(address from, address at, bytes memory data, bytes memory refusal) private {
        vm.prank(from);
        (bool isDone, bytes memory answer) = at.call(data);
        assertTrue(!isDone, "refused");
        assertEq(keccak256(answer), keccak256(refusal), "for this reason");
        assertEq(_draw(), _picture, "nothing moved");
    }

    function _all() private view returns (address[14] memory) {
        return [
            user,
            developer,
            stranger,
            owner,
            guardian,
            jurors[0],
            address(market),
            address(registry),
            address(stakes),
            address(pool),
            address(reviews),
            address(operators),
            address(gov),
            disputes
        ];
    }

    function _draw() private view returns (bytes32) {
        (uint256 assets, uint256 shares) = _restaking().poolOf(jurors[0]);
        bytes memory scores = abi.encode(_reputation().standingOf(ware), _reputation().reviewOf(purchase));
        bytes memory votes = abi.encode(gov.totalSupply(), gov.granted(), gov.disciplined(), gov.balanceOf(jurors[0]));
        bytes memory pools = abi.encode(assets, shares, _restaking().isOperator(jurors[0]), address(operators).balance);
        return keccak256(abi.encode(_moved(), scores, votes, pools));
    }
}
