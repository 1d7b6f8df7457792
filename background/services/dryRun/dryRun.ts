import type { DryRunResult } from "../../../extension/domain/policy/dryRun.ts";
import type { DryRunView } from "../../../extension/messages/views.policy.ts";

export type DryRunOutcome =
  | { status: "done"; own: DryRunResult; builtIn: DryRunResult }
  | { status: "refused"; reason: string };

/** Tries a policy on the past. Changes nothing, asks nobody. */
export interface DryRuns {
  /**
   * Decides the selected account's requests of the last days, and the built-in ones, by what acts and by this document. One
   * at a time; in between it gives way to everything else. Effects: storage, read only.
   */
  run(document: unknown, days: 30 | 90): Promise<DryRunOutcome>;
  view(): DryRunView;
  watch(listener: () => void): () => void;
}
