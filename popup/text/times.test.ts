import { expect, test } from "vitest";
import { formatAge, formatDaySecond, formatDuration, formatUntil, toDaySecond } from "./times.ts";

const now = 1_000_000_000_000;

test.each([
  [-5_000, "now"],
  [6_400, "6 s ago"],
  [125_000, "2 min ago"],
  [7_200_000, "2 h ago"],
  [200_000_000, "2 d ago"],
])("default: an age of %i ms reads %s", (age, text) => {
  expect(formatAge(now - age, now)).toBe(text);
});

test.each([
  [0, "ended"],
  [20_000, "in 1 min"],
  [7_200_000, "in 2 h"],
  [27 * 86_400_000, "in 27 days"],
])("default: %i ms ahead reads %s", (ahead, text) => {
  expect(formatUntil(now + ahead, now)).toBe(text);
});

test("default: durations read in days or hours", () => {
  expect([formatDuration(30 * 86_400), formatDuration(43_200)]).toEqual(["30 days", "12 h"]);
});

test("default: seconds of the day survive the field", () => {
  expect([0, 30_600, 86_400].map((second) => toDaySecond(formatDaySecond(second)))).toEqual([
    0, 30_600, 86_400,
  ]);
});

test.each(["24:01", "8", "08:60", ""])("error: %s is no time of day", (text) => {
  expect(toDaySecond(text)).toBeNull();
});
