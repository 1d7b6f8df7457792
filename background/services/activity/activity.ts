import type { Address } from "../../../extension/domain/primitives.ts";
import type { ActivityListView } from "../../../extension/messages/views.ts";
import type { ActivityRow } from "../../../extension/storage/activity.ts";

/** What became of every request, newest first. */
export interface Activity {
  view(): Promise<ActivityListView>;
  /** Writes or replaces a row. Effects: storage. */
  record(row: ActivityRow): Promise<void>;
  /** A page's request that was refused before it became one. At most a few per origin and minute are kept. Effects: storage. */
  recordRefusal(refusal: Refusal): Promise<void>;
  find(id: string): ActivityRow | null;
  /** Effects: storage. */
  setState(id: string, state: ActivityRow["state"]): Promise<void>;
  /** Whom the accounts dealt with, once per time, from requests that were signed. */
  counterparties(): readonly Address[];
  /** Transactions that were sent and whose end is not known; batches follow their own calls. */
  pending(): readonly ActivityRow[];
  /** The highest nonce that this wallet has sent from an account on a chain and that is not known to have failed; null: none. */
  highestNonce(account: Address, chainId: number): number | null;
  /** Called after every change, with the row. Returns the unsubscribe function. */
  watch(listener: (row: ActivityRow) => void): () => void;
}

export interface Refusal {
  kind: ActivityRow["kind"];
  origin: string;
  account: Address;
  chainId: number;
  /** Our own constant words. */
  reason: string;
}
