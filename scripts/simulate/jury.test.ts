import { describe, expect, test } from "vitest";
import { Developer } from "./developer.ts";
import type { Case, Vote } from "./jury.ts";
import { type JuryTerms, juryDefaults } from "./model/juryMath.ts";
import { ONE, sec } from "./model/units.ts";
import { Random } from "./random.ts";
import { World } from "./world.ts";

const case_: Case = { isTrue: true, accused: "a", accuser: "b" };
/** Days until the money of an upheld claim is moved: answered at once, voted on, not appealed. */
const MOVED_AFTER = 13;

function court(
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
  const developer = new Developer(world, world.party("a"), { price: 10, stake: 20_000, funds: 100_000 });
  for (let day = 0; day < 7; day += 1) world.nextDay();
  return { world, jurors, hear: (one = case_) => hear(world, developer, one) };
}

function hear(world: World, developer: Developer, one: Case): number {
  const claimant = world.account();
  world.act({ kind: "fund", account: claimant, amount: sec(110) });
  const purchase = developer.sell(claimant, 1n, 1) ?? -1;
  const opened = world.act({ kind: "openClaim", about: "malice", purchase, claimant, sum: sec(10) });
  const claim = opened.isDone ? Number(opened.value) : -1;
  world.act({ kind: "contest", claim });
  world.jury.hear(claim, one);
  return claim;
}

function pass(world: World, days: number): void {
  for (let day = 0; day < days; day += 1) world.nextDay();
}

/** What comes of one case. */
function ruled(...parts: Parameters<typeof court>) {
  const { world, hear } = court(...parts);
  const claim = hear();
  pass(world, MOVED_AFTER);
  return world.economy.disputes.claimOf(claim).outcome;
}

describe("the jury", () => {
  test("default: two thirds of what is cast convict", () => {
    expect(ruled(["proven", "proven", "proven", "proven", "unproven"])).toBe("upheld");
    expect(ruled(["proven", "proven", "proven", "unproven", "unproven"])).toBe("refuted");
  });

  test("behavior: votes are hidden for two days and opened in the third, and the money waits for an appeal and a week", () => {
    const { world, hear } = court(["proven", "proven", "proven", "proven"]);
    const claim = world.economy.disputes.claimOf(hear());
    const isOpened = () => [...claim.ballots.values()].map(({ weight }) => weight !== null);
    pass(world, 2);
    expect(isOpened()).toEqual([false, false, false, false]);
    pass(world, 1);
    expect(isOpened()).toEqual([true, true, true, true]);
    pass(world, 1);
    expect(claim.state).toBe("ruled");
    pass(world, 8);
    expect(claim.state).toBe("ruled");
    pass(world, 1);
    expect(claim.state).toBe("closed");
  });

  test("behavior: one with three fifths of all counts for less, but for more than a quarter, as in the contract", () => {
    const stakes = [60n, 10n, 10n, 10n, 10n].map((stake) => stake * ONE);
    expect(ruled(["proven", "proven", "unproven", "unproven", "unproven"], stakes)).toBe("refuted");
  });

  test("behavior: one with seven eighths of all convicts with most of the others, and never alone", () => {
    const stakes = [280n, 10n, 10n, 10n, 10n].map((stake) => stake * ONE);
    const alone: Vote[] = ["proven", "unproven", "unproven", "unproven", "unproven"];
    expect(ruled(alone, stakes)).toBe("refuted");
    expect(ruled(alone, stakes, { ...juryDefaults, rulingDivisor: null })).toBe("upheld");
    expect(ruled(["proven", "proven", "proven", "proven", "unproven"], stakes)).toBe("upheld");
  });

  test("behavior: without a quorum nothing is proven, and of fewer than four the Governor rules", () => {
    expect(ruled(["proven", "none", "none", "none"])).toBe("unproven");
    expect(ruled(["unproven", "unproven", "unproven"])).toBe("upheld");
  });

  test("behavior: what the jury got wrong is counted", () => {
    const { world, hear } = court(["unproven", "unproven", "unproven", "unproven"]);
    hear();
    hear({ ...case_, isTrue: false });
    pass(world, MOVED_AFTER);
    expect([world.jury.cases, world.jury.wrong]).toEqual([2, 1]);
  });

  test("behavior: the third missed duty in 28 days costs a hundredth", () => {
    const { world, jurors, hear } = court(["proven", "proven", "proven", "proven", "none"]);
    for (let i = 0; i < 3; i += 1) hear();
    pass(world, MOVED_AFTER);
    expect(jurors.map(({ lost }) => lost)).toEqual([0, 0, 0, 0, 0.1]);
  });

  test("behavior: three misses of many duties cost nothing, unless each three in 28 days did; silence always costs", () => {
    const lostAt = (neglectDivisor: bigint | null) => {
      const votes: Vote[] = ["proven", "proven", "proven", "proven", "proven"];
      const { world, jurors, hear } = court(votes, undefined, { ...juryDefaults, neglectDivisor });
      const [, , , errs, silent] = jurors;
      if (errs === undefined || silent === undefined) throw new Error("no jurors");
      // One in twenty wrong, and one who never answers.
      errs.vote = () => (world.jury.cases % 20 === 10 ? "unproven" : "proven");
      silent.vote = () => "none";
      for (let day = 0; day < 56; day += 1) {
        for (let i = 0; i < 8; i += 1) hear();
        world.nextDay();
      }
      return [errs.lost, silent.lost];
    };
    const [errs, silent] = lostAt(juryDefaults.neglectDivisor);
    expect(errs).toBe(0);
    expect(silent).toBeGreaterThan(7);
    expect(lostAt(null)[0]).toBeGreaterThan(0.5);
  });

  test("behavior: a day without a chain is outlasted, also by votes that were to be opened in it", () => {
    const { world, hear } = court(["proven", "proven", "proven", "proven"]);
    // Not at midnight: votes are opened within 24 hours, and a day from midnight to midnight would be all of them.
    let claim = -1;
    world.after(1, () => {
      claim = hear();
    });
    pass(world, 2);
    world.isOut = true;
    pass(world, 1);
    world.isOut = false;
    pass(world, MOVED_AFTER);
    expect(world.economy.disputes.claimOf(claim).outcome).toBe("upheld");
    expect(world.refusals.size).toBe(0);
  });
});
