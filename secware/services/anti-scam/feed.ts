import canonicalize from "canonicalize";
import * as v from "valibot";
import { type Hex, keccak, toUtf8Bytes } from "../../../protocol/index.ts";

const reason = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const level = v.picklist(["caution", "danger", "critical"]);
const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{40}$/),
  v.transform((text) => text as Hex),
);
const host = v.pipe(v.string(), v.maxLength(253), v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/));

const entry = v.union([
  v.strictObject({
    address,
    /** Absent: on every chain. */
    chainId: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    ...{ level, reason },
  }),
  v.strictObject({ host, level, reason }),
]);
const feed = v.strictObject({
  v: v.literal(1),
  name: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,60}$/)),
  licence: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  date: v.pipe(v.string(), v.isoTimestamp()),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/)),
  entries: v.pipe(v.array(entry), v.maxLength(1_000_000)),
});

/** One thing that is listed, why, and how bad it is said to be. */
export type FeedEntry = v.InferOutput<typeof entry>;
/** A list with its origin, licence, date and hash. Addresses and hosts in lower case. */
export type Feed = v.InferOutput<typeof feed>;

/** keccak of the RFC 8785 bytes of the entries. */
export function feedHashOf(entries: readonly FeedEntry[]): Hex {
  return keccak(toUtf8Bytes(canonicalize(entries) ?? ""));
}

export type FeedProblem = "malformed" | "count" | "hash" | "future" | "older" | "shrunken";

export type DecodedFeed = { status: "decoded"; feed: Feed } | { status: "refused"; problem: FeedProblem };

/** Reads a feed out of text. What it says of itself must hold: shape, count and hash. */
export function decodeFeed(text: string): DecodedFeed {
  const decoded = v.safeParse(feed, parse(text));
  if (!decoded.success) return { status: "refused", problem: "malformed" };
  const { count, hash, entries } = decoded.output;
  if (entries.length !== count) return { status: "refused", problem: "count" };
  if (feedHashOf(entries) !== hash) return { status: "refused", problem: "hash" };
  return { status: "decoded", feed: decoded.output };
}

const DAY_MS = 86_400_000;

/**
 * Whether a feed may take the place of the one in use. A list that lost half of its entries, or that is older than what is
 * known, is more likely broken or rolled back than better.
 */
export function judgeSuccessor(next: Feed, current: Feed | null, nowMs: number): FeedProblem | null {
  if (Date.parse(next.date) > nowMs + DAY_MS) return "future";
  if (current === null) return null;
  if (Date.parse(next.date) < Date.parse(current.date)) return "older";
  return next.count * 2 < current.count ? "shrunken" : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
