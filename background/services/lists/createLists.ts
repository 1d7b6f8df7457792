import { acceptFeed } from "../../../extension/domain/lists/acceptFeed.ts";
import type { KnownGood } from "../../../extension/domain/lists/conflicts.ts";
import { decodeFeed } from "../../../extension/domain/lists/feed.ts";
import type { FeedView } from "../../../extension/messages/views.lists.ts";
import type { FeedRow } from "../../../extension/storage/lists.ts";
import { isRpcUrl } from "../networks/rpcUrl.ts";
import { feedProblems } from "./feedProblems.ts";
import { createKeptFeeds, type KeptFeeds, type KeptFeedsDeps, type KeptRow } from "./keptFeeds.ts";
import { type AddedFeed, type Lists, listsAlarm } from "./lists.ts";

const DAY_MS = 86_400_000;
const LISTS_AT_MOST = 8;
const FILE = "file:";

export interface ListsDeps extends KeptFeedsDeps {
  setAlarm: (name: string, at: number) => Promise<void>;
  /** What the lists are compared with, read when they are shown. */
  knownGood: () => KnownGood;
}

/** Loads the last good copies. Effects: storage, one alarm. */
export async function createLists(deps: ListsDeps): Promise<Lists> {
  const { now, setAlarm, knownGood } = deps;
  const kept = await createKeptFeeds(deps);
  const { rows, loaded } = kept;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const refresh = async () => {
    for (const row of [...rows.values()]) if (!isFromFile(row)) await kept.renew(row);
    changed();
    await setAlarm(listsAlarm, now() + DAY_MS);
  };
  await setAlarm(listsAlarm, nextOf([...rows.values()], now()));
  return {
    ...createAdding(deps, kept, changed),
    current: loaded.view,
    view: () => ({ list: [...rows.values()].map(viewOfRow), conflicts: loaded.conflicts(knownGood()) }),
    async remove(url) {
      await kept.remove(url);
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

function createAdding(
  { fetchFeed, now }: ListsDeps,
  { rows, keep }: KeptFeeds,
  changed: () => void,
): Pick<Lists, "add" | "addText"> {
  const isFull = (url: string) => !rows.has(url) && rows.size >= LISTS_AT_MOST;
  const added = async (row: Pick<FeedRow, "url" | "feed" | "etag">): Promise<AddedFeed> => {
    await keep({ ...row, fetchedAt: now(), triedAt: now(), problem: null });
    changed();
    return { status: "added" };
  };
  return {
    async add(text) {
      const url = text.trim();
      if (!isRpcUrl(url)) return refused("Enter an https address (http only on this machine).");
      if (rows.has(url)) return refused("This list was added before.");
      if (isFull(url)) return refused(tooMany);
      const fetched = await fetchFeed(url, null);
      if (fetched.status !== "fetched") return refused(reasonOf(fetched));
      return added({ url, feed: fetched.feed, etag: fetched.etag });
    },
    async addText(text) {
      const decoded = decodeFeed(text);
      if (decoded.status === "refused") return refused(feedProblems[decoded.problem]);
      const { feed } = decoded;
      const url = `${FILE}${feed.name}`;
      if (isFull(url)) return refused(tooMany);
      const accepted = acceptFeed(rows.get(url)?.about ?? null, feed, now());
      if (accepted.status === "refused") return refused(feedProblems[accepted.problem]);
      return added({ url, feed });
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

function viewOfRow({ url, about, fetchedAt, triedAt, problem }: KeptRow): FeedView {
  return { url, isFromFile: isFromFile({ url }), ...about, fetchedAt, triedAt, problem };
}

function reasonOf(fetched: { status: "unchanged" } | { status: "refused"; reason: string }): string {
  return fetched.status === "refused" ? fetched.reason : "Its server sent nothing.";
}

function refused(reason: string): AddedFeed {
  return { status: "refused", reason };
}
