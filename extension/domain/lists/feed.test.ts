import { describe, expect, test } from "vitest";
import { coreTokens } from "../coreTokens.ts";
import { parseTime } from "../time.ts";
import { acceptFeed } from "./acceptFeed.ts";
import { decodeFeed, type FeedEntry, feedHashOf } from "./feed.ts";
import { feedOf } from "./samples.ts";

const bad = { level: "danger", reason: "Steals." } as const;
const entries: readonly FeedEntry[] = ["a", "b", "c", "d"].map((name) => ({
  host: `${name}.example`,
  ...bad,
}));
const now = parseTime("2026-09-03T00:00:00Z") ?? 0;

function decoded(feed: unknown) {
  return decodeFeed(JSON.stringify(feed));
}

describe("decodeFeed", () => {
  test("default: a feed whose count and hash hold is read", () => {
    const feed = feedOf([...entries, { address: `0x${"1".repeat(40)}`, chainId: 1, ...bad }]);

    expect(decoded(feed)).toEqual({ status: "decoded", feed });
  });

  test("error: a truncated text is refused, wherever it ends [J15]", () => {
    const text = JSON.stringify(feedOf(entries));
    for (let length = 0; length < text.length; length += 1)
      expect(decodeFeed(text.slice(0, length))).toEqual({ status: "refused", problem: "malformed" });
  });

  test("error: an empty one is refused [J15]", () => {
    expect(decoded(feedOf([]))).toEqual({ status: "refused", problem: "malformed" });
  });

  test("error: entries that were lost or changed on the way are noticed [J15]", () => {
    const feed = feedOf(entries);

    expect(decoded({ ...feed, entries: feed.entries.slice(1) })).toMatchObject({ problem: "count" });
    expect(
      decoded({ ...feed, entries: [...feed.entries.slice(1), { host: "x.example", ...bad }] }),
    ).toMatchObject({
      problem: "hash",
    });
  });

  test.each([
    { v: 2 },
    { extra: 1 },
    { name: "" },
    { name: "Line\nbreak" },
    { date: "yesterday" },
    { entries: [{ host: "UPPER.example", ...bad }] },
    { entries: [{ host: "a.example/path", ...bad }] },
    { entries: [{ host: "a.example", level: "fine", reason: "x" }] },
    { entries: [{ address: "0x12", ...bad }] },
  ])("error: %o is refused", (change) => {
    expect(decoded({ ...feedOf(entries.slice(0, 1)), ...change })).toMatchObject({ status: "refused" });
  });
});

describe("delta", () => {
  const base = feedOf(entries);
  const added: readonly FeedEntry[] = [{ host: "new.example", ...bad }];
  const removed = entries.slice(0, 1);
  const after = feedOf([...entries.slice(1), ...added], { date: "2026-09-02T00:00:00Z" });
  const { entries: _, ...about } = after;

  test("default: what was removed and added makes the whole, which its count and hash must fit", () => {
    const text = JSON.stringify({ ...about, base: base.hash, added, removed });

    expect(decodeFeed(text, base)).toEqual({ status: "decoded", feed: after });
  });

  test("error: on another base, or on none, it is refused", () => {
    const text = JSON.stringify({ ...about, base: base.hash, added, removed });

    expect(decodeFeed(text, after)).toEqual({ status: "refused", problem: "other-base" });
    expect(decodeFeed(text)).toEqual({ status: "refused", problem: "other-base" });
  });

  test("error: one that does not make what it says is refused", () => {
    const text = JSON.stringify({
      ...about,
      base: base.hash,
      added: [{ host: "x.example", ...bad }],
      removed,
    });

    expect(decodeFeed(text, base)).toEqual({ status: "refused", problem: "hash" });
  });
});

describe("acceptFeed", () => {
  const previous = feedOf(entries);

  test("default: a later one of about the same size takes its place", () => {
    expect(acceptFeed(previous, feedOf(entries, { date: "2026-09-02T00:00:00Z" }), now)).toEqual({
      status: "accepted",
    });
    expect(acceptFeed(null, previous, now)).toEqual({ status: "accepted" });
  });

  test("error: half of the entries gone is refused, less is not [J15]", () => {
    expect(acceptFeed(previous, feedOf(entries.slice(0, 2)), now)).toEqual({
      status: "refused",
      problem: "shrunken",
    });
    expect(acceptFeed(previous, feedOf(entries.slice(0, 3)), now)).toEqual({ status: "accepted" });
  });

  test("error: an older one is refused, also within the day [J15]", () => {
    const older = feedOf(entries, { date: "2026-08-31T23:59:59Z" });

    expect(acceptFeed(previous, older, now)).toEqual({ status: "refused", problem: "older" });
  });

  test("error: one of the day after tomorrow, and another list in its place, are refused", () => {
    expect(acceptFeed(null, feedOf(entries, { date: "2026-09-04T00:00:01Z" }), now)).toMatchObject({
      problem: "future",
    });
    expect(acceptFeed(previous, feedOf(entries, { name: "Other" }), now)).toMatchObject({
      problem: "other-list",
    });
  });

  test("error: one that lists half of the core tokens is absurd [J14] [J15]", () => {
    const tokens = [...(coreTokens.get(1)?.keys() ?? [])].map((address) => ({ address, ...bad }));

    expect(acceptFeed(null, feedOf(tokens), now)).toEqual({ status: "refused", problem: "absurd" });
    expect(acceptFeed(null, feedOf(tokens.slice(0, 3)), now)).toEqual({ status: "accepted" });
  });

  test("behavior: the hash is of the entries in their order", () => {
    expect(feedHashOf(entries)).not.toBe(feedHashOf([...entries].reverse()));
  });
});
