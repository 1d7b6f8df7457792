import { describe, expect, test } from "vitest";
import { createFetchFeed } from "../../background/services/lists/fetchFeed.ts";
import type { Feed, FeedEntry } from "../../extension/domain/lists/feed.ts";
import { feedOf } from "../../extension/domain/lists/samples.ts";
import { parseTime } from "../../extension/domain/time.ts";
import { startLocalServer } from "./localServer.ts";

const now = parseTime("2026-09-03T00:00:00Z") ?? 0;
const entries: readonly FeedEntry[] = ["a", "b", "c", "d"].map((name) => ({
  host: `${name}.example`,
  level: "danger",
  reason: "Steals.",
}));
const first = feedOf(entries);
const fresh: FeedEntry = { host: "new.example", level: "critical", reason: "Steals." };
const second = feedOf([...entries.slice(1), fresh], { date: "2026-09-02T00:00:00Z" });
const { entries: _, ...aboutSecond } = second;
const change = { ...aboutSecond, base: first.hash, removed: entries.slice(0, 1), added: [fresh] };
const fetchFeed = createFetchFeed({ fetchFrom: fetch, now: () => now, timeoutMs: 2000 });

function inUse(feed: Feed, etag: string | null = null) {
  let loads = 0;
  const load = async () => {
    loads += 1;
    return feed;
  };
  return { copy: { about: feed, etag, load }, loads: () => loads };
}
const text = (value: unknown, headers = {}) => ({ body: JSON.stringify(value), headers });

describe("a list over HTTP", () => {
  test("default: of a list that is there the change is asked for, and makes the whole that its hash names", async () => {
    const server = await startLocalServer((path) => text(path.includes("since=") ? change : second));
    const url = `${server.origin}/sites.json?key=1`;
    const copy = inUse(first);

    expect(await fetchFeed(url, copy.copy)).toEqual({ status: "fetched", feed: second, etag: null });
    expect(server.asked.map(({ path }) => path)).toEqual([`/sites.json?key=1&since=${first.hash}`]);
    expect(copy.loads()).toBe(1);
  });

  test("behavior: a server that knows only the whole is asked once, and the copy here is not read", async () => {
    const server = await startLocalServer(() => text(second, { etag: '"v2"' }));
    const copy = inUse(first);

    expect(await fetchFeed(`${server.origin}/`, copy.copy)).toMatchObject({
      status: "fetched",
      feed: second,
      etag: '"v2"',
    });
    expect([server.asked.length, copy.loads()]).toEqual([1, 0]);
  });

  test("behavior: with the server's name of the copy here, nothing is sent where nothing changed", async () => {
    const server = await startLocalServer((_path, headers) =>
      headers["if-none-match"] === '"v1"' ? { status: 304 } : text(first),
    );

    expect(await fetchFeed(`${server.origin}/`, inUse(first, '"v1"').copy)).toEqual({ status: "unchanged" });
    expect(server.asked).toHaveLength(1);
  });

  test("error: 304 to a question without a condition is no word of anything", async () => {
    const server = await startLocalServer(() => ({ status: 304 }));

    expect(await fetchFeed(`${server.origin}/`, inUse(first).copy)).toEqual({
      status: "refused",
      reason: "Its server answered 304.",
    });
  });

  test.each([
    ["to another base", { ...change, base: second.hash }],
    ["that does not make what it says", { ...change, added: [{ ...fresh, host: "x.example" }] }],
    ["cut off", JSON.stringify(change).slice(0, 200)],
    ["that takes half away", { ...change, removed: entries, count: 1 }],
  ])("error: after a change %s the whole is asked for [J15]", async (_name, bad) => {
    const server = await startLocalServer((path) =>
      path.includes("since=") ? { body: typeof bad === "string" ? bad : JSON.stringify(bad) } : text(second),
    );

    expect(await fetchFeed(`${server.origin}/`, inUse(first).copy)).toMatchObject({ feed: second });
    expect(server.asked.map(({ path }) => path)).toEqual([`/?since=${first.hash}`, "/"]);
  });

  test("error: a change that goes back in time is refused, and so is the whole that does [J15]", async () => {
    const { entries: _gone, ...about } = first;
    const back = { ...about, base: second.hash, removed: [fresh], added: entries.slice(0, 1) };
    const server = await startLocalServer((path) => text(path.includes("since=") ? back : first));

    expect(await fetchFeed(`${server.origin}/`, inUse(second).copy)).toEqual({
      status: "refused",
      reason: "It is older than the copy here.",
    });
  });

  test("error: a redirect is not followed", async () => {
    const other = await startLocalServer(() => text(second));
    const server = await startLocalServer(() => ({ status: 302, headers: { location: other.origin } }));

    expect(await fetchFeed(`${server.origin}/`, null)).toMatchObject({ status: "refused" });
    expect(other.asked).toEqual([]);
  });

  test("error: a server that never answers is given up", async () => {
    const server = await startLocalServer(() => "never");
    const hasty = createFetchFeed({ fetchFrom: fetch, now: () => now, timeoutMs: 50 });

    expect(await hasty(`${server.origin}/`, null)).toEqual({
      status: "refused",
      reason: "Its server did not answer.",
    });
  });

  test("behavior: what is told is the address and the copy here; no cookie and no referrer [J17]", async () => {
    const server = await startLocalServer(() => text(second));
    await fetchFeed(`${server.origin}/`, inUse(first).copy);

    const told = Object.keys(server.asked[0]?.headers ?? {});
    expect(told).toContain("host");
    for (const name of ["cookie", "referer", "authorization", "if-none-match", "origin"])
      expect(told).not.toContain(name);
  });
});
