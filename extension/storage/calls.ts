import type { Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    callCounters: { key: string; value: CallCounterRow };
    calls: { key: string; value: SignedCallRow };
  }
}

/** The counter of one caller of one purchase. Same shape as the client's own row, which may not know this folder. */
export interface CallCounterRow {
  id: string;
  purchaseId: Hex;
  caller: Hex;
  high: number;
  free: readonly number[];
  unresolved: readonly { seq: number; signedAtMs: number }[];
  ack: Hex;
  answered: number;
  asked: number;
  latencyMs: number | null;
  lastProblem: string | null;
}

/** A call as it was signed. */
export interface SignedCallRow {
  id: string;
  counter: string;
  seq: number;
  secwareId: Hex;
  kind: string;
  requestHash: Hex;
  subjectHash: Hex;
  signature: Hex;
  sentAtMs: number;
}

export interface CallRepository {
  loadCounters(): Promise<readonly CallCounterRow[]>;
  saveCounter(row: CallCounterRow): Promise<void>;
  /** In one transaction: a number is never taken without the bytes that took it. */
  saveSigned(counter: CallCounterRow, call: SignedCallRow): Promise<void>;
  loadCall(id: string): Promise<SignedCallRow | null>;
  removeCall(id: string): Promise<void>;
}

/** Keeps the counters of calls and the calls that have no answer yet. Effects: storage. */
export function createCallRepository(database: Database): CallRepository {
  return {
    loadCounters: () => database.getAll("callCounters"),
    async saveCounter(row) {
      await database.put("callCounters", row);
    },
    async saveSigned(counter, call) {
      // Strict: a number that was sent and then forgotten would be signed twice.
      const transaction = database.transaction(["callCounters", "calls"], "readwrite", {
        durability: "strict",
      });
      await Promise.all([
        transaction.objectStore("callCounters").put(counter),
        transaction.objectStore("calls").put(call),
        transaction.done,
      ]);
    },
    loadCall: async (id) => (await database.get("calls", id)) ?? null,
    async removeCall(id) {
      await database.delete("calls", id);
    },
  };
}
