import { type Feed, type FeedEntry, feedHashOf } from "./feed.ts";

/** A feed over entries, with its count and hash. The same entries give the same feed. */
export function makeFeed(
  entries: readonly FeedEntry[],
  { name, licence, date }: { name: string; licence: string /** ISO 8601. */; date: string },
): Feed {
  return {
    v: 1,
    name,
    licence,
    date,
    count: entries.length,
    hash: feedHashOf(entries),
    entries: [...entries],
  };
}
