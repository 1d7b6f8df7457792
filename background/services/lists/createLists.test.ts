import { describe, expect, test } from "vitest";
import type { FeedEntry } from "../../../extension/domain/lists/feed.ts";
import { feedOf } from "../../../extension/domain/lists/samples.ts";
import { parseTime } from "../../../extension/domain/time.ts";
import type { FeedRow } from "../../../extension/storage/lists.ts";
import { listsWords } from "../inspection/listsWords.ts";
import { createLists } from "./createLists.ts";
import { createFetchFeed } from "./fetchFeed.ts";

const start = parseTime("2026-09-03T00:00:00Z") ?? 0;
const day = 86_400_000;
const url = "https://lists.example/sites.json";
const entries: readonly FeedEntry[] = ["a", "b", "c", "d"].map((name) => ({
  host: `${name}.example`,
  level: "danger",
  reason: "Steals.",
}));
const good = JSON.stringify(feedOf(entries));

const nothingKnown = {
  ...{ coreTokens: [], sharedParents: [], brandHosts: [], ownAccounts: [], dealtWith: [] },
  ...{ connectedHosts: [], chainIds: [1] },
};

/** A fake server, store and clock. */
function fakeWorld() {
  const rows = new Map<string, FeedRow>();
  const world = {
    now: start,
    alarms: [] as number[],
    asked: [] as RequestInit[],
    answer: () => new Response(good),
    rows,
    open: () =>
      createLists({
        repository: {
          keys: async () => [...rows.keys()],
          load: async (wanted) => structuredClone(rows.get(wanted)),
          save: async (row) => void rows.set(row.url, structuredClone(row)),
          remove: async (gone) => void rows.delete(gone),
        },
        fetchFeed: createFetchFeed({
          now: () => world.now,
          fetchFrom: async (_input, init) => {
            world.asked.push(init ?? {});
            return world.answer();
          },
        }),
        now: () => world.now,
        setAlarm: async (_name, at) => void world.alarms.push(at),
        key: [3, 5],
        knownGood: () => nothingKnown,
      }),
  };
  return world;
}

