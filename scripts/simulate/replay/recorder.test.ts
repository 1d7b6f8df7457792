import { describe, expect, test } from "vitest";
import type { Act } from "../acts.ts";
import { codeOf, wordsOf } from "./actWords.ts";
import { nameOf } from "./nameOf.ts";
import { shortRecord } from "./shortRecord.ts";

describe("a record for the contracts", () => {
  const { record, world } = shortRecord();

  test("default: the short one has each act that a market knows, and most of them succeed", () => {
    const all = new Set(world.history.map(({ act }) => act.kind));
    const done = new Set(world.history.filter(({ outcome }) => outcome.isDone).map(({ act }) => act.kind));
    expect(all.size).toBe(47);
    expect([...all].filter((kind) => !done.has(kind)).sort()).toEqual([
      "expel",
      "lapse",
      "openExpulsionClaim",
      "startExpulsion",
      "sweep",
      "withdrawStake",
    ]);
  });

  test("behavior: it has what was refused too, with the errors of several contracts", () => {
    const refused = world.history.flatMap(({ outcome }) => (outcome.isDone ? [] : [outcome.error]));
    expect(new Set(refused).size).toBeGreaterThanOrEqual(8);
  });

  test("behavior: a share of the pool follows the score in one case, and is held to its bound in another", () => {
    const shares = world.history.flatMap(({ act, outcome }) => {
      if (act.kind !== "harvest" || !outcome.isDone || outcome.value === 0n) return [];
      const { earned } = world.economy.usages.ofWare(act.ware, act.epoch);
      return [outcome.value === (earned * 50n * 12_500n) / 100_000_000n];
    });
    expect(new Set(shares)).toEqual(new Set([true, false]));
  });

  test("behavior: it is the same each time", () => {
    expect(shortRecord().record).toEqual(record);
  });

  test("behavior: every kind of act has a number of its own", () => {
    const acts = new Map(world.history.map(({ act }): [Act["kind"], Act] => [act.kind, act]));
    expect(new Set([...acts.values()].map(codeOf)).size).toBe(acts.size);
  });

  test("behavior: modules and people never share a name", () => {
    expect([nameOf(-9), nameOf(-1), nameOf(1), nameOf(2)]).toEqual([7n, 15n, 16n, 17n]);
  });

  test("behavior: payers are written in order, as the contract wants them", () => {
    expect(wordsOf({ kind: "startExpulsion", ware: 3, payers: [5, 2, 4] })).toEqual([3n, 17n, 19n, 20n]);
  });
});
