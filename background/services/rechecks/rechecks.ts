import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Decision } from "../../../extension/domain/decision.ts";
import type { RechecksView } from "../../../extension/messages/views.policy.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { AskedOutcome } from "../hub/hub.ts";

export interface RecheckSchedule {
  every: "off" | "day" | "week";
  /** Metered calls of one run. */
  callsPerRun: number;
}

/** Judges again, after signing, what still stands: open approvals, their spenders, and connected sites. */
export interface Rechecks {
  view(): RechecksView;
  /** A request was approved: what it lets stand is watched from now on. Never throws. Effects: storage. */
  noteApproved(row: RequestRow, decision: Decision, context: InspectionContext): Promise<void>;
  /** Effects: storage, one alarm. */
  setSchedule(schedule: RecheckSchedule): Promise<void>;
  /** Checks everything that stands, within the budget; a run that is under way is the same run. Effects: network, storage. */
  run(): Promise<{ status: "done" } | { status: "unavailable"; reason: string }>;
  /** Runs if it is time and the wallet is open; else waits for both. Effects: as `run`. */
  tick(): Promise<void>;
  /** The ready-made revocation. Effects: storage, prompt to the user. */
  askRevoke(id: string): Promise<AskedOutcome | { status: "done" }>;
  watch(listener: () => void): () => void;
}

/** The name of the alarm whose firing `main` passes to `tick`. */
export const recheckAlarm = "rechecks";
