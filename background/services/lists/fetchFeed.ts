import { readBounded } from "../../../extension/chain/readBounded.ts";
import { acceptFeed } from "../../../extension/domain/lists/acceptFeed.ts";
import {
  decodeFeed,
  FEED_BYTES_AT_MOST,
  type Feed,
  type FeedProblem,
} from "../../../extension/domain/lists/feed.ts";

const problems: Readonly<Record<FeedProblem | "absurd", string>> = {
  malformed: "It is not a list that can be read, or it is empty or cut off.",
  count: "It does not have as many entries as it says.",
  hash: "Its entries are not those that its hash names.",
  future: "Its date is in the future.",
  older: "It is older than the copy here.",
  shrunken: "It has lost half of its entries or more.",
  absurd: "It lists tokens that everybody holds.",
  "other-base": "It changes another copy than the one here.",
  "other-list": "It is another list than the one that was added.",
};

export interface FetchFeedDeps {
  fetchFrom: typeof fetch;
  now: () => number;
  timeoutMs?: number;
}

export type FetchedFeed = { status: "fetched"; feed: Feed } | { status: "refused"; reason: string };
export type FetchFeed = (url: string, previous: Feed | null) => Promise<FetchedFeed>;

/** Fetches one list and holds it against the copy in use. Never throws. Effects: network. */
export function createFetchFeed({ fetchFrom, now, timeoutMs = 30_000 }: FetchFeedDeps): FetchFeed {
  return async (url, previous) => {
    const answer = await fetchText(fetchFrom, url, timeoutMs);
    if (answer.status === "refused") return answer;
    const decoded = decodeFeed(answer.text, previous);
    if (decoded.status === "refused") return { status: "refused", reason: problems[decoded.problem] };
    const accepted = acceptFeed(previous, decoded.feed, now());
    if (accepted.status === "refused") return { status: "refused", reason: problems[accepted.problem] };
    return { status: "fetched", feed: decoded.feed };
  };
}

type Answer = { status: "text"; text: string } | { status: "refused"; reason: string };

async function fetchText(fetchFrom: typeof fetch, url: string, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetchFrom(url, {
      redirect: "error",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return { status: "refused", reason: `Its server answered ${response.status}.` };
    const bytes = await readBounded(response, FEED_BYTES_AT_MOST);
    if (bytes === null) return { status: "refused", reason: "It is too large." };
    return { status: "text", text: new TextDecoder().decode(bytes) };
  } catch {
    return { status: "refused", reason: "Its server did not answer." };
  }
}
