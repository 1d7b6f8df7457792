import type { Address } from "../domain/primitives.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    sites: { key: string; value: SiteRow };
  }
}

/** What one origin was given. */
export interface SiteRow {
  origin: string;
  /** The first is the one the site sees as selected. */
  accounts: Address[];
  chainId: number;
  connectedAt: number;
  callBudget: { perHour: number; beforeFirstAct: number };
}

export interface SiteRepository {
  loadAll(): Promise<SiteRow[]>;
  save(row: SiteRow): Promise<void>;
  remove(origin: string): Promise<void>;
}

/** Keeps what each origin was given. Effects: storage. */
export function createSiteRepository(database: Database): SiteRepository {
  return {
    loadAll: () => database.getAll("sites"),
    async save(row) {
      await database.put("sites", row);
    },
    remove: (origin) => database.delete("sites", origin),
  };
}
