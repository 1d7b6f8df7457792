import type { SelfCheckView } from "../../../extension/messages/views.policy.ts";

/** Decides the built-in requests again whenever what they are decided by has changed, and says what came of it. */
export interface SelfChecks {
  view(): SelfCheckView;
  /**
   * Runs if the wallet is open and its version, the selected account's policy or what is bound is not what it was at the last
   * run; else nothing. A look during a run is taken after it. Never throws, asks nobody. Effects: storage.
   */
  look(): Promise<void>;
  watch(listener: () => void): () => void;
}
