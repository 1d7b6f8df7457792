import { expect, test } from "vitest";
import { now } from "../../stories/fixtures.ts";
import { everyday } from "../../stories/snapshotFixtures.ts";
import { filterActivity, groupActivity } from "./grouping.ts";

const [mined, blocked] = everyday.activity.list;
const list = everyday.activity.list;
const hourMs = 3_600_000;

test("default: pending first, then today, yesterday and months", () => {
  if (mined === undefined) return expect(mined).toBeDefined();
  const entries = [
    { ...mined, id: "a", at: now },
    { ...mined, id: "b", at: now - 24 * hourMs },
    { ...mined, id: "c", at: now - 240 * hourMs },
    { ...mined, id: "d", at: now - 240 * hourMs, state: "pending" as const },
  ];

  const groups = groupActivity(entries, now);

  expect(groups.map(({ title, entries: inside }) => [title, inside.map(({ id }) => id)])).toEqual([
    ["Pending", ["d"]],
    ["Today", ["a"]],
    ["Yesterday", ["b"]],
    ["February 2026", ["c"]],
  ]);
});

test("behavior: filters narrow by state, level and site together", () => {
  const any = { state: "", level: "", site: "" } as const;
  expect(filterActivity(list, { ...any, state: "blocked" })).toEqual([blocked]);
  expect(filterActivity(list, { ...any, level: "none" })).toEqual([mined]);
  expect(filterActivity(list, { ...any, level: "none", site: "https://claim-harbour.example" })).toEqual([]);
});
