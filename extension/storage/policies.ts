import type { Address } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    policy: { key: string; value: PolicyRow };
  }
}

/** What is kept of one account's policy; its owner decodes `state` when it loads it. */
export interface PolicyRow {
  id: Address;
  state: unknown;
  /** Over `state`, by a key of the account; absent: whoever wrote it was not this wallet. */
  mac?: string;
}

export interface PolicyRepository {
  loadAll(): Promise<PolicyRow[]>;
  save(row: PolicyRow): Promise<void>;
}

/** Keeps policies by account. Effects: storage. */
export function createPolicyRepository(database: Database): PolicyRepository {
  return {
    loadAll: () => database.getAll("policy"),
    async save(row) {
      await database.put("policy", row);
    },
  };
}
