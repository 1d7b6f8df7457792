import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../sdk/clock.ts";
import type { Logger } from "../../sdk/logger.ts";
import { decodeFeed, type Feed, type FeedProblem, judgeSuccessor } from "./feed.ts";
import { readFeedText } from "./feedSource.ts";
import { createListing, type Listing } from "./listing.ts";

export interface FeedKeeperOptions {
  /** Path or URL. */
  source: string;
  /** Where the last good feed is kept. */
  folder: string;
  clock: Clock;
  logger: Logger;
  /** 0: only when `reload` is called. */
  reloadEveryMs: number;
}

export type Reload = { status: "taken" } | { status: "kept"; why: FeedProblem | "unavailable" };

/** The feed in use: always the last one that was good. */
export interface FeedKeeper {
  /** Null: there never was a good one. */
  current(): Listing | null;
  /** Reads the source again. Effects: reads the source, writes the copy. */
  reload(): Promise<Reload>;
  stop(): void;
}

const COPY = "feed.good.json";

/** Loads the copy of the last good feed, then the source. Always resolves: without a feed every answer is "unknown". */
export async function openFeedKeeper(options: FeedKeeperOptions): Promise<FeedKeeper> {
  const { source, folder, clock, logger, reloadEveryMs } = options;
  let listing = await loadCopy(folder);
  const reload = async (): Promise<Reload> => {
    const read = await readFeedText(source);
    if (read.status === "unavailable") return keep("unavailable", read.why);
    const decoded = decodeFeed(read.text);
    if (decoded.status === "refused") return keep(decoded.problem);
    const problem = judgeSuccessor(decoded.feed, listing?.feed ?? null, clock.nowMs());
    if (problem !== null) return keep(problem);
    listing = createListing(decoded.feed);
    await saveCopy(folder, decoded.feed);
    logger.note("feed.taken", { name: decoded.feed.name, count: decoded.feed.count });
    return { status: "taken" };
  };
  const keep = (why: FeedProblem | "unavailable", detail = ""): Reload => {
    const ageMs = listing === null ? -1 : clock.nowMs() - Date.parse(listing.feed.date);
    logger.warn("feed.kept", { why, detail, ageMs });
    return { status: "kept", why };
  };
  await reload();
  const tick = () => void reload().catch(() => keep("unavailable", "copy"));
  const timer = reloadEveryMs > 0 ? setInterval(tick, reloadEveryMs) : null;
  timer?.unref();
  return {
    current: () => listing,
    reload,
    stop: () => {
      if (timer !== null) clearInterval(timer);
    },
  };
}

async function loadCopy(folder: string): Promise<Listing | null> {
  const text = await readFile(join(folder, COPY), "utf8").catch(() => null);
  const decoded = text === null ? null : decodeFeed(text);
  return decoded?.status === "decoded" ? createListing(decoded.feed) : null;
}

async function saveCopy(folder: string, feed: Feed): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, COPY);
  // A half-written copy must never be what is found after a crash.
  await writeFile(`${path}.next`, JSON.stringify(feed));
  await rename(`${path}.next`, path);
}
