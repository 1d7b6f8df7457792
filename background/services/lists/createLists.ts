import type { HashKey } from "../../../extension/domain/lists/hostSet.ts";
import { type LoadedList, loadList, viewOf } from "../../../extension/domain/lists/listView.ts";
import type { FeedView } from "../../../extension/messages/views.lists.ts";
import type { FeedRepository, FeedRow } from "../../../extension/storage/lists.ts";
import { isRpcUrl } from "../networks/rpcUrl.ts";
import type { FetchFeed } from "./fetchFeed.ts";
import { type AddedFeed, type Lists, listsAlarm } from "./lists.ts";

const DAY_MS = 86_400_000;
const LISTS_AT_MOST = 8;

export interface ListsDeps {
  repository: FeedRepository;
  fetchFeed: FetchFeed;
  now: () => number;
  setAlarm: (name: string, at: number) => Promise<void>;
  /** For the compact sets of this run of the worker. */
  key: HashKey;
}

/** Loads the last good copies. Effects: storage, one alarm. */
export async function createLists(deps: ListsDeps): Promise<Lists> {
  const { repository, fetchFeed, now, setAlarm, key } = deps;
  const rows = new Map<string, FeedRow>();
  const loaded = new Map<string, LoadedList>();
  const listeners = new Set<() => void>();
  let view = viewOf([]);

  const changed = () => {
    view = viewOf([...loaded.values()]);
    for (const listener of listeners) listener();
  };
  const take = (row: FeedRow) => {
    const isNew = rows.get(row.url)?.feed.hash !== row.feed.hash || !loaded.has(row.url);
    rows.set(row.url, row);
    if (isNew) loaded.set(row.url, loadList(row.feed, key));
  };
  const renew = async (row: FeedRow) => {
    const fetched = await fetchFeed(row.url, row.feed);
    // Removed meanwhile: what was fetched is nobody's.
    if (!rows.has(row.url)) return;
    const next =
      fetched.status === "fetched"
        ? { ...row, feed: fetched.feed, fetchedAt: now(), triedAt: now(), problem: null }
        : { ...row, triedAt: now(), problem: fetched.reason };
    await repository.save(next);
    if (rows.has(row.url)) take(next);
    else await repository.remove(row.url);
  };
  const refresh = async () => {
    for (const row of [...rows.values()]) await renew(row);
    changed();
    await setAlarm(listsAlarm, now() + DAY_MS);
  };
  for (const row of await repository.loadAll()) take(row);
  view = viewOf([...loaded.values()]);
  await setAlarm(listsAlarm, nextOf([...rows.values()], now()));

  return {
    current: () => view,
    view: () => ({ list: [...rows.values()].map(viewOfRow) }),
    async add(text): Promise<AddedFeed> {
      const url = text.trim();
      if (!isRpcUrl(url)) return refused("Enter an https address (http only on this machine).");
      if (rows.has(url)) return refused("This list was added before.");
      if (rows.size >= LISTS_AT_MOST) return refused(`There are ${LISTS_AT_MOST} lists already.`);
      const fetched = await fetchFeed(url, null);
      if (fetched.status === "refused") return refused(fetched.reason);
      const at = now();
      const row = { url, feed: fetched.feed, fetchedAt: at, triedAt: at, problem: null };
      await repository.save(row);
      take(row);
      changed();
      return { status: "added" };
    },
    async remove(url) {
      await repository.remove(url);
      rows.delete(url);
      loaded.delete(url);
      changed();
    },
    refresh,
    async tick() {
      const due = nextOf([...rows.values()], now());
      if (due <= now()) await refresh();
      else await setAlarm(listsAlarm, due);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A day after the oldest try, never later than a day from now. */
function nextOf(rows: readonly FeedRow[], now: number): number {
  return Math.min(now, ...rows.map(({ triedAt }) => triedAt)) + DAY_MS;
}

function viewOfRow({ url, feed, fetchedAt, triedAt, problem }: FeedRow): FeedView {
  const { name, licence, date, count, hash } = feed;
  return { url, name, licence, date, count, hash, fetchedAt, triedAt, problem };
}

function refused(reason: string): AddedFeed {
  return { status: "refused", reason };
}
