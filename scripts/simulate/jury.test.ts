import { describe, expect, test } from "vitest";
import { type JuryTerms, juryDefaults, type Vote } from "./jury.ts";
import { ONE } from "./model/units.ts";
import { Random } from "./random.ts";
import { World } from "./world.ts";

const case_ = { isTrue: true, accused: "a", accuser: "b" };

function jury(
  votes: readonly Vote[],
  stakes: readonly bigint[] = votes.map(() => 10n * ONE),
  juryTerms: JuryTerms = juryDefaults,
) {
  const world = new World(new Random(1), { juryTerms });
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

  test("behavior: one with seven eighths of all convicts with most of the others, and never alone", () => {
    const stakes = [280n, 10n, 10n, 10n, 10n].map((stake) => stake * ONE);
    const rules = (votes: Vote[], terms?: JuryTerms) => jury(votes, stakes, terms).world.jury.rule(case_);
    const alone: Vote[] = ["proven", "unproven", "unproven", "unproven", "unproven"];
    expect(rules(alone)).toBe(false);
    expect(rules(alone, { ...juryDefaults, ofCast: 0 })).toBe(true);
    expect(rules(["proven", "proven", "proven", "proven", "unproven"])).toBe(true);
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

  test("behavior: three misses of many duties cost nothing, unless each three in 28 days did; silence always costs", () => {
    const lostAt = (neglect: number) => {
      const { world, jurors } = jury(["proven", "proven", "proven", "proven"], undefined, {
        ...juryDefaults,
        neglect,
      });
      const [, , errs, silent] = jurors;
      if (errs === undefined || silent === undefined) throw new Error("no jurors");
      // One in twenty wrong, and one who never answers.
      errs.vote = () => (world.jury.cases % 20 === 10 ? "unproven" : "proven");
      silent.vote = () => "none";
      for (let day = 0; day < 56; day += 1) {
        for (let i = 0; i < 8; i += 1) world.jury.rule(case_);
        world.nextDay();
      }
      return [errs.lost, silent.lost];
    };
    const [errs, silent] = lostAt(juryDefaults.neglect);
    expect(errs).toBe(0);
    expect(silent).toBeGreaterThan(7);
    expect(lostAt(-1)[0]).toBeGreaterThan(0.5);
  });
});
