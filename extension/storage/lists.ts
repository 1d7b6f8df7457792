import type { Feed } from "../domain/lists/feed.ts";
import type { Database } from "./database.ts";

declare module "./database.ts" {
  interface Schema {
    feeds: { key: string; value: FeedRow };
  }
}

/** The last good copy of one list, and how the last try to renew it went. */
export interface FeedRow {
  /** Where it is read from; `file:` and its name for one that came from a file and is not renewed by itself. */
  url: string;
  feed: Feed;
  /** When `feed` was fetched. */
  fetchedAt: number;
  /** When it was last tried, with or without success. */
  triedAt: number;
  /** Why the last try brought nothing, in words; null: it did. */
  problem: string | null;
  /** The server's own name of this copy; absent: it told none. */
  etag?: string | null;
}

export interface FeedRepository {
  /** The keys of all. Few; the copies are large and are loaded one at a time. */
  keys(): Promise<string[]>;
  load(url: string): Promise<FeedRow | undefined>;
  save(row: FeedRow): Promise<void>;
  remove(url: string): Promise<void>;
}

/** Keeps lists. Effects: storage. */
export function createFeedRepository(database: Database): FeedRepository {
  return {
    keys: () => database.getAllKeys("feeds"),
    load: (url) => database.get("feeds", url),
    save: async (row) => void (await database.put("feeds", row)),
    remove: (url) => database.delete("feeds", url),
  };
}
