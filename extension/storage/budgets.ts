import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    budgets: { key: string; value: BudgetRow };
  }
}

/** The metered calls that one origin caused lately, and whether its user ever acted. */
export interface BudgetRow {
  /** The origin. */
  id: string;
  /** When each call was made; older ones than an hour are dropped. */
  calls: readonly number[];
  hasActed: boolean;
}

export interface BudgetRepository {
  load(origin: string): Promise<BudgetRow | null>;
  loadAll(): Promise<BudgetRow[]>;
  /** Reads, changes and writes one row in one transaction; resolves with the new row. */
  change(origin: string, change: (row: BudgetRow) => BudgetRow): Promise<BudgetRow>;
}

/** Keeps the use of call budgets. Effects: storage. */
export function createBudgetRepository(database: Database): BudgetRepository {
  return {
    load: async (origin) => (await database.get("budgets", origin)) ?? null,
    loadAll: () => database.getAll("budgets"),
    async change(origin, change) {
      const transaction = database.transaction("budgets", "readwrite");
      const row = (await transaction.store.get(origin)) ?? { id: origin, calls: [], hasActed: false };
      const changed = change(row);
      await transaction.store.put(changed);
      await transaction.done;
      return changed;
    },
  };
}
