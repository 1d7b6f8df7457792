// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Refusal, Verdict} from "../verdicts/Verdicts.sol";
import {IDisputesTypes} from "./IDisputesTypes.sol";

/// @title How a dispute begins: by what code can decide, or by a claim that people have to.
interface IDisputesOpening is IDisputesTypes {
    /// @notice Shows two verdicts on one request that contradict each other. Freezes up to 30 % of the stake at once; it is taken ten
    /// days later, unless the developer shows in 72 hours that a key had been ended before. The reporter gets 500 SEC at most.
    /// @dev Counts once for each call, and for one SecWare once in 28 days. The evidence lapses 28 days after a key's end.
    function reportEquivocation(
        Verdict calldata first,
        bytes calldata firstSignature,
        Verdict calldata second,
        bytes calldata secondSignature
    ) external returns (bytes32 id);
    /// @notice Developer only: one of the keys had been ended before the report. What a key signed may then be a thief's word, which
    /// people judge and not code.
    function answerEquivocation(bytes32 id) external;
    /// @notice Takes what a case froze, once its time is over. Anybody may call it.
    function executeCase(bytes32 id) external;

    /// @notice Asks a SecWare in public what the caller paid to be told. 20 SEC of bond, which the developer gets if it is answered.
    /// @param kind The kind's place in the wire's list: a site, an address or a token.
    /// @param body In plain text, 1,024 bytes at most.
    function openProbe(bytes32 purchaseId, uint8 kind, bytes calldata body) external returns (bytes32 probe);
    /// @notice Answers a probe with a signed verdict, of any level. Anybody may bring it.
    function answerProbe(bytes32 probe, Verdict calldata verdict, bytes calldata signature) external;
    /// @notice Says that nobody answered for 48 hours. Returns the bond, waives the fee of cancelling and allows a review; three
    /// such in the last five, of two owners, twelve hours apart and within 28 days, breach the SLA.
    function missProbe(bytes32 probe, bytes32 purchaseId) external;
    /// @notice Shows that a paid call was refused for a fault of the SecWare (status 500 and above): waives the fee of cancelling
    /// and allows a review.
    function proveRefusal(Refusal calldata refusal, bytes calldata signature) external;

    /// @notice Claims that a SecWare broke its SLA, or meant harm, for a purchase of the caller's. Costs a bond of a tenth of `sum`.
    /// @dev `sum` counts up to what a ruling of that kind can take: 5 % of the stake, or half. `evidence` is the hash of a file.
    function openClaim(Kind kind, bytes32 purchaseId, uint96 sum, bytes32 evidence) external returns (bytes32 claim);
    /// @notice As `openClaim`, with a signed verdict on the purchase as the evidence.
    function openClaimWithVerdict(Kind kind, uint96 sum, Verdict calldata verdict, bytes calldata signature)
        external
        returns (bytes32 claim);
    /// @notice Developer only: has a review judged that it challenged, within 72 hours after the challenge.
    function openReviewClaim(bytes32 purchaseId) external returns (bytes32 claim);
    /// @notice A review counts whose developer challenged it and then brought it to no jury. Anybody may call it.
    function upholdReview(bytes32 purchaseId) external;
    /// @notice Developer only: has an expulsion judged that was started against its SecWare.
    function openExpulsionClaim(uint32 ware) external returns (bytes32 claim);
    /// @notice Claims that an operator did wrong, for a part of its pool.
    function openOperatorClaim(address operator, uint16 bps, bytes32 evidence) external returns (bytes32 claim);

    function caseOf(bytes32 id) external view returns (Case memory);
    function probeOf(bytes32 probe) external view returns (Probe memory);
}

/// @title How a claim goes on, and ends.
interface IDisputesJudging is IDisputesTypes {
    /// @notice Accused only, within 72 hours: it is so.
    function accept(bytes32 claim) external;
    /// @notice Accused only, within 72 hours: puts up as much as the claimant did, and the jury gets it.
    function contest(bytes32 claim) external;
    /// @notice Nobody answered in 72 hours: an SLA claim up to the purchase's price is upheld, any other goes to the jury.
    function advance(bytes32 claim) external;
    /// @notice Operators only, in the first 48 hours: a hidden vote, `commitmentOf(claim, juror, isUpheld, salt)`.
    function commitVote(bytes32 claim, bytes32 commitment) external;
    /// @notice Opens one's vote, in the 24 hours after that.
    function revealVote(bytes32 claim, bool isUpheld, bytes32 salt) external;
    /// @notice Counts the votes. With fewer than four operators who may judge, the owner rules. Anybody may call it.
    function tally(bytes32 claim) external;
    /// @notice Either side, within 48 hours: for two bonds if it lost and one if it won, the owner rules.
    function appeal(bytes32 claim) external;
    /// @notice Owner only: the last word.
    function ruleAppeal(bytes32 claim, bool isUpheld) external;
    /// @notice After 38 days without a last word a claim is not proven. Anybody may call it.
    function lapse(bytes32 claim) external;
    /// @notice Moves the money. What is taken from somebody is taken seven days after the last word. Anybody may call it.
    function execute(bytes32 claim) external;
    /// @notice Notes for each juror whether it did its duty: voted, and not against a last word that two thirds agreed on. The third
    /// miss in 28 days costs 1 % of its pool, if it missed more than a fifth of the duties of these weeks. Anybody may call it, once, when the claim is closed.
    function noteDuties(bytes32 claim) external;
    /// @notice Owner only: takes more than any jury can, up to everything.
    function slashByOwner(uint32 ware, uint16 bps) external returns (uint256 taken);
    /// @notice Restaking only, which closes that epoch: pays it the operators' share of what was taken in it, once.
    function takeSlashShare(uint32 epoch) external returns (uint96 amount);

    function claimOf(bytes32 claim) external view returns (Claim memory);
    /// @notice What one side of a claim puts up. Of reviews and expulsions the accused alone does.
    function bondOf(bytes32 claim) external view returns (uint256);
    function appealOf(bytes32 claim) external view returns (Appeal memory);
    /// @notice The name of a claim: of its kind and its subject, which is a purchase, or a number.
    function claimIdOf(Kind kind, bytes32 subject) external view returns (bytes32);
    function commitmentOf(bytes32 claim, address juror, bool isUpheld, bytes32 salt) external view returns (bytes32);
    /// @notice Whether an operator may judge a claim: it had a pool before, and no stake in a party.
    function isJuror(bytes32 claim, address operator) external view returns (bool);
    /// @notice How many claims for malice were upheld; the third is a reason to expel.
    function maliceOf(uint32 ware) external view returns (uint256);
    /// @notice How many claims of an epoch cost somebody money, and how much of it was burned.
    function enforcedIn(uint32 epoch) external view returns (uint256 claims, uint256 burned);
    /// @notice The operators' share of what was taken in an epoch, as far as it waits here.
    function slashShareOf(uint32 epoch) external view returns (uint256);
    /// @notice Whether a claim against an operator that opened before `time` is still unresolved.
    function isOperatorClaimed(address operator, uint256 time) external view returns (bool);
}

/// @title Where what was said and what was promised is held against what happened.
/// @notice Code decides what signatures and the clock prove: two verdicts that contradict each other, probes that nobody answers.
/// Everything else is a claim with a bond, which operators judge. Nothing is taken from anybody who could not answer first.
interface IDisputes is IDisputesOpening, IDisputesJudging {}
