import {
  CONFLICTS_AT_MOST,
  type Conflicts,
  conflictsWith,
  conflictsWithKnown,
  type KnownGood,
} from "../../../extension/domain/lists/conflicts.ts";
import type { Feed } from "../../../extension/domain/lists/feed.ts";
import type { HashKey } from "../../../extension/domain/lists/hostSet.ts";
import {
  type ListView,
  type LoadedList,
  loadList,
  viewOf,
} from "../../../extension/domain/lists/listView.ts";

/** The lists in memory: compact sets, and what two of them say against each other. The entries themselves are let go. */
export interface LoadedFeeds {
  /** Takes the place of the one of the same key. */
  take(key: string, feed: Feed): void;
  drop(key: string): void;
  view(): ListView;
  conflicts(known: KnownGood): Conflicts;
}

export function createLoadedFeeds(hashKey: HashKey): LoadedFeeds {
  const loaded = new Map<string, LoadedList>();
  const between = new Map<string, Conflicts & { keys: readonly [string, string] }>();
  let view = viewOf([]);
  const drop = (key: string) => {
    loaded.delete(key);
    for (const [pair, { keys }] of [...between]) if (keys.includes(key)) between.delete(pair);
    view = viewOf([...loaded.values()]);
  };
  return {
    drop,
    take(key, feed) {
      drop(key);
      for (const [other, list] of loaded) {
        between.set(`${key}\n${other}`, { ...conflictsWith(feed, list), keys: [key, other] });
      }
      loaded.set(key, loadList(feed, hashKey));
      view = viewOf([...loaded.values()]);
    },
    view: () => view,
    conflicts(known) {
      const ofUser = [...loaded.values()].flatMap((list) => conflictsWithKnown(list, known));
      const ofLists = [...between.values()];
      return {
        shown: [...ofUser, ...ofLists.flatMap(({ shown }) => shown)].slice(0, CONFLICTS_AT_MOST),
        total: ofUser.length + ofLists.reduce((sum, { total }) => sum + total, 0),
      };
    },
  };
}
