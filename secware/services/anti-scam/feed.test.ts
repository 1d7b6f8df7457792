import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { silentLogger } from "../../sdk/index.ts";
import { decodeFeed, type Feed, type FeedEntry } from "./feed.ts";
import { openFeedKeeper } from "./feedKeeper.ts";
import { readFeedText } from "./feedSource.ts";
import { createListing } from "./listing.ts";
import { makeFeed } from "./makeFeed.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});
const nowMs = Date.parse("2026-11-21T00:00:00Z");
const clock = { nowMs: () => nowMs };

const entryOf = (index: number): FeedEntry => ({
  address: `0x${index.toString(16).padStart(40, "0")}`,
  level: "critical",
  reason: "Drains wallets.",
});
const feedOf = (count: number, date = "2026-11-20T00:00:00.000Z"): Feed =>
  makeFeed(
    Array.from({ length: count }, (_one, index) => entryOf(index + 1)),
    { name: "demo", licence: "CC0-1.0", date },
  );

async function setup(first: Feed | string) {
  const folder = mkdtempSync(join(tmpdir(), "feed-"));
  roots.push(folder);
  const source = join(folder, "feed.json");
  const offer = (feed: Feed | string) =>
    writeFileSync(source, typeof feed === "string" ? feed : JSON.stringify(feed));
  offer(first);
  const open = () => openFeedKeeper({ source, folder, clock, logger: silentLogger, reloadEveryMs: 0 });
  return { keeper: await open(), offer, open, source, folder };
}

describe("decodeFeed", () => {
  test("default: what makeFeed wrote is read back", () => {
    const feed = feedOf(3);

    expect(decodeFeed(JSON.stringify(feed))).toEqual({ status: "decoded", feed });
  });

  const bad: [string, unknown, string][] = [
    ["no JSON", "{", "malformed"],
    ["another version", { ...feedOf(1), v: 2 }, "malformed"],
    ["an unknown key", { ...feedOf(1), more: 1 }, "malformed"],
    [
      "no entries [J15]",
      makeFeed([], { name: "n", licence: "l", date: "2026-11-20T00:00:00Z" }),
      "malformed",
    ],
    ["a wrong count [J15]", { ...feedOf(3), count: 2 }, "count"],
    ["a truncated list [J15]", { ...feedOf(3), entries: feedOf(2).entries }, "count"],
    ["a changed entry", { ...feedOf(1), entries: [{ ...entryOf(1), level: "caution" }] }, "hash"],
    [
      "an address in capitals",
      makeFeed([{ ...entryOf(1), address: `0x${"AB".repeat(20)}` }], feedOf(1)),
      "malformed",
    ],
    ["markup for a host", makeFeed([{ host: "<b>", level: "danger", reason: "r" }], feedOf(1)), "malformed"],
  ];
  test.each(bad)("error: %s is refused", (_name, value, problem) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);

    expect(decodeFeed(text)).toEqual({ status: "refused", problem });
  });
});

describe("openFeedKeeper", () => {
  test("default: takes a good feed and a good successor", async () => {
    const { keeper, offer } = await setup(feedOf(2));

    offer(feedOf(3, "2026-11-20T12:00:00.000Z"));

    expect(await keeper.reload()).toEqual({ status: "taken" });
    expect(keeper.current()?.feed.count).toBe(3);
  });

  const refused: [string, Feed | string, string][] = [
    ["an older one [J15]", feedOf(4, "2026-11-19T00:00:00.000Z"), "older"],
    ["one that lost most of itself [J15]", feedOf(1, "2026-11-20T12:00:00.000Z"), "shrunken"],
    ["one from the future", feedOf(4, "2026-12-20T00:00:00.000Z"), "future"],
    ["a truncated one [J15]", JSON.stringify(feedOf(4)).slice(0, -20), "malformed"],
  ];
  test.each(refused)("behavior: %s is refused, and the last good one stays", async (_name, next, why) => {
    const { keeper, offer } = await setup(feedOf(4));

    offer(next);

    expect(await keeper.reload()).toEqual({ status: "kept", why });
    expect(keeper.current()?.feed).toEqual(feedOf(4));
  });

  test("behavior: the last good one survives a restart without its source [J16]", async () => {
    const { source, open } = await setup(feedOf(2));
    rmSync(source);

    const reopened = await open();

    expect(reopened.current()?.feed).toEqual(feedOf(2));
    expect(await reopened.reload()).toEqual({ status: "kept", why: "unavailable" });
  });

  test("behavior: without a good feed there is none", async () => {
    const { keeper } = await setup("nothing");

    expect(keeper.current()).toBeNull();
  });
});

describe("readFeedText", () => {
  test("error: 404, 500 and a redirect are no feed [J16]", async () => {
    const statuses = [404, 500, 302];
    const server = createServer((request, response) => {
      response.writeHead(Number(request.url?.slice(1)), { location: "/200" });
      response.end("{}");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;

    const read = await Promise.all(
      statuses.map((status) => readFeedText(`http://127.0.0.1:${port}/${status}`)),
    );
    server.close();

    expect(read.map(({ status }) => status)).toEqual(["unavailable", "unavailable", "unavailable"]);
  });
});

describe("createListing", () => {
  test("behavior: an entry for one chain says nothing of another", () => {
    const entries: FeedEntry[] = [{ ...entryOf(1), chainId: 1 }, entryOf(2)] as FeedEntry[];
    const listing = createListing(makeFeed(entries, feedOf(1)));
    const [first, second] = [1, 2].map((index) => `0x${index.toString(16).padStart(40, "0")}` as const);

    expect(first && listing.address(first, 1)?.level).toBe("critical");
    expect(first && listing.address(first, 31337)).toBeNull();
    expect(second && listing.address(second, 31337)?.level).toBe("critical");
  });

  test("behavior: a host covers what is under it, and the worse of two entries counts", () => {
    const listing = createListing(
      makeFeed(
        [
          { host: "evil.example", level: "danger", reason: "first" },
          { host: "evil.example", level: "critical", reason: "second" },
        ],
        { name: "n", licence: "l", date: "2026-11-20T00:00:00Z" },
      ),
    );

    expect(listing.host("a.b.Evil.example.")?.level).toBe("critical");
    expect(listing.host("notevil.example")).toBeNull();
    expect(listing.host("example")).toBeNull();
  });
});
