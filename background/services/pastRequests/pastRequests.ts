import type { Override } from "../../../extension/domain/override.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";

export type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";

/** What the user's own past requests were decided on. Never leaves the device. */
export interface PastRequests {
  /** Of one account, and those that were of none; oldest first. Effects: storage, read only. */
  since(time: number, account: Address): Promise<readonly PastRequestRow[]>;
  /** How many of the last 90 days an exception would have covered, had it been there. Effects: storage, read only. */
  countCovered(override: Override): Promise<number>;
  /** Removes what is too old or too much. Called at boot and once a day. Effects: storage. */
  prune(): Promise<void>;
  /** Resolves when all that was told so far is written. */
  settled(): Promise<void>;
}
