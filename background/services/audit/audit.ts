import type { Level, Outcome } from "../../../extension/domain/level.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import type {
  AuditEntryView,
  AuditKind,
  AuditView,
  VerdictMark,
  WareRecordView,
} from "../../../extension/messages/views.policy.ts";

/** One thing that happened, to be written to the log. What is absent is not known or does not apply. */
export interface AuditNote {
  kind: AuditKind;
  account?: Address | null;
  /** The request's id. */
  request?: string | null;
  origin?: string | null;
  ware?: number | null;
  level?: Level | "unknown" | null;
  outcome?: Outcome | null;
  /** One sentence. Cut at 400 characters. */
  text: string;
  /** Everything else, by name. A value longer than 4,000 characters is replaced by its length and hash. */
  fields?: readonly { name: string; value: string }[];
}

/** What a check of the whole log found. `at`: the time of the first entry that cannot be believed. */
export type Integrity =
  | { status: "intact" }
  | { status: "broken"; at: number | null }
  /** Locked: the seal cannot be checked. */
  | { status: "unchecked" };

export type RetentionDays = 30 | 90 | 365 | 3650;

export interface AuditPage {
  entries: readonly AuditEntryView[];
  /** What to pass as `before` for the next page; null: there is none. */
  next: number | null;
}

/** The name of the alarm whose firing `main` passes to `prune`. */
export const auditAlarm = "audit";

/** The log of what was asked, disclosed, decided and approved: chained, sealed by the vault, never leaving the device. */
export interface AuditService {
  /**
   * Has something written, in the order of the calls. Never throws and never waits: what cannot be written leaves a hole,
   * which `view` says. Effects: storage.
   */
  note(note: AuditNote): void;
  /** Resolves when all that was noted so far is written or known not to be. */
  settled(): Promise<void>;
  view(): AuditView;
  /** Newest first. Effects: storage, read only. */
  load(filter: AuditFilter, page: { before?: number | undefined; limit: number }): Promise<AuditPage>;
  /** The filtered entries with all hashes of the chain as one JSON text. Effects: storage, read only. */
  export(filter: AuditFilter): Promise<{ text: string; count: number }>;
  /** Checks the whole chain and its seal. Effects: storage. */
  verify(): Promise<Integrity>;
  /** Older entries are removed now. Effects: storage. */
  setRetention(days: RetentionDays): Promise<void>;
  retentionDays(): RetentionDays;
  /** Removes what is older than the retention; while locked nothing. Called at boot and once a day. Effects: storage. */
  prune(): Promise<void>;
  /** The wallet was locked or unlocked: what was written while locked is sealed, and everything is checked. Effects: storage. */
  lockChanged(): Promise<void>;
  /** Null takes it back. False where the log has no verdict of this SecWare about this request. */
  mark(request: string, ware: number, mark: VerdictMark | null): Promise<boolean>;
  /** The user's own record of one SecWare, from the log. */
  recordOf(ware: number): WareRecordView;
  watch(listener: () => void): () => void;
}
