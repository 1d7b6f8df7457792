import type { RememberedProxy } from "../domain/contractFacts.ts";
import type { Address } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    contracts: { key: string; value: ContractRow; indexes: { seenAt: number } };
  }
}

/** A proxy as it was when something was signed for it. */
export interface ContractRow extends RememberedProxy {
  /** `chainId` and address. */
  id: string;
}

export interface ContractRepository {
  load(chainId: number, address: Address): Promise<ContractRow | null>;
  save(row: ContractRow): Promise<void>;
  /** Removes the oldest of what is more than `most`; those that something is allowed to go last. */
  prune(most: number): Promise<void>;
}

/** The name of a contract's row. */
export function contractRowId(chainId: number, address: Address): string {
  return `${chainId} ${address}`;
}

/** Keeps proxies as they were. Effects: storage. */
export function createContractRepository(database: Database): ContractRepository {
  return {
    load: async (chainId, address) =>
      (await database.get("contracts", contractRowId(chainId, address))) ?? null,
    async save(row) {
      await database.put("contracts", row);
    },
    async prune(most) {
      const transaction = database.transaction("contracts", "readwrite");
      const rows = await transaction.store.index("seenAt").getAll();
      const excess = Math.max(0, rows.length - most);
      const oldest = rows.toSorted((one, other) => Number(one.hasGrant) - Number(other.hasGrant));
      for (const { id } of oldest.slice(0, excess)) await transaction.store.delete(id);
      await transaction.done;
    },
  };
}
