import { describe, expect, test } from "vitest";
import { friend, token, usdc } from "../samples.ts";
import { isSteady, keepIfNoWorse } from "./compareRuns.ts";
import type { Difference, SimulationDone, Watched } from "./simulation.ts";

const out = (of: Watched, amount: bigint): Difference => ({ of, before: amount, after: 0n });
const into = (of: Watched, amount: bigint): Difference => ({ of, before: 0n, after: amount });
const coin: Watched = { kind: "coin" };
const tokens: Watched = { kind: "token", token };
const piece = (id: bigint): Watched => ({ kind: "piece", token: usdc, id });

function simulation(
  differences: readonly Difference[],
  changes: Partial<SimulationDone> = {},
): SimulationDone {
  return {
    ...({ status: "done", block: 5, isReverted: false, mostFee: 0n, second: null } as const),
    ...{ code: [{ address: token, hash: "0x01" }], changedCode: [], differences, ...changes },
  };
}

function twice(first: readonly Difference[], second: readonly Difference[]): boolean | null {
  return isSteady(simulation(first, { second: { isReverted: false, differences: second } }));
}

describe("isSteady", () => {
  test("default: prices may drift between blocks, directions and things may not [J01]", () => {
    expect(twice([out(coin, 100n)], [out(coin, 91n)])).toBe(true);
    expect(twice([out(coin, 100n)], [out(coin, 89n)])).toBe(false);
    expect(twice([out(coin, 100n)], [into(coin, 100n)])).toBe(false);
    expect(twice([out(coin, 100n)], [out(tokens, 100n)])).toBe(false);
    expect(isSteady(simulation([]))).toBe(null);
  });

  test("behavior: which number is drawn may depend on the block, how many may not", () => {
    expect(twice([into(piece(1n), 1n)], [into(piece(2n), 1n)])).toBe(true);
    expect(twice([into(piece(1n), 1n)], [into(piece(2n), 1n), into(piece(3n), 1n)])).toBe(false);
  });
});

describe("keepIfNoWorse", () => {
  const shown = simulation([out(coin, 1000n), into(tokens, 1000n)]);
  const atClick = (changes: Partial<SimulationDone>) =>
    keepIfNoWorse(shown, simulation(shown.differences, { block: 6, ...changes }));

  test("default: what was shown stays, at the block of the click [J03]", () => {
    expect(atClick({})).toEqual({ ...shown, block: 6 });
    expect(atClick({ differences: [out(coin, 1000n), into(tokens, 995n)] })).toEqual({ ...shown, block: 6 });
  });

  test("behavior: more that leaves, or clearly less that comes, counts [J03]", () => {
    for (const differences of [
      [out(coin, 1001n), into(tokens, 1000n)],
      [out(coin, 1000n), into(tokens, 980n)],
      [out(coin, 1000n)],
      [...shown.differences, into({ kind: "operator", token, operator: friend }, 1n)],
    ]) {
      expect(atClick({ differences }).differences).toEqual(differences);
    }
    expect(atClick({ isReverted: true }).isReverted).toBe(true);
  });

  test("behavior: other code counts, and stays known [J04]", () => {
    const fresh = atClick({ code: [{ address: token, hash: "0x02" }] });
    const again = keepIfNoWorse(fresh, simulation(shown.differences, { code: fresh.code, block: 7 }));

    expect(fresh.changedCode).toEqual([token]);
    expect(again).toMatchObject({ changedCode: [token], block: 7 });
    expect(atClick({ code: [] }).changedCode).toEqual([token]);
  });

  test("behavior: a run that is no longer steady counts [J01]", () => {
    const steady = { ...shown, second: { isReverted: false, differences: shown.differences } };
    const fresh = { ...steady, second: { isReverted: true, differences: [] } };

    expect(keepIfNoWorse(steady, fresh).second).toEqual(fresh.second);
  });
});
