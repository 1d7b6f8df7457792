import type { Account } from "./model/accounts.ts";
import type { Economy } from "./model/economy.ts";

/** What somebody does about a dispute. A claim is named by how many were opened before it. */
export type DisputeAct =
  | { kind: "openClaim"; about: "sla" | "malice"; purchase: number; claimant: Account; sum: bigint }
  | { kind: "openReviewClaim"; purchase: number }
  | { kind: "upholdReview"; purchase: number }
  | { kind: "openExpulsionClaim"; ware: number }
  | { kind: "openOperatorClaim"; claimant: Account; operator: Account; bps: bigint }
  | { kind: "accept"; claim: number }
  | { kind: "contest"; claim: number }
  | { kind: "advance"; claim: number }
  | { kind: "commitVote"; claim: number; juror: Account; isUpheld: boolean }
  | { kind: "revealVote"; claim: number; juror: Account; isUpheld: boolean }
  | { kind: "tally"; claim: number }
  | { kind: "appeal"; claim: number; by: Account }
  | { kind: "ruleAppeal"; claim: number; isUpheld: boolean }
  | { kind: "lapse"; claim: number }
  | { kind: "execute"; claim: number }
  | { kind: "noteDuties"; claim: number };

/** Of all acts those that open a claim, and so have a value. */
type OpeningAct = Extract<
  DisputeAct,
  { kind: "openClaim" | "openReviewClaim" | "openExpulsionClaim" | "openOperatorClaim" }
>;

export function applyDispute({ disputes }: Economy, act: DisputeAct): bigint {
  switch (act.kind) {
    case "upholdReview":
      disputes.upholdReview(act.purchase);
      return 0n;
    case "accept":
    case "contest":
    case "advance":
    case "tally":
    case "lapse":
    case "noteDuties":
      disputes[act.kind](act.claim);
      return 0n;
    case "execute":
      return disputes.execute(act.claim);
    case "commitVote":
    case "revealVote":
      disputes[act.kind](act.claim, act.juror, act.isUpheld);
      return 0n;
    case "appeal":
      disputes.appeal(act.claim, act.by);
      return 0n;
    case "ruleAppeal":
      disputes.ruleAppeal(act.claim, act.isUpheld);
      return 0n;
    default:
      return BigInt(open({ disputes }, act).id);
  }
}

function open({ disputes }: Pick<Economy, "disputes">, act: OpeningAct) {
  switch (act.kind) {
    case "openClaim":
      return disputes.openClaim(act.about, act.purchase, act.claimant, act.sum);
    case "openReviewClaim":
      return disputes.openReviewClaim(act.purchase);
    case "openExpulsionClaim":
      return disputes.openExpulsionClaim(act.ware);
    case "openOperatorClaim":
      return disputes.openOperatorClaim(act.claimant, act.operator, act.bps);
  }
}
