import { coreTokens } from "../coreTokens.ts";
import { parseTime } from "../time.ts";
import type { Feed, FeedProblem } from "./feed.ts";

const DAY_MS = 86_400_000;

/** What is known of the feed in use. */
export type PreviousFeed = Pick<Feed, "name" | "date" | "count">;
export type Acceptance = { status: "accepted" } | { status: "refused"; problem: FeedProblem | "absurd" };

/**
 * Whether a feed may take the place of the one in use. One that lost half of its entries, is older than what is known,
 * comes from the future, or lists most core tokens is broken or planted, and the last good copy stays.
 */
export function acceptFeed(previous: PreviousFeed | null, next: Feed, nowMs: number): Acceptance {
  const date = parseTime(next.date);
  if (date === null || date > nowMs + DAY_MS) return refused("future");
  if (isAbsurd(next)) return refused("absurd");
  if (previous === null) return { status: "accepted" };
  if (previous.name !== next.name) return refused("other-list");
  if (date < (parseTime(previous.date) ?? 0)) return refused("older");
  return next.count * 2 <= previous.count ? refused("shrunken") : { status: "accepted" };
}

/** Nobody who knows what they do lists half of the tokens that everybody holds. */
function isAbsurd({ entries }: Feed): boolean {
  const listed = new Set(entries.flatMap((one) => ("address" in one ? [one.address] : [])));
  return [...coreTokens.values()].some((tokens) => {
    const hits = [...tokens.keys()].filter((address) => listed.has(address)).length;
    return hits * 2 >= tokens.size;
  });
}

function refused(problem: FeedProblem | "absurd"): Acceptance {
  return { status: "refused", problem };
}
