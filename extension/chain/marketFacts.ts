import type { Address, Hex } from "../domain/primitives.ts";

/** In the contract's own order. */
export const reviewStates = ["none", "open", "challenged", "counted", "overturned", "lapsed"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A purchase of the user's SecHub, and what can be said of it. Times in seconds. */
export interface OwnPurchaseFacts {
  purchaseId: Hex;
  ware: number;
  plan: number;
  amount: bigint;
  calls: number;
  used: number;
  start: number;
  end: number;
  state: "live" | "cancelling" | "closed";
  review: {
    state: ReviewState;
    /** What the review costs, or did cost. */
    fee: bigint;
    /** Whether one can be given now. */
    isPossible: boolean;
    /** Until when one can be given; where one was given, until when the developer may challenge it. */
    until: number;
  };
  /** Whether the user's voice counts what this purchase burned. */
  isCounted: boolean;
}

/** A review of a SecWare, with its text from the event that it came with. */
export interface ReviewFacts {
  purchaseId: Hex;
  ware: number;
  reviewer: Address;
  text: string;
  fee: bigint;
  state: ReviewState;
  /** Until when its developer may challenge it, and, once challenged, bring it to the jury; seconds. */
  until: number;
  /** Whether the jury has it. */
  isBrought: boolean;
}

/** In the registry's own order, from 1 on. */
export const salesStates = ["active", "paused", "retired", "suspended", "expelled"] as const;
export type SalesState = (typeof salesStates)[number];

/** What the reputation says of a SecWare, and whether it may sell. Scores have a scale of 1e9, points and units of 1e12. */
export interface StandingFacts {
  ware: number;
  sales: SalesState;
  /** What the score is made of; all three halve in 90 days. */
  points: { use: bigint; complaints: bigint; units: bigint };
  score: bigint;
  /** The mean that delay, stake and pool go by. */
  meanScore: bigint;
  /** From when on an expulsion that was started can be carried out, seconds; 0: none was. */
  expulsionAt: number;
}

/** In the governor's own order. */
export const proposalStates = [
  "pending",
  "active",
  "canceled",
  "defeated",
  "succeeded",
  "queued",
  "expired",
  "executed",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface ProposedCall {
  target: Address;
  value: bigint;
  data: Hex;
}

/** Votes are parts of 1e18, of all three houses together. */
export interface HousesFacts {
  holder: bigint;
  developer: bigint;
  user: bigint;
}

export interface ProposalFacts {
  /** A number of 256 bits. */
  proposalId: bigint;
  proposer: Address;
  description: string;
  calls: readonly ProposedCall[];
  state: ProposalState;
  /** Seconds. */
  voteStart: number;
  voteEnd: number;
  votes: { against: bigint; for: bigint; abstain: bigint };
  /** The holders' votes that took part, and how many of them it needs. */
  heard: bigint;
  quorum: bigint;
  /** The account's own voice at the proposal's moment; null while that is still to come. */
  own: HousesFacts | null;
  hasVoted: boolean;
}

export interface GovernanceFacts {
  /** Seconds. */
  at: number;
  own: HousesFacts;
  secGov: bigint;
  delegate: Address | null;
  proposals: readonly ProposalFacts[];
}

export interface OperatorFacts {
  operator: Address;
  isJoined: boolean;
  commissionBps: number;
  /** Wei in its pool. */
  pool: bigint;
  /** What slashes have left of a unit of principal, scale 1e18. */
  index: bigint;
}

export interface ExitFacts {
  exit: number;
  /** Wei at most. */
  worth: bigint;
  /** Seconds. */
  paidFrom: number;
  isDone: boolean;
}

/** What an account restaked, what it earned, and what is leaving. */
export interface RestakingFacts {
  at: number;
  operators: readonly OperatorFacts[];
  /** Null: none yet; afterwards for good. */
  operator: Address | null;
  shares: bigint;
  principal: bigint;
  /** Wei that the shares are worth now. */
  worth: bigint;
  secGov: bigint;
  wei: bigint;
  exits: readonly ExitFacts[];
  rewards: { epochs: readonly number[]; sec: bigint };
}

/** In the contract's own order. */
export const claimKinds = ["sla", "malice", "review", "expulsion", "operator"] as const;
export type ClaimKind = (typeof claimKinds)[number];
export const claimStates = ["none", "open", "voting", "ruled", "appealed", "final", "closed"] as const;
export type ClaimState = (typeof claimStates)[number];
export const claimOutcomes = ["none", "upheld", "refuted", "unproven"] as const;
export type ClaimOutcome = (typeof claimOutcomes)[number];

/** A claim of the user's hub. Times in seconds. */
export interface ClaimFacts {
  claim: Hex;
  ware: number;
  kind: ClaimKind;
  state: ClaimState;
  outcome: ClaimOutcome;
  sum: bigint;
  bond: bigint;
  /** When its state began. */
  since: number;
  hasJury: boolean;
}

/** What a claim over a purchase would cost and could bring. */
export interface ClaimTerms {
  /** The purchase's price; what nobody answers is upheld up to it. */
  amount: bigint;
  bond: bigint;
  /** Until when one can be opened, seconds. */
  until: number;
}
