import type { Hex } from "../../../extension/domain/primitives.ts";
import type { Requirement } from "../../../extension/domain/requirement.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import type { ApprovalAct } from "../requests/types.ts";

/** What a click would be bound to now. */
export interface Offer {
  digest: Hex;
  requirement: Requirement;
  /** When this digest was first shown as ready; null while something may still answer. */
  readySince: number | null;
}

/** Binds an act of the user to one digest and demands what the screen demanded. */
export interface Approvals {
  /** The digest and requirement of what is known now. Keeps since when the digest has stood. */
  offer(row: RequestRow, state: InspectionState): Offer;
  /** Whether the act meets the offer. */
  judge(act: ApprovalAct, offer: Offer): ApprovalJudgement;
  forget(id: string): void;
}

export type ApprovalJudgement =
  | { status: "met" }
  | { status: "changed"; reason: string }
  | { status: "not-allowed"; reason: string };
