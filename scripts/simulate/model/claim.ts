import type { Account } from "./accounts.ts";
import { part } from "./slashMath.ts";
import { most, ONE } from "./units.ts";

export type ClaimKind = "sla" | "malice" | "review" | "expulsion" | "operator";
export type ClaimState = "open" | "voting" | "ruled" | "appealed" | "final" | "closed";
export type ClaimOutcome = "none" | "upheld" | "refuted" | "unproven";

const BOND_BPS = 1_000n;
const UNPROVEN_FEE_BPS = 1_000n;

/** What a juror said: nothing that can be read until it is opened, and then for or against, with the weight that it has. */
export interface Ballot {
  isUpheld: boolean;
  /** Null until it is opened. */
  weight: bigint | null;
}

/** As `IDisputesTypes.Claim`, with what the contract keeps beside it. */
export interface Claim {
  id: number;
  kind: ClaimKind;
  /** Whom an expulsion concerns, and nobody in it, says so. */
  claimant: Account | null;
  accused: Account | null;
  /** 0 where it is about an operator. */
  ware: number;
  /** The purchase of a review. */
  purchase: number;
  openedAt: number;
  since: number;
  state: ClaimState;
  outcome: ClaimOutcome;
  hasJury: boolean;
  isContested: boolean;
  isStrong: boolean;
  sum: bigint;
  harm: bigint;
  /** In whole SEC. */
  least: bigint;
  ballots: Map<Account, Ballot>;
  isNoted: boolean;
  appeal: { by: Account; bond: bigint } | null;
}

/** What both sides get, what waits for the operators, and what nobody gets. */
export interface Payout {
  claimant: bigint;
  accused: bigint;
  operators: bigint;
  burned: bigint;
}

/** A tenth of the sum, and the least bond of the time when it was opened at least. */
export function bondOf({ sum, least }: Pick<Claim, "sum" | "least">): bigint {
  return most(part(sum, BOND_BPS), least * ONE);
}

/** Who loses loses half to the other side, and half is burned; where nothing is proven both lose a tenth. */
export function bondsPaid(own: Claim): Payout {
  const payout: Payout = { claimant: 0n, accused: 0n, operators: 0n, burned: 0n };
  const isByAccused = own.kind === "review" || own.kind === "expulsion";
  const bond = bondOf(own);
  if (!isByAccused) settle(payout, own, bond, true);
  if (own.isContested) settle(payout, own, bond, false);
  if (own.state === "ruled" || own.appeal === null) return payout;
  settle(payout, own, own.appeal.bond, own.appeal.by === own.claimant);
  return payout;
}

/** One bond. Rounds in favour of what is burned. */
function settle(payout: Payout, own: Claim, bond: bigint, isOfClaimant: boolean): void {
  let [back, toOther] = [bond, 0n];
  if (own.outcome === "unproven") back = bond - part(bond, UNPROVEN_FEE_BPS);
  else if (isOfClaimant !== (own.outcome === "upheld")) [back, toOther] = [0n, bond / 2n];
  // An expulsion has no claimant who could win anything.
  if (own.claimant === null && !isOfClaimant) toOther = 0n;
  payout.burned += bond - back - toOther;
  payout.claimant += isOfClaimant ? back : toOther;
  payout.accused += isOfClaimant ? toOther : back;
}
