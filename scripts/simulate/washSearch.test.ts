import { describe, expect, test } from "vitest";
import { type Axes, bestWash, cellsOf, evaluateWash, grid, inEarnest } from "./washSearch.ts";

/** One in some of each axis: a test of every day. `npm run simulate -- --grid` evaluates all 4,320. */
const small: Axes = {
  ...grid,
  units: [0, 1, 20, 1_000],
  part: [0.05, 0.5, 3],
  purchases: [1, 5],
  size: [1, 5],
};

describe("paying oneself", () => {
  test("default: brings nothing in any cell of the grid", () => {
    const cells = [...cellsOf(small)].map(({ trade, wash }) => evaluateWash(trade, wash));
    expect(cells.filter(({ gain }) => gain >= 0)).toEqual([]);
  });

  test("behavior: the search finds what other parameters would have left open", () => {
    const before = { fee: 0.05, operatorsFee: 0.015, poolFee: 0.02, poolCap: 100, stakeOff: 0.5 };
    const cells = [...cellsOf(small)].map(({ trade, wash }) => evaluateWash(trade, wash, before));
    expect(cells.some(({ gain }) => gain > 0)).toBe(true);
  });

  test("behavior: the whole grid has as many cells as the design names", () => {
    expect([...cellsOf()].length).toBe(4_320);
  });

  test("behavior: the best cell is no worse than another", () => {
    const trade = { units: 20, shape: "few" } as const;
    const best = bestWash(trade, inEarnest);
    const other = evaluateWash(trade, {
      part: 3,
      purchases: 1,
      size: 5,
      isBurst: false,
      ownsOperators: false,
    });
    expect(best.gain).toBeGreaterThanOrEqual(other.gain);
  });
});
