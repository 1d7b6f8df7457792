import { describe, expect, test } from "vitest";
import { wilson } from "./wilson.ts";

describe("wilson", () => {
  // The worked examples of Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  const published = [
    { hits: 81, n: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, n: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, n: 20, low: 0, high: 0.1611 },
    { hits: 1, n: 29, low: 0.0061, high: 0.1718 },
  ];
  for (const { hits, n, low, high } of published) {
    test(`default: ${hits} of ${n} has the published interval`, () => {
      const share = wilson(hits, n);
      expect(share?.[0]).toBeCloseTo(hits / n, 10);
      expect(share?.[1]).toBeCloseTo(low, 4);
      expect(share?.[2]).toBeCloseTo(high, 4);
    });
  }

  test("behavior: all of n ends at 1, and mirrors none of n", () => {
    const all = wilson(20, 20);
    expect(all?.[2]).toBe(1);
    expect(all?.[1]).toBeCloseTo(1 - 0.1611, 4);
  });

  test("behavior: nothing to count is no share", () => {
    expect(wilson(0, 0)).toBeNull();
  });
});
