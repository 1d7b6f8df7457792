import { requirementOf } from "../../../extension/domain/policy/requirementOf.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { Requirement } from "../../../extension/domain/requirement.ts";
import type { ApprovalAct } from "../requests/types.ts";
import { approvalDigest } from "./approvalDigest.ts";
import type { ApprovalJudgement, Approvals, Offer } from "./approvals.ts";

/** Offers and their judgement; the clock is the worker's, so that a page or popup cannot shorten a wait. */
export function createApprovals(now: () => number): Approvals {
  const offered = new Map<string, { digest: Hex; readySince: number | null }>();
  return {
    offer(row, state) {
      const digest = approvalDigest(row, state);
      const isReady = state.progress === "ready";
      const known = offered.get(row.id);
      const isSame = known !== undefined && known.digest === digest;
      const readySince = isReady ? ((isSame ? known.readySince : null) ?? now()) : null;
      offered.set(row.id, { digest, readySince });
      return { digest, requirement: requirementOf(state.decision, digest), readySince };
    },
    judge: (act, offer) => judge(act, offer, now()),
    forget: (id) => void offered.delete(id),
  };
}

function judge(act: ApprovalAct, { digest, requirement, readySince }: Offer, now: number): ApprovalJudgement {
  if (act.digest !== digest) {
    return { status: "changed", reason: "What is asked for has changed since it was shown." };
  }
  if (readySince === null) return notAllowed("The answers that were asked for are not all there yet.");
  return judgeRequirement(act, requirement, now - readySince);
}

function judgeRequirement(
  { opened, word }: ApprovalAct,
  requirement: Requirement,
  shownMs: number,
): ApprovalJudgement {
  if (requirement.kind === "none") return { status: "met" };
  if (requirement.kind === "blocked") return notAllowed("Your policy blocks this request.");
  if (!requirement.points.every((point) => opened.includes(point))) {
    return notAllowed("Not every point has been opened.");
  }
  if (requirement.kind === "open") return { status: "met" };
  if (shownMs < requirement.armMs) return notAllowed("The button is not armed yet.");
  const isTyped = word !== undefined && word.trim().toLowerCase() === requirement.word.toLowerCase();
  return isTyped ? { status: "met" } : notAllowed("The shown word has not been typed.");
}

function notAllowed(reason: string): ApprovalJudgement {
  return { status: "not-allowed", reason };
}
