import { describe, expect, test } from "vitest";
import type { Vote } from "./jury.ts";
import { ONE } from "./model/units.ts";
import { Random } from "./random.ts";
import { World } from "./world.ts";

const case_ = { isTrue: true, accused: "a", accuser: "b" };

function jury(votes: readonly Vote[], stakes: readonly bigint[] = votes.map(() => 10n * ONE)) {
  const world = new World(new Random(1));
  const jurors = votes.map((vote, i) => {
    const operator = world.account();
    world.act({ kind: "join", operator, commissionBps: 0n, amount: stakes[i] ?? 0n });
    return world.jury.add(operator, () => vote);
  });
  for (let day = 0; day < 7; day += 1) world.nextDay();
  return { world, jurors };
}

describe("the jury", () => {
  test("default: two thirds of what is cast convict", () => {
    expect(jury(["proven", "proven", "proven", "proven", "unproven"]).world.jury.rule(case_)).toBe(true);
    expect(jury(["proven", "proven", "proven", "unproven", "unproven"]).world.jury.rule(case_)).toBe(false);
  });

  test("behavior: one with three fifths of all counts for less, but for more than a quarter, as in the contract", () => {
    const stakes = [60n, 10n, 10n, 10n, 10n].map((stake) => stake * ONE);
    const votes: Vote[] = ["proven", "proven", "unproven", "unproven", "unproven"];
    expect(jury(votes, stakes).world.jury.rule(case_)).toBe(false);
  });

  test("behavior: without a quorum nothing is proven, and fewer than four rule nothing", () => {
    expect(jury(["proven", "none", "none", "none"]).world.jury.rule(case_)).toBe(false);
    expect(jury(["unproven", "unproven", "unproven"]).world.jury.rule(case_)).toBe(true);
  });

  test("behavior: the third missed duty in 28 days costs a hundredth", () => {
    const { world, jurors } = jury(["proven", "proven", "proven", "none"]);
    for (let i = 0; i < 3; i += 1) world.jury.rule(case_);
    expect(jurors.map(({ lost }) => lost)).toEqual([0, 0, 0, 0.1]);
  });
});
