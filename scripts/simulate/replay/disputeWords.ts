import type { DisputeAct } from "../disputeActs.ts";
import { claimKinds } from "../model/claims.ts";
import { nameOf } from "./nameOf.ts";

/** What an act about a dispute is given, in the order in which `contracts/test/replay/ReplayDisputes.sol` takes it. */
export function disputeWordsOf(act: DisputeAct): bigint[] {
  switch (act.kind) {
    case "openClaim":
      return [BigInt(claimKinds.indexOf(act.about)), BigInt(act.purchase), nameOf(act.claimant), act.sum];
    case "openReviewClaim":
    case "upholdReview":
      return [BigInt(act.purchase)];
    case "openExpulsionClaim":
      return [BigInt(act.ware)];
    case "openOperatorClaim":
      return [nameOf(act.claimant), nameOf(act.operator), act.bps];
    case "commitVote":
    case "revealVote":
      return [BigInt(act.claim), nameOf(act.juror), isUpheldWord(act)];
    case "appeal":
      return [BigInt(act.claim), nameOf(act.by)];
    case "ruleAppeal":
      return [BigInt(act.claim), isUpheldWord(act)];
    default:
      return [BigInt(act.claim)];
  }
}

function isUpheldWord({ isUpheld }: { isUpheld: boolean }): bigint {
  return isUpheld ? 1n : 0n;
}
