import { describe, expect, test } from "vitest";
import { sumOf, votesText } from "./votes.ts";

describe("votesText", () => {
  test("default: parts of 1e18 are a share of all votes", () => {
    expect(votesText(600_000_000_000_000_000n)).toBe("60 %");
    expect(votesText(12_500_000_000_000_000n)).toBe("1.25 %");
  });

  test("behavior: no votes and very few are not the same", () => {
    expect(votesText(0n)).toBe("0 %");
    expect(votesText(1n)).toBe("<0.001 %");
  });
});

test("default: the houses are summed without a float", () => {
  const own = { holder: "9007199254740993", developer: "1", user: "2" };

  expect(sumOf(own)).toBe(9_007_199_254_740_996n);
});
