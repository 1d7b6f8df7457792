import type { OverrideScope, OverrideTarget } from "../domain/override.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    overrides: { key: string; value: OverrideRow };
  }
}

export type OverrideEnd = "used" | "expired" | "revoked" | "browser closed" | "policy changed";

/** One approval by an exception. */
export interface OverrideUse {
  request: string;
  digest: Hex;
  at: number;
  /** What it moved of the limit's token; 0 where there is no limit. */
  amount: bigint;
}

/** An exception as it was made, and every use of it; what is left is computed from both. */
export interface OverrideRow {
  id: string;
  /** Null: every account. */
  account: Address | null;
  /** The account whose policy it was made against; null: of a request without one. */
  madeBy: Address | null;
  what: OverrideScope;
  which: OverrideTarget;
  createdAt: number;
  startsAt: number;
  endsAt: number | null;
  /** The browser session that it ends with; null: it outlives it. */
  session: string | null;
  mostUses: number | null;
  limit: { token: Address | "native"; amount: bigint } | null;
  reason: string;
  /** What the user read before making it. */
  sentence: string;
  /** The rules that it was made against, by their content: another rule of the same name is not excepted. */
  rules: readonly Hex[];
  uses: readonly OverrideUse[];
  /** Uses that are counted and no longer listed. */
  earlier: { uses: number; amount: bigint };
  ended: { at: number; by: OverrideEnd } | null;
  /** Over the rest of the row, by a key of that account; null before it is kept. */
  seal: { by: Address; mac: string } | null;
}

export interface OverrideRepository {
  loadAll(): Promise<OverrideRow[]>;
  /** All of them, or none. */
  save(rows: readonly OverrideRow[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Keeps exceptions. Effects: storage. */
export function createOverrideRepository(database: Database): OverrideRepository {
  return {
    loadAll: () => database.getAll("overrides"),
    async save(rows) {
      // Strict: an approval is spent on the strength of a counted use.
      const transaction = database.transaction("overrides", "readwrite", { durability: "strict" });
      for (const row of rows) await transaction.store.put(row);
      await transaction.done;
    },
    async remove(ids) {
      const transaction = database.transaction("overrides", "readwrite");
      for (const id of ids) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}
