import canonicalize from "canonicalize";
import * as v from "valibot";
import { keccak, toUtf8Bytes } from "../../../protocol/index.ts";
import type { Address, Hex } from "../primitives.ts";

/** Entries at most, and bytes of text at most. */
const FEED_ENTRIES_AT_MOST = 1_000_000;
export const FEED_BYTES_AT_MOST = 64 * 1024 * 1024;

/** `none`: said to be harmless by this list. It lowers nothing: it makes a conflict visible. */
const level = v.picklist(["none", "caution", "danger", "critical"]);
const reason = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/),
  v.transform((text) => text as Hex),
);
const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{40}$/),
  v.transform((text) => text as Address),
);
const host = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/));
const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const entry = v.union([
  v.strictObject({ address, chainId: v.optional(chainId), level, reason }),
  v.strictObject({ host, level, reason }),
]);
const entries = v.pipe(v.array(entry), v.maxLength(FEED_ENTRIES_AT_MOST));
const about = {
  v: v.literal(1),
  name: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,60}$/)),
  licence: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,60}$/)),
  date: v.pipe(v.string(), v.isoTimestamp()),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash,
};
const feed = v.strictObject({ ...about, entries });
const delta = v.strictObject({ ...about, base: hash, added: entries, removed: entries });

/** One thing that is listed, why, and how bad it is said to be. */
export type FeedEntry = v.InferOutput<typeof entry>;
/** A list with its origin, licence, date, count and hash. */
export type Feed = v.InferOutput<typeof feed>;
/** What changed since the feed with the hash `base`; count and hash are those of the whole that comes out. */
type FeedDelta = v.InferOutput<typeof delta>;
export type FeedProblem =
  | "malformed"
  | "count"
  | "hash"
  | "future"
  | "older"
  | "shrunken"
  | "other-base"
  | "other-list";
export type DecodedFeed = { status: "decoded"; feed: Feed } | { status: "refused"; problem: FeedProblem };

/** keccak-256 of the RFC 8785 text of the entries. */
export function feedHashOf(of: readonly FeedEntry[]): Hex {
  return keccak(toUtf8Bytes(canonicalize(of) ?? ""));
}

/** Reads a whole feed, or one made of `base` and a delta to it. What it says of itself must hold: shape, count and hash. */
export function decodeFeed(text: string, base: Feed | null = null): DecodedFeed {
  const value = parse(text);
  const change = v.safeParse(delta, value);
  if (change.success) return applyDelta(change.output, base);
  const whole = v.safeParse(feed, value);
  return whole.success ? verified(whole.output) : refused("malformed");
}

/** Removes, then adds. A delta to another feed than ours is refused; the whole one has to be fetched. */
function applyDelta(change: FeedDelta, base: Feed | null): DecodedFeed {
  if (base === null || base.hash !== change.base) return refused("other-base");
  const { base: _, added, removed, ...rest } = change;
  const gone = new Set(removed.map((one) => canonicalize(one)));
  const kept = base.entries.filter((one) => !gone.has(canonicalize(one)));
  return verified({ ...rest, entries: [...kept, ...added] });
}

function verified(read: Feed): DecodedFeed {
  if (read.entries.length !== read.count) return refused("count");
  if (feedHashOf(read.entries) !== read.hash) return refused("hash");
  return { status: "decoded", feed: read };
}

function refused(problem: FeedProblem): DecodedFeed {
  return { status: "refused", problem };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
