import type { PastSpend } from "../../../extension/domain/policy/policyFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

/**
 * What each account signed for within the last 30 days, for rules about sums over time. What is not known to have come to
 * nothing counts.
 */
export interface SpendingLedger {
  /** Newest last; without the request that asks, which must not count itself twice. In memory. */
  history(account: Address | null, exceptRequest?: string): readonly PastSpend[];
  /** Counts at once, in memory, and resolves when it is written. Throws where it cannot be: nothing may be approved then. Effects: storage. */
  reserve(request: string, spend: PastSpend): Promise<void>;
  /** It is known that nothing came of the request. Effects: storage. */
  release(request: string): Promise<void>;
  /** The requests that are counted, for whoever ends what an earlier worker left. */
  reserved(): readonly string[];
  /** Called after every change. Returns the unsubscribe function. */
  watch(listener: () => void): () => void;
}
