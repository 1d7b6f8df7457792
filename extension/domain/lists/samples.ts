import { type Feed, type FeedEntry, feedHashOf } from "./feed.ts";
import { type ListView, loadList, viewOf } from "./listView.ts";

/** A feed over entries, with a true count and hash. For tests. */
export function feedOf(entries: readonly FeedEntry[], changes: Partial<Feed> = {}): Feed {
  return {
    v: 1,
    name: "Sample",
    licence: "CC0-1.0",
    date: "2026-09-01T00:00:00Z",
    count: entries.length,
    hash: feedHashOf(entries),
    entries: [...entries],
    ...changes,
  };
}

/** Lists named "Sample 0", "Sample 1" and so on, loaded. For tests. */
export function listsOf(...feeds: (readonly FeedEntry[])[]): ListView {
  return viewOf(
    feeds.map((entries, index) => loadList(feedOf(entries, { name: `Sample ${index}` }), [7, 11])),
  );
}