describe("createLists", () => {
  test("default: an added list is asked by exact host, and is there after the worker's death", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    let told = 0;
    lists.watch(() => (told += 1));

    expect(await lists.add(` ${url} `)).toEqual({ status: "added" });
    expect([
      told,
      lists.current().host("a.example").length,
      lists.current().host("z.example").length,
    ]).toEqual([1, 1, 0]);
    expect((await world.open()).current().host("a.example")).toEqual([
      { list: { name: "Sample", date: "2026-09-01T00:00:00Z" }, level: "danger", reason: "Steals." },
    ]);
    expect(listsWords(lists.current(), world.now).text).toBe("1 list loaded, 2 days old");
  });

  test("behavior: it is fetched without cookies, referrer and redirects", async () => {
    const world = fakeWorld();
    await (await world.open()).add(url);

    expect(world.asked).toMatchObject([
      { redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" },
    ]);
  });

  test.each([
    ["404", () => new Response("", { status: 404 }), "Its server answered 404."],
    ["500", () => new Response("", { status: 500 }), "Its server answered 500."],
    [
      "silence",
      () => {
        throw new TypeError("network");
      },
      "Its server did not answer.",
    ],
    ["nothing", () => new Response(""), "It is not a list that can be read, or it is empty or cut off."],
    [
      "half",
      () => new Response(JSON.stringify(feedOf(entries.slice(0, 2)))),
      "It has lost half of its entries or more.",
    ],
    [
      "yesterday's",
      () => new Response(JSON.stringify(feedOf(entries, { date: "2026-08-01T00:00:00Z" }))),
      "It is older than the copy here.",
    ],
  ])(
    "error: with %s from its server the last good copy stays, and its age is said [J15] [J16]",
    async (_, answer, problem) => {
      const world = fakeWorld();
      const lists = await world.open();
      await lists.add(url);
      world.answer = answer;
      world.now += 3 * day;
      await lists.tick();

      expect(lists.view().list).toMatchObject([{ problem, fetchedAt: start, triedAt: world.now, count: 4 }]);
      expect(lists.current().host("a.example")).toHaveLength(1);
      expect(listsWords(lists.current(), world.now).text).toBe("1 list loaded, 5 days old");
      expect(world.rows.get(url)?.feed.count).toBe(4);
    },
  );

  test("behavior: once a day it is renewed, and only what is new is answered", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    await lists.add(url);
    world.now += day - 1;
    await lists.tick();
    expect([world.asked.length, world.alarms.at(-1)]).toEqual([1, start + day]);
    world.now += 1;
    world.answer = () =>
      new Response(
        JSON.stringify(
          feedOf([...entries.slice(1), { host: "new.example", level: "danger", reason: "x" }], {
            date: "2026-09-04T00:00:00Z",
          }),
        ),
      );
    await lists.tick();

    expect(lists.current().host("new.example")).toHaveLength(1);
    expect(lists.current().host("a.example")).toEqual([]);
    expect(world.alarms.at(-1)).toBe(world.now + day);
  });

  test.each(["http://lists.example/x", "ftp://lists.example", "nonsense", "https://user:pw@lists.example/x"])(
    "error: %s is not asked",
    async (text) => {
      const world = fakeWorld();

      expect(await (await world.open()).add(text)).toMatchObject({ status: "refused" });
      expect(world.asked).toEqual([]);
    },
  );

  test("error: a bad first copy is not added, and the same list not twice", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    world.answer = () => new Response("{}");
    expect(await lists.add(url)).toMatchObject({ status: "refused" });
    expect(world.rows.size).toBe(0);
    world.answer = () => new Response(good);
    await lists.add(url);

    expect(await lists.add(url)).toEqual({ status: "refused", reason: "This list was added before." });
  });

  test("behavior: a removed list says nothing more, also when it was on its way", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    await lists.add(url);
    const refreshing = lists.refresh();
    await lists.remove(url);
    await refreshing;

    expect([lists.current().loaded, world.rows.size, lists.view().list.length]).toEqual([0, 0, 0]);
    expect(listsWords(lists.current(), world.now)).toEqual({ status: "none-loaded", text: "No list loaded" });
  });

  test("default: a list from a file says the same, is not asked for again, and a later copy takes its place", async () => {
    const world = fakeWorld();
    const lists = await world.open();

    expect(await lists.addText(good)).toEqual({ status: "added" });
    await lists.refresh();
    expect(world.asked).toEqual([]);
    expect(lists.current().host("a.example")).toHaveLength(1);
    expect(lists.view().list).toMatchObject([{ url: "file:Sample", isFromFile: true, count: 4 }]);
    const later = feedOf(entries.slice(1), { date: "2026-09-02T00:00:00Z" });
    expect(await lists.addText(JSON.stringify(later))).toEqual({ status: "added" });
    expect([lists.view().list.length, lists.current().host("a.example").length]).toEqual([1, 0]);
  });

  test.each([
    ["older", () => feedOf(entries, { date: "2026-08-01T00:00:00Z" }), "It is older than the copy here."],
    ["halved", () => feedOf(entries.slice(0, 2)), "It has lost half of its entries or more."],
    ["changed", () => ({ ...feedOf(entries), count: 5 }), "It does not have as many entries as it says."],
  ])("error: a file that is %s is refused [J15]", async (_, feed, reason) => {
    const lists = await fakeWorld().open();
    await lists.addText(good);

    expect(await lists.addText(JSON.stringify(feed()))).toEqual({ status: "refused", reason });
    expect(lists.current().host("a.example")).toHaveLength(1);
  });

  test("behavior: what two lists say against each other is shown, until one of them is gone", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    await lists.add(url);
    const harmless = feedOf([{ host: "a.example", level: "none", reason: "Known." }], { name: "Other" });
    await lists.addText(JSON.stringify(harmless));
    const expected = [
      { what: "a.example", list: "Sample", level: "danger", against: { kind: "list", name: "Other" } },
    ];

    expect(lists.view().conflicts).toEqual({ shown: expected, total: 1 });
    expect((await world.open()).view().conflicts).toEqual({ shown: expected, total: 1 });
    await lists.remove("file:Sample");
    await lists.remove("file:Other");
    expect(lists.view().conflicts).toEqual({ shown: [], total: 0 });
  });

  test("behavior: while nothing changed on the server the copy stays, and the try is written down", async () => {
    const world = fakeWorld();
    const lists = await world.open();
    world.answer = () => new Response(good, { headers: { etag: '"v1"' } });
    await lists.add(url);
    world.answer = () => new Response(null, { status: 304 });
    world.now += day;
    await lists.tick();

    expect(world.asked.at(-1)?.headers).toEqual({ "If-None-Match": '"v1"' });
    expect(lists.view().list).toMatchObject([{ problem: null, fetchedAt: start, triedAt: world.now }]);
    expect(world.rows.get(url)?.triedAt).toBe(world.now);
  });
});
