import { describe, expect, test } from "vitest";
import { asLeast, fromSmallest, secondsOf, spanOf, toSmallest, unitOf } from "./quantities.ts";

describe("amounts", () => {
  test.each([
    ["500", "6", "500000000"],
    ["1,000.5", "6", "1000500000"],
    ["0.000001", "6", "1"],
    ["7", "0", "7"],
  ])("default: %s of %s decimals is %s", (typed, decimals, smallest) => {
    expect(toSmallest(typed, decimals)).toBe(BigInt(smallest));
    expect(toSmallest(fromSmallest(smallest, decimals), decimals)).toBe(BigInt(smallest));
  });

  test.each([
    ["0.0000001", "6"],
    ["-1", "6"],
    ["1e3", "6"],
    ["", "6"],
    ["1", "99"],
    ["1", ""],
  ])("error: “%s” with “%s” decimals is no amount", (typed, decimals) => {
    expect(toSmallest(typed, decimals)).toBeNull();
  });

  test.each([
    ["500000001", "6", { op: "gt", text: "500" }],
    ["500000000", "6", { op: "gte", text: "500" }],
    ["0", "6", { op: "gte", text: "0" }],
    ["11", "0", { op: "gte", text: "11" }],
  ])("behavior: at least %s of %s decimals is shown as %j", (amount, decimals, shown) => {
    expect(asLeast(amount, decimals)).toEqual(shown);
  });

  test("behavior: a token's decimals come from the table, then from the user's prices, else the smallest unit", () => {
    const other = `0x${"a".repeat(40)}`;
    expect(unitOf("0xdac17f958d2ee523a2206206994597c13d831ec7").decimals).toBe("6");
    expect(unitOf(other, { [`1:${other}`]: { decimals: 9, perUnit: "1" } }).decimals).toBe("9");
    expect(unitOf(other).decimals).toBe("0");
  });
});

describe("spans", () => {
  test.each([
    [60, { count: "1", unit: "minutes" }],
    [5400, { count: "90", unit: "minutes" }],
    [86_400, { count: "1", unit: "days" }],
    [90, { count: "90", unit: "seconds" }],
  ] as const)("default: %i s is %j, and back", (seconds, span) => {
    expect(spanOf(seconds)).toEqual(span);
    expect(secondsOf(span)).toBe(seconds);
  });

  test.each(["", "0", "1.5", "-1", "many"])("error: “%s” days", (count) => {
    expect(secondsOf({ count, unit: "days" })).toBeNull();
  });
});
