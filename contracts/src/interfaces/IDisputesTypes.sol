// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What disputes are made of, what happens in them, and what is refused.
interface IDisputesTypes {
    enum Kind {
        Sla,
        Malice,
        Review,
        Expulsion,
        Operator
    }

    /// @notice `Open`: may be answered. `Voting`: the jury has it. `Ruled`: may be appealed. `Appealed`: the owner has it.
    enum State {
        None,
        Open,
        Voting,
        Ruled,
        Appealed,
        Final,
        Closed
    }

    enum Outcome {
        None,
        Upheld,
        Refuted,
        Unproven
    }

    /// @notice One claim. `sum` is what an upheld one can take, of an operator in hundredths of a percent; `harm` the most that the
    /// claimant gets for harm; `least` the least bond, in whole SEC. `since` is when `state` began.
    /// @dev Two slots until there is a jury. A developer who is accused stands in `accused` from then on.
    struct Claim {
        address claimant;
        uint40 openedAt;
        uint32 ware;
        Kind kind;
        State state;
        bool hasJury;
        uint88 sum;
        uint88 harm;
        uint16 least;
        uint40 since;
        Outcome outcome;
        bool isContested;
        bool isStrong;
        address accused;
    }

    struct Appeal {
        address by;
        uint96 bond;
    }

    /// @notice What code decides. `keyUntil`: when the first of the keys that signed the two verdicts ends.
    enum CaseKind {
        None,
        Equivocation,
        Breach
    }

    enum CaseState {
        None,
        Open,
        Answered,
        Executed
    }

    struct Case {
        address reporter;
        uint40 openedAt;
        uint32 ware;
        CaseKind kind;
        CaseState state;
        uint96 frozen;
        uint40 keyUntil;
    }

    enum ProbeState {
        None,
        Open,
        Answered,
        Missed
    }

    /// @notice A public question. An answer is a verdict with this `requestHash` and number 0. `isOfPayer`: something of the purchase
    /// had been settled; only such a probe has a say in whether a SecWare is there.
    struct Probe {
        address owner;
        uint40 openedAt;
        uint32 ware;
        ProbeState state;
        bool isOfPayer;
        bytes32 requestHash;
        uint96 bond;
    }

    /// @dev `accused`: as the claim keeps it, the operator, or the developer who brought it to the jury himself; nobody where it is the
    /// SecWare's developer, who is named once there is a jury.
    event ClaimOpened(
        bytes32 indexed claim,
        uint32 indexed ware,
        address indexed claimant,
        address accused,
        Kind kind,
        bytes32 subject,
        uint256 sum,
        uint256 harm,
        uint256 bond,
        bytes32 evidence
    );
    event VerdictShown(bytes32 indexed claim, bytes32 indexed digest, address signer, uint8 level, bytes32 subjectHash);
    event ClaimContested(bytes32 indexed claim, uint256 bond);
    event VotingStarted(bytes32 indexed claim, address accused);
    event VoteCommitted(bytes32 indexed claim, address indexed juror, bytes32 commitment);
    event Voted(bytes32 indexed claim, address indexed juror, bool isUpheld, uint256 weight);
    event Tallied(bytes32 indexed claim, State state, Outcome outcome, bool isStrong, uint256 upheld, uint256 all);
    event Appealed(bytes32 indexed claim, address indexed by, uint96 bond);
    event Decided(bytes32 indexed claim, Outcome outcome);
    event Resolved(bytes32 indexed claim, Outcome outcome, uint256 toClaimant, uint256 toAccused, uint256 burned);
    event DutiesNoted(bytes32 indexed claim);
    event MissCounted(address indexed operator, uint40 windowStart, uint8 count);

    event CaseOpened(
        bytes32 indexed id, uint32 indexed ware, address indexed reporter, CaseKind kind, uint96 frozen, uint40 keyUntil
    );
    event Equivocation(bytes32 indexed id, bytes32 first, bytes32 second);
    event CaseAnswered(bytes32 indexed id);
    event CaseExecuted(bytes32 indexed id, uint256 taken);
    event SlashDivided(uint32 indexed ware, uint256 harmed, uint256 reporter, uint256 operators, uint256 burned);

    event ProbeOpened(
        bytes32 indexed probe,
        uint32 indexed ware,
        address indexed owner,
        bytes32 purchaseId,
        uint8 kind,
        bytes body,
        uint96 bond
    );
    event ProbeAnswered(bytes32 indexed probe, uint32 indexed ware, uint8 level);
    event ProbeMissed(bytes32 indexed probe, uint32 indexed ware, bool isCounted);
    event RefusalProven(bytes32 indexed purchaseId, uint32 indexed ware, uint16 status, bytes32 reason);

    error DisputesNotHere(address code);
    error DisputesNotModule(address caller);
    error DisputesBadEvidence(bytes32 purchaseId);
    error DisputesBadKey(uint32 ware, address key);
    error DisputesTooSoon(uint256 from);
    error DisputesTooLate(uint256 until);
    error DisputesExists(bytes32 id);
    error DisputesNotParty(bytes32 id, address caller);
    error DisputesBadState(bytes32 id, State state);
    error DisputesBadCase(bytes32 id, CaseState state);
    error DisputesBadKind(Kind kind);
    error DisputesBadSum(uint256 sum, uint256 atMost);
    error DisputesNotJuror(bytes32 claim, address caller);
    error DisputesBadVote(bytes32 claim, bytes32 commitment);
    error DisputesNotProbeable(uint32 ware, bytes32 purchaseId);
    error DisputesProbeTooLong(uint256 length, uint256 atMost);
    error DisputesBadProbe(bytes32 probe, ProbeState state);
    error DisputesTooManyClaims(address operator, uint256 atMost);
}
