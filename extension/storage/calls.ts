import type { CallRow, CallStore, CounterRow } from "../sechub/callStore.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    callCounters: { key: string; value: CounterRow };
    calls: { key: string; value: CallRow };
  }
}

/** Keeps the counters of calls and the calls that have no answer yet. Effects: storage. */
export function createCallRepository(database: Database): CallStore {
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
