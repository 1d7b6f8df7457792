import { acceptFeed } from "../../../extension/domain/lists/acceptFeed.ts";
import type { KnownGood } from "../../../extension/domain/lists/conflicts.ts";
import { decodeFeed } from "../../../extension/domain/lists/feed.ts";
import type { HashKey } from "../../../extension/domain/lists/hostSet.ts";
import type { AboutFeed } from "../../../extension/domain/lists/listView.ts";
import type { FeedView } from "../../../extension/messages/views.lists.ts";
import type { FeedRepository, FeedRow } from "../../../extension/storage/lists.ts";
import { isRpcUrl } from "../networks/rpcUrl.ts";
import { feedProblems } from "./feedProblems.ts";
import type { FetchFeed } from "./fetchFeed.ts";
import { type AddedFeed, type Lists, listsAlarm } from "./lists.ts";
import { createLoadedFeeds } from "./loadedFeeds.ts";

const DAY_MS = 86_400_000;
const LISTS_AT_MOST = 8;
const FILE = "file:";

export interface ListsDeps {
  repository: FeedRepository;
  fetchFeed: FetchFeed;
  now: () => number;
  setAlarm: (name: string, at: number) => Promise<void>;
  /** For the compact sets of this run of the worker. */
  key: HashKey;
  /** What the lists are compared with, read when they are shown. */
  knownGood: () => KnownGood;
}

/** A row without the entries, which stay on the disk. */
type KeptRow = Omit<FeedRow, "feed"> & { about: AboutFeed };

/** Loads the last good copies, one after another. Effects: storage, one alarm. */
export async function createLists(deps: ListsDeps): Promise<Lists> {
  const { repository, fetchFeed, now, setAlarm, knownGood } = deps;
  const rows = new Map<string, KeptRow>();
  const loaded = createLoadedFeeds(deps.key);
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const take = (row: FeedRow) => {
    if (rows.get(row.url)?.about.hash !== row.feed.hash) loaded.take(row.url, row.feed);
    rows.set(row.url, keptOf(row));
  };
  const keep = async (row: FeedRow) => {
    await repository.save(row);
    take(row);
    changed();
  };
  /** What the last try brought, written beside the copy that stays. */
  const note = async (row: KeptRow, changes: Pick<FeedRow, "triedAt" | "problem">) => {
    const stored = await repository.load(row.url);
    if (stored === undefined || !rows.has(row.url)) return;
    await repository.save({ ...stored, ...changes });
    if (rows.has(row.url)) rows.set(row.url, { ...row, ...changes });
    else await repository.remove(row.url);
  };
  const renew = async (row: KeptRow) => {
    const fetched = await fetchFeed(row.url, {
      about: row.about,
      etag: row.etag ?? null,
      load: async () => (await repository.load(row.url))?.feed ?? null,
    });
    // Removed meanwhile: what was fetched is nobody's.
    if (!rows.has(row.url)) return;
    const triedAt = now();
    if (fetched.status !== "fetched") {
      return note(row, { triedAt, problem: fetched.status === "unchanged" ? null : fetched.reason });
    }
    const { feed, etag } = fetched;
    const next = { url: row.url, feed, etag, fetchedAt: triedAt, triedAt, problem: null };
    await repository.save(next);
    if (rows.has(row.url)) take(next);
    else await repository.remove(row.url);
  };
  const refresh = async () => {
    for (const row of [...rows.values()]) if (!isFromFile(row)) await renew(row);
    changed();
    await setAlarm(listsAlarm, now() + DAY_MS);
  };
  for (const url of await repository.keys()) {
    const row = await repository.load(url);
    if (row !== undefined) take(row);
  }
  await setAlarm(listsAlarm, nextOf([...rows.values()], now()));
  const isFull = (url: string) => !rows.has(url) && rows.size >= LISTS_AT_MOST;

  return {
    current: loaded.view,
    view: () => {
      const conflicts = loaded.conflicts(knownGood());
      return { list: [...rows.values()].map(viewOfRow), conflicts };
    },
    async add(text): Promise<AddedFeed> {
      const url = text.trim();
      if (!isRpcUrl(url)) return refused("Enter an https address (http only on this machine).");
      if (rows.has(url)) return refused("This list was added before.");
      if (isFull(url)) return refused(tooMany);
      const fetched = await fetchFeed(url, null);
      if (fetched.status !== "fetched") return refused(reasonOf(fetched));
      const { feed, etag } = fetched;
      await keep({ url, feed, etag, fetchedAt: now(), triedAt: now(), problem: null });
      return { status: "added" };
    },
    async addText(text): Promise<AddedFeed> {
      const decoded = decodeFeed(text);
      if (decoded.status === "refused") return refused(feedProblems[decoded.problem]);
      const { feed } = decoded;
      const url = `${FILE}${feed.name}`;
      if (isFull(url)) return refused(tooMany);
      const accepted = acceptFeed(rows.get(url)?.about ?? null, feed, now());
      if (accepted.status === "refused") return refused(feedProblems[accepted.problem]);
      await keep({ url, feed, fetchedAt: now(), triedAt: now(), problem: null });
      return { status: "added" };
    },
    async remove(url) {
      await repository.remove(url);
      rows.delete(url);
      loaded.drop(url);
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

const tooMany = `There are ${LISTS_AT_MOST} lists already.`;

/** A day after the oldest try of what can be renewed, never later than a day from now. */
function nextOf(rows: readonly KeptRow[], now: number): number {
  const tries = rows.filter((row) => !isFromFile(row)).map(({ triedAt }) => triedAt);
  return Math.min(now, ...tries) + DAY_MS;
}

function isFromFile({ url }: Pick<KeptRow, "url">): boolean {
  return url.startsWith(FILE);
}

function keptOf({ feed: { name, licence, date, count, hash }, ...row }: FeedRow): KeptRow {
  return { ...row, about: { name, licence, date, count, hash } };
}

function viewOfRow({ url, about, fetchedAt, triedAt, problem }: KeptRow): FeedView {
  return { url, isFromFile: isFromFile({ url }), ...about, fetchedAt, triedAt, problem };
}

function reasonOf(fetched: { status: "unchanged" } | { status: "refused"; reason: string }): string {
  return fetched.status === "refused" ? fetched.reason : "Its server sent nothing.";
}

function refused(reason: string): AddedFeed {
  return { status: "refused", reason };
}
