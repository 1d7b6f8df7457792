import type { AbiFunction } from "../domain/contractInterface.ts";
import type { Hex } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    contractSources: { key: string; value: SourceRow };
    descriptorSets: { key: string; value: DescriptorSetRow };
  }
}

/** What a server said of the source of one piece of code. */
export interface SourceRow {
  /** Server, chain, address and hash of the code. */
  id: string;
  status: "verified" | "unverified";
  functions: Readonly<Record<Hex, AbiFunction>>;
  /** Milliseconds. */
  askedAt: number;
}

export interface SourceRepository {
  load(id: string): Promise<SourceRow | undefined>;
  /** Of more than `atMost` rows the oldest go. */
  save(row: SourceRow, atMost: number): Promise<void>;
}

/** Keeps what was said of sources. Effects: storage. */
export function createSourceRepository(database: Database): SourceRepository {
  return {
    load: (id) => database.get("contractSources", id),
    async save(row, atMost) {
      await database.put("contractSources", row);
      if ((await database.count("contractSources")) <= atMost) return;
      const rows = await database.getAll("contractSources");
      const old = rows.sort((a, b) => b.askedAt - a.askedAt).slice(atMost);
      for (const { id } of old) await database.delete("contractSources", id);
    },
  };
}

/** The last good copy of one set of descriptors. */
export interface DescriptorSetRow {
  /** Where it is read from; `file:` and its name for one that came from a file. */
  url: string;
  name: string;
  licence: string;
  /** ISO 8601. */
  date: string;
  /** Over `files`; compared whenever they are loaded. */
  hash: Hex;
  /** The descriptors' texts by path. */
  files: Readonly<Record<string, string>>;
  fetchedAt: number;
  triedAt: number;
  /** Why the last try to renew it brought nothing, in words; null: it did. */
  problem: string | null;
}

export interface DescriptorSetRepository {
  loadAll(): Promise<DescriptorSetRow[]>;
  save(row: DescriptorSetRow): Promise<void>;
  remove(url: string): Promise<void>;
}

/** Keeps sets of descriptors. Effects: storage. */
export function createDescriptorSetRepository(database: Database): DescriptorSetRepository {
  return {
    loadAll: () => database.getAll("descriptorSets"),
    save: async (row) => void (await database.put("descriptorSets", row)),
    remove: (url) => database.delete("descriptorSets", url),
  };
}
