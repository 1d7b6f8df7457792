import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    hubCopies: { key: string; value: CopyRow };
    catalogueCopy: { key: string; value: CopyRow };
  }
}

/** The last good copy of something that lives on a chain; its owner decodes `copy` when it loads it. */
export interface CopyRow {
  id: string;
  readAt: number;
  copy: unknown;
}
export type CopyStore = "hubCopies" | "catalogueCopy";

export interface CopyRepository {
  load(id: string): Promise<CopyRow | null>;
  loadAll(): Promise<CopyRow[]>;
  save(row: CopyRow): Promise<void>;
}

/** Keeps last good copies of one noun. Effects: storage. */
export function createCopyRepository(database: Database, store: CopyStore): CopyRepository {
  return {
    load: async (id) => (await database.get(store, id)) ?? null,
    loadAll: () => database.getAll(store),
    async save(row) {
      await database.put(store, row);
    },
  };
}
