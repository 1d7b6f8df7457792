// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDisputesTypes} from "../../src/interfaces/IDisputesTypes.sol";
import {ReplayPackages} from "./ReplayPackages.sol";

/// @notice The acts of the simulation that are about disputes. A claim is named by how many were opened before it.
abstract contract ReplayDisputes is ReplayPackages {
    bytes32[] internal claims;

    function _performDispute(uint256 code, uint256[] calldata with) internal returns (uint256) {
        if (code <= 36 && code != 34) {
            claims.push(_open(code, with));
            return claims.length - 1;
        }
        if (code == 34) {
            court.upholdReview(purchases[with[0]]);
            return 0;
        }
        // One that was never opened is refused by the contract.
        bytes32 claim = with[0] < claims.length ? claims[with[0]] : bytes32(0);
        if (code == 40 || code == 41) return _vote(code == 40, claim, _at(with[1]), with[2] == 1);
        if (code == 46) return _execute(claim);
        if (code <= 39) _answer(code, claim);
        if (code == 42) court.tally(claim);
        if (code == 43) {
            _prank(_at(with[1]), address(court));
            court.appeal(claim);
        }
        if (code == 44) court.ruleAppeal(claim, with[1] == 1);
        if (code == 45) court.lapse(claim);
        if (code == 47) court.noteDuties(claim);
        return 0;
    }

    function _open(uint256 code, uint256[] calldata with) private returns (bytes32) {
        if (code == 32) {
            _prank(_at(with[2]), address(court));
            IDisputesTypes.Kind kind = IDisputesTypes.Kind(with[0]);
            return court.openClaim(kind, purchases[with[1]], uint96(with[3]), keccak256("evidence"));
        }
        if (code == 33) {
            _prank(registry.developerOf(reputation.reviewOf(purchases[with[0]]).ware), address(court));
            return court.openReviewClaim(purchases[with[0]]);
        }
        if (code == 35) {
            _prank(registry.developerOf(uint32(with[0])), address(court));
            return court.openExpulsionClaim(uint32(with[0]));
        }
        _prank(_at(with[0]), address(court));
        return court.openOperatorClaim(_at(with[1]), uint16(with[2]), keccak256("evidence"));
    }

    function _answer(uint256 code, bytes32 claim) private {
        if (code == 39) return court.advance(claim);
        IDisputesTypes.Claim memory own = court.claimOf(claim);
        _prank(own.accused == address(0) ? registry.developerOf(own.ware) : own.accused, address(court));
        if (code == 37) court.accept(claim);
        else court.contest(claim);
    }

    /// @dev The salt follows from who votes: nobody looks over his shoulder here.
    function _vote(bool isHidden, bytes32 claim, address juror, bool isUpheld) private returns (uint256) {
        bytes32 salt = keccak256(abi.encode(juror));
        bytes32 commitment = court.commitmentOf(claim, juror, isUpheld, salt);
        vm.prank(juror);
        if (isHidden) court.commitVote(claim, commitment);
        else court.revealVote(claim, isUpheld, salt);
        return 0;
    }

    function _execute(bytes32 claim) private returns (uint256) {
        uint256 before = token.totalSupply();
        court.execute(claim);
        return before - token.totalSupply();
    }
}
