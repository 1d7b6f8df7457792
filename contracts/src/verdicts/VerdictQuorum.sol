// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Verdict, Verdicts} from "./Verdicts.sol";

/// @notice A verdict as it came over the wire.
struct SignedVerdict {
    Verdict verdict;
    bytes signature;
}

/// @notice What an account demands: `least` opinions, none above `levelMost`, none older than `ageMost` seconds.
struct Demand {
    bytes32 subjectHash;
    bytes32 domain;
    uint8 least;
    uint8 levelMost;
    uint32 ageMost;
}

/// @title M of N: whether enough different SecWares said of one subject, lately, that it is no worse than a level.
/// @notice For contracts that act on verdicts. Who may sign for which SecWare is the caller's own list.
library VerdictQuorum {
    /// @dev Clocks of SecWares may be ahead by this.
    uint256 private constant SKEW = 5;

    error VerdictQuorumShort(uint256 have, uint256 least);
    error VerdictQuorumOrder(uint256 place);
    error VerdictQuorumOtherSubject(uint256 place, bytes32 subjectHash);
    error VerdictQuorumLevel(uint256 place, uint8 level, uint8 levelMost);
    error VerdictQuorumStale(uint256 place, uint256 issuedAt, uint256 validUntil);
    error VerdictQuorumBadKey(uint256 place, uint32 ware, address signer);

    /// @notice Reverts unless every verdict given counts, and there are enough.
    /// @dev In ascending order of SecWares, so that none counts twice. Level 0 is no opinion and never counts. Warning: a library
    /// cannot know whether a caller left out a worse verdict; it proves that these were said, not that nothing else was.
    function verify(
        SignedVerdict[] calldata all,
        Demand memory demand,
        function(uint32, address, uint256) view returns (bool) isKey
    ) internal view {
        require(demand.least > 0 && all.length >= demand.least, VerdictQuorumShort(all.length, demand.least));
        uint256 previous = 0;
        for (uint256 i = 0; i < all.length; ++i) {
            Verdict calldata verdict = all[i].verdict;
            uint32 ware = Verdicts.wareOf(verdict.secwareId);
            require(ware > previous, VerdictQuorumOrder(i));
            previous = ware;
            _requireContent(i, verdict, demand);
            address signer = Verdicts.signerOf(verdict, demand.domain, all[i].signature);
            bool isSigned = signer != address(0) && isKey(ware, signer, verdict.issuedAtMs / 1_000);
            require(isSigned, VerdictQuorumBadKey(i, ware, signer));
        }
    }

    function _requireContent(uint256 place, Verdict calldata verdict, Demand memory demand) private view {
        bytes32 subject = verdict.subjectHash;
        require(subject == demand.subjectHash, VerdictQuorumOtherSubject(place, subject));
        bool isGood = verdict.level > 0 && verdict.level <= demand.levelMost;
        require(isGood, VerdictQuorumLevel(place, verdict.level, demand.levelMost));
        uint256 issuedAt = verdict.issuedAtMs / 1_000;
        bool isFresh = issuedAt <= block.timestamp + SKEW && issuedAt + demand.ageMost >= block.timestamp
            && block.timestamp < verdict.validUntil;
        require(isFresh, VerdictQuorumStale(place, issuedAt, verdict.validUntil));
    }
}
