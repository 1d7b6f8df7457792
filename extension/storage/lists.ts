import type { Feed } from "../domain/lists/feed.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    feeds: { key: string; value: FeedRow };
  }
}

/** The last good copy of one list, and how the last try to renew it went. */
export interface FeedRow {
  url: string;
  feed: Feed;
  /** When `feed` was fetched. */
  fetchedAt: number;
  /** When it was last tried, with or without success. */
  triedAt: number;
  /** Why the last try brought nothing, in words; null: it did. */
  problem: string | null;
}

export interface FeedRepository {
  loadAll(): Promise<FeedRow[]>;
  save(row: FeedRow): Promise<void>;
  remove(url: string): Promise<void>;
}

/** Keeps lists. Effects: storage. */
export function createFeedRepository(database: Database): FeedRepository {
  return {
    loadAll: () => database.getAll("feeds"),
    save: async (row) => void (await database.put("feeds", row)),
    remove: (url) => database.delete("feeds", url),
  };
}
