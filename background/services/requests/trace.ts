import type { AskOutcome, RequestRow } from "../../../extension/storage/requests.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import type { ServiceAnswer } from "../inspection/services.ts";
import type { ApprovalAct } from "./types.ts";

/** Hears what becomes of every request. Nothing waits for it and nothing of it throws: no record may keep an answer back. */
export interface RequestTrace {
  asked(row: RequestRow, state: InspectionState): void;
  /** A SecWare answered, or is a gap; again where its answer came after its gap. */
  answered(row: RequestRow, answer: ServiceAnswer): void;
  /** `row` is the one whose approval has just been spent. */
  approved(row: RequestRow, state: InspectionState, act: ApprovalAct): void;
  /** `state` is null where this worker had not inspected it. */
  ended(row: RequestRow, outcome: AskOutcome, state: InspectionState | null): void;
}
