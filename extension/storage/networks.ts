import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    networks: { key: number; value: NetworkRow };
  }
}

/** A network the user added or changed. */
export interface NetworkRow {
  chainId: number;
  name: string;
  rpcUrl: string;
  symbol: string;
}

export interface NetworkRepository {
  loadAll(): Promise<NetworkRow[]>;
  save(row: NetworkRow): Promise<void>;
}

/** Keeps the networks the user added or changed. Effects: storage. */
export function createNetworkRepository(database: Database): NetworkRepository {
  return {
    loadAll: () => database.getAll("networks"),
    async save(row) {
      await database.put("networks", row);
    },
  };
}
