import type { Address, Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    batches: { key: string; value: BatchRow };
  }
}

/** One call of a batch on its way. `stopped`: never sent, because an earlier one failed or the wallet was interrupted. */
export interface BatchCall {
  state: "waiting" | "signed" | "sent" | "mined" | "reverted" | "stopped";
  hash: Hex | null;
  /** Recorded before it is sent; null before it is signed. */
  raw: Hex | null;
  receipt: BatchReceipt | null;
}

/** The part of a receipt that EIP-5792 shows. */
export interface BatchReceipt {
  logs: readonly { address: Address; data: Hex; topics: readonly Hex[] }[];
  status: Hex;
  blockHash: Hex;
  blockNumber: Hex;
  gasUsed: Hex;
  transactionHash: Hex;
}

export interface BatchRow {
  /** Origin and the page's id: another site cannot ask for it. */
  id: string;
  callsId: string;
  origin: string;
  account: Address;
  chainId: number;
  request: string;
  at: number;
  calls: readonly BatchCall[];
}

export interface BatchRepository {
  load(origin: string, callsId: string): Promise<BatchRow | null>;
  loadAll(): Promise<BatchRow[]>;
  /** False where there is one of that id already. */
  create(row: BatchRow): Promise<boolean>;
  /** Changes one call; resolves with the changed row. */
  setCall(id: string, index: number, changes: Partial<BatchCall>): Promise<BatchRow | null>;
}

/** The key of a batch. */
export function batchIdOf(origin: string, callsId: string): string {
  return `${origin} ${callsId}`;
}

/** Keeps batches. Effects: storage. */
export function createBatchRepository(database: Database): BatchRepository {
  return {
    load: async (origin, callsId) => (await database.get("batches", batchIdOf(origin, callsId))) ?? null,
    loadAll: () => database.getAll("batches"),
    async create(row) {
      const transaction = database.transaction("batches", "readwrite");
      const known = await transaction.store.get(row.id);
      if (known === undefined) await transaction.store.put(row);
      await transaction.done;
      return known === undefined;
    },
    async setCall(id, index, changes) {
      const transaction = database.transaction("batches", "readwrite");
      const row = await transaction.store.get(id);
      const calls = row?.calls.map((call, at) => (at === index ? { ...call, ...changes } : call));
      const changed = row === undefined || calls === undefined ? null : { ...row, calls };
      if (changed !== null) await transaction.store.put(changed);
      await transaction.done;
      return changed;
    },
  };
}
