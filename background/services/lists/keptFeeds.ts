import type { HashKey } from "../../../extension/domain/lists/hostSet.ts";
import type { AboutFeed } from "../../../extension/domain/lists/listView.ts";
import type { FeedRepository, FeedRow } from "../../../extension/storage/lists.ts";
import type { FetchFeed } from "./fetchFeed.ts";
import { createLoadedFeeds, type LoadedFeeds } from "./loadedFeeds.ts";

/** A row without the entries, which stay on the disk. */
export type KeptRow = Omit<FeedRow, "feed"> & { about: AboutFeed };

/** The rows of all lists: the entries on the disk, the compact sets and the rest in memory. */
export interface KeptFeeds {
  rows: ReadonlyMap<string, KeptRow>;
  loaded: Pick<LoadedFeeds, "view" | "conflicts">;
  /** Effects: storage. */
  keep(row: FeedRow): Promise<void>;
  /** Effects: storage. */
  remove(url: string): Promise<void>;
  /** Fetches one again; whatever comes, the last good copy stays. Effects: network, storage. */
  renew(row: KeptRow): Promise<void>;
}

export interface KeptFeedsDeps {
  repository: FeedRepository;
  fetchFeed: FetchFeed;
  now: () => number;
  /** For the compact sets of this run of the worker. */
  key: HashKey;
}

/** Loads the last good copies, one after another. Effects: storage. */
export async function createKeptFeeds({
  repository,
  fetchFeed,
  now,
  key,
}: KeptFeedsDeps): Promise<KeptFeeds> {
  const rows = new Map<string, KeptRow>();
  const loaded = createLoadedFeeds(key);
  const take = (row: FeedRow) => {
    if (rows.get(row.url)?.about.hash !== row.feed.hash) loaded.take(row.url, row.feed);
    rows.set(row.url, keptOf(row));
  };
  /** Of a list that was removed meanwhile nothing is kept: it is nobody's. */
  const saveIfThere = async (row: FeedRow) => {
    if (!rows.has(row.url)) return;
    await repository.save(row);
    if (rows.has(row.url)) take(row);
    else await repository.remove(row.url);
  };
  for (const url of await repository.keys()) {
    const row = await repository.load(url);
    if (row !== undefined) take(row);
  }
  return {
    ...{ rows, loaded },
    async keep(row) {
      await repository.save(row);
      take(row);
    },
    async remove(url) {
      await repository.remove(url);
      rows.delete(url);
      loaded.drop(url);
    },
    async renew({ url, about, etag = null }) {
      const load = async () => (await repository.load(url))?.feed ?? null;
      const fetched = await fetchFeed(url, { about, etag, load });
      const triedAt = now();
      if (fetched.status === "fetched") {
        const { feed, etag: newEtag } = fetched;
        return saveIfThere({ url, feed, etag: newEtag, fetchedAt: triedAt, triedAt, problem: null });
      }
      const stored = await repository.load(url);
      const problem = fetched.status === "unchanged" ? null : fetched.reason;
      if (stored !== undefined) await saveIfThere({ ...stored, triedAt, problem });
    },
  };
}

function keptOf({ feed: { name, licence, date, count, hash }, ...row }: FeedRow): KeptRow {
  return { ...row, about: { name, licence, date, count, hash } };
}
