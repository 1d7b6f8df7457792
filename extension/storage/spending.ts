import type { PastSpend } from "../domain/policy/policyFacts.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    spending: { key: string; value: SpendingRow };
  }
}

/** What one approved request moves, as sums over time count it. */
export interface SpendingRow {
  /** The request's. */
  id: string;
  spend: PastSpend;
}

export interface SpendingRepository {
  loadAll(): Promise<SpendingRow[]>;
  save(row: SpendingRow): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Keeps what was spent. Effects: storage. */
export function createSpendingRepository(database: Database): SpendingRepository {
  return {
    loadAll: () => database.getAll("spending"),
    async save(row) {
      // Strict: an approval is spent on the strength of this row, and one that was lost would let more pass.
      const transaction = database.transaction("spending", "readwrite", { durability: "strict" });
      await transaction.store.put(row);
      await transaction.done;
    },
    async remove(ids) {
      const transaction = database.transaction("spending", "readwrite");
      for (const id of ids) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}
