import type { Address, Hex } from "../../../protocol/index.ts";
import { type AdmissionState, type Counter, freshCounter } from "./admission.ts";
import type { CallKey, VoucherProof } from "./callStore.ts";

/** A caller's counter with its newest voucher. */
export interface KnownCounter extends Counter {
  newest: VoucherProof | null;
}

/** One purchase as the database has it: its counters, and the leases that may still be live. */
export interface KnownPurchase {
  counters: Map<Address, KnownCounter>;
  /** By caller and number: when the lease ends. */
  leases: Map<string, { caller: Address; untilMs: number }>;
}

/**
 * Purchases in memory, so that a call reads of the database only what was never read. Warning: right only within a transaction
 * that holds the write lock, as long as nobody else has written since; `forget` when that is not known, and after a rollback.
 */
export interface KnownPurchases {
  of(purchaseId: Hex, nowMs: number): KnownPurchase;
  forget(): void;
}

const KNOWN_AT_MOST = 2_000;

/** Keeps what `load` reads. */
export function createKnownPurchases(
  load: (purchaseId: Hex, nowMs: number) => KnownPurchase,
): KnownPurchases {
  const known = new Map<Hex, KnownPurchase>();
  return {
    of(purchaseId, nowMs) {
      const kept = known.get(purchaseId);
      if (kept !== undefined) return kept;
      // Everything is read again at the price of one query: no order of use is worth keeping.
      if (known.size >= KNOWN_AT_MOST) known.clear();
      const loaded = load(purchaseId, nowMs);
      known.set(purchaseId, loaded);
      return loaded;
    },
    forget: () => known.clear(),
  };
}

/** The name of a lease within its purchase. */
export const leaseName = ({ caller, seq }: Pick<CallKey, "caller" | "seq">): string => `${caller}/${seq}`;

/** What admission must know of the purchase. Drops leases that have ended. */
export function stateOf(
  { counters, leases }: KnownPurchase,
  caller: Address,
  nowMs: number,
): Omit<AdmissionState, "row" | "openedAtMs"> {
  const totals = { served: 0, highs: 0 };
  for (const { served, high } of counters.values()) {
    totals.served += served;
    totals.highs += high;
  }
  const inFlight = { purchase: 0, caller: 0 };
  for (const [name, lease] of leases) {
    if (lease.untilMs <= nowMs) leases.delete(name);
    else {
      inFlight.purchase++;
      if (lease.caller === caller) inFlight.caller++;
    }
  }
  return { counter: counters.get(caller) ?? freshCounter, totals, inFlight };
}
