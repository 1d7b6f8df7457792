import type { Address, Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    policyVersions: { key: string; value: PolicyVersionRow };
  }
}

/** One document that acted, or was to act, at some time; whoever reads it decodes `document`. */
export interface PolicyVersionRow {
  /** Account, time and version. */
  id: string;
  account: Address;
  version: Hex;
  at: number;
  by: "you" | "chain";
  document: unknown;
}

export interface PolicyVersionRepository {
  loadOf(account: Address): Promise<PolicyVersionRow[]>;
  /** Keeps the newest `most` of the row's account. */
  add(row: PolicyVersionRow, most: number): Promise<void>;
}

/** Keeps earlier policies. Effects: storage. */
export function createPolicyVersionRepository(database: Database): PolicyVersionRepository {
  const newestFirst = async (account: Address) =>
    (await database.getAll("policyVersions"))
      .filter((row) => row.account === account)
      .sort((a, b) => b.at - a.at);
  return {
    loadOf: newestFirst,
    async add(row, most) {
      const old = (await newestFirst(row.account)).slice(most - 1);
      const transaction = database.transaction("policyVersions", "readwrite");
      await transaction.store.put(row);
      for (const { id } of old) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}
