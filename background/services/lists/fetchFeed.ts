import { acceptFeed, type PreviousFeed } from "../../../extension/domain/lists/acceptFeed.ts";
import { type DecodedFeed, decodeFeed, type Feed } from "../../../extension/domain/lists/feed.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { askFeedServer, type ServerAnswer } from "./askFeedServer.ts";
import { feedProblems } from "./feedProblems.ts";

export interface FetchFeedDeps {
  fetchFrom: typeof fetch;
  now: () => number;
  timeoutMs?: number;
}

/** The copy in use: what is known of it, and its entries when a change to it has come. */
export interface CopyInUse {
  about: PreviousFeed & { hash: Hex };
  etag: string | null;
  load: () => Promise<Feed | null>;
}

export type FetchedFeed =
  | { status: "fetched"; feed: Feed; etag: string | null }
  | { status: "unchanged" }
  | { status: "refused"; reason: string };
export type FetchFeed = (url: string, inUse: CopyInUse | null) => Promise<FetchedFeed>;

/**
 * Fetches one list and holds it against the copy in use. Of a list that is there already the change is asked for first;
 * where that brings nothing good, the whole. Never throws. Effects: network.
 */
export function createFetchFeed({ fetchFrom, now, timeoutMs = 30_000 }: FetchFeedDeps): FetchFeed {
  const ask = (url: string, etag: string | null) => askFeedServer(url, etag, { fetchFrom, timeoutMs });
  return async (url, inUse) => {
    if (inUse !== null) {
      const changed = await judge(await ask(sinceUrl(url, inUse.about.hash), inUse.etag), inUse, now());
      if (changed.status !== "refused") return changed;
    }
    return judge(await ask(url, null), inUse, now());
  };
}

/** Servers that know only the whole ignore the question and answer with it. */
function sinceUrl(url: string, hash: Hex): string {
  const asked = new URL(url);
  asked.searchParams.set("since", hash);
  return asked.href;
}

async function judge(answer: ServerAnswer, inUse: CopyInUse | null, nowMs: number): Promise<FetchedFeed> {
  if (answer.status !== "text") return answer;
  const decoded = await decodeOver(answer.text, inUse);
  if (decoded.status === "refused") return { status: "refused", reason: feedProblems[decoded.problem] };
  const accepted = acceptFeed(inUse?.about ?? null, decoded.feed, nowMs);
  if (accepted.status === "refused") return { status: "refused", reason: feedProblems[accepted.problem] };
  return { status: "fetched", feed: decoded.feed, etag: answer.etag };
}

/** The entries in use are loaded only where the answer is a change to them: they are large. */
async function decodeOver(text: string, inUse: CopyInUse | null): Promise<DecodedFeed> {
  const decoded = decodeFeed(text);
  const isChange = decoded.status === "refused" && decoded.problem === "other-base";
  return isChange && inUse !== null ? decodeFeed(text, await inUse.load()) : decoded;
}
