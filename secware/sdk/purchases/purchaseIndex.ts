import type { Address, Hex, Kind } from "../../../protocol/index.ts";

/** What the chain says of one caller of one purchase, as far as a SecWare must know it to answer. */
export interface PurchaseFacts {
  ware: number;
  plan: number;
  calls: number;
  /** Of the caller: the most it may use, or null where it is not bound. Seconds. */
  caller: { maxCalls: number; settled: number; validUntil: number; isRevoked: boolean } | null;
  /** Seconds, half open. */
  start: number;
  end: number;
  isLive: boolean;
  /** Kinds that the plan covers. */
  kinds: readonly Kind[];
  confirmations: { have: number; need: number };
}

export type PurchaseRead =
  | { status: "known"; facts: PurchaseFacts /** The chain's own time, seconds. */; chainSeconds: number }
  | { status: "unknown" }
  /** The chain could not be read: nothing may be concluded, and nothing is accepted. */
  | { status: "unavailable" };

/** Where a SecWare learns who bought what. */
export interface PurchaseIndex {
  find(purchaseId: Hex, caller: Address): Promise<PurchaseRead>;
  stop(): Promise<void>;
}

/** An index with fixed facts. Warning: a fake, for tests and benchmarks; it reads no chain. */
export function createFakePurchaseIndex(
  facts: (purchaseId: Hex, caller: Address) => PurchaseFacts | null,
  { chainSeconds }: { chainSeconds: () => number },
): PurchaseIndex {
  return {
    async find(purchaseId, caller) {
      const found = facts(purchaseId, caller);
      return found === null
        ? { status: "unknown" }
        : { status: "known", facts: found, chainSeconds: chainSeconds() };
    },
    async stop() {},
  };
}
