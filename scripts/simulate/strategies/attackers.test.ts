import { describe, expect, test } from "vitest";
import { type JuryTerms, juryDefaults } from "../model/juryMath.ts";
import { type ScoreParameters, scoreDefaults } from "../model/scoreMath.ts";
import { ONE } from "../model/units.ts";
import { DAY } from "../model/windows.ts";
import { runYear } from "../runYear.ts";
import type { Running, Strategy } from "../strategy.ts";
import type { World } from "../world.ts";
import { strategy as deskArbitrage } from "./deskArbitrage.ts";
import { startGriefing } from "./exposureGriefers.ts";
import { startExtortion } from "./extortion.ts";
import { strategy as honestMarket } from "./honestMarket.ts";
import { startOperators } from "./operators.ts";
import { startOutage } from "./outage.ts";
import { strategy as priceJump } from "./priceJump.ts";
import { strategy as prices } from "./prices.ts";
import { startBombing } from "./sybilReviewers.ts";

// Each attack where it does pay: what an attacker earned is worth reading only if the same reckoning sees a profit.

/** Where it is not the year, nor the parameters, that are usual. */
interface Tried {
  days?: number;
  terms?: ScoreParameters;
  juryTerms?: JuryTerms;
}

function attemptsOf(
  name: string,
  start: (world: World) => Running,
  { days = 365, terms = scoreDefaults, juryTerms = juryDefaults }: Tried = {},
) {
  const tried: Strategy = { name, does: "An attack of this test.", start };
  const { year } = runYear({
    seed: 1,
    settings: { days, users: 40, wares: 4 },
    strategies: [prices, tried],
    terms,
    juryTerms,
  });
  return year.attempts.filter(({ strategy }) => strategy === name);
}

describe("attacks that pay", () => {
  const many = { weekly: 40, weeks: 3, custom: { count: 200, qty: 10, funds: 600_000 } };

  test("behavior: complaints about a rival who never answers would pay if each weighed four, however few complain", () => {
    const efforts = [
      { ...many, name: "never answers", isContested: false },
      { ...many, name: "answers", isContested: true },
    ];
    const gainsAt = (terms: ScoreParameters) =>
      attemptsOf("complaints", (world) => startBombing(world, efforts), { terms }).map(({ gain }) => gain);
    const [silent, awake] = gainsAt({ ...scoreDefaults, kappa: 4n, commonDivisor: null });
    expect(silent).toBeGreaterThan(0);
    expect(awake).toBeLessThan(-1_000);
    for (const gain of gainsAt(scoreDefaults)) expect(gain).toBeLessThan(-500);
  });

  test.each([
    { count: 200, qty: 1, weekly: 20, weeks: 3, from: 60 },
    { count: 200, qty: 1, weekly: 2, weeks: 40, from: 60 },
    { count: 800, qty: 10, weekly: 240, weeks: 3, from: 60 },
    { count: 200, qty: 100, weekly: 800, weeks: 3, from: 60 },
    { count: 200, qty: 1, weekly: 20, weeks: 3, from: 7 },
    { count: 200, qty: 1, weekly: 80, weeks: 3, from: 28 },
    { count: 2000, qty: 1, weekly: 400, weeks: 3, from: 7 },
  ])(
    "default: complaining costs where $count customers buy $qty plans each and nobody answers $weekly complaints a week for $weeks weeks, from day $from",
    ({ count, qty, ...effort }) => {
      const custom = { count, qty, funds: 60_000 + 300 * count * qty };
      const [tried] = attemptsOf("complaints", (world) =>
        startBombing(world, [{ ...effort, name: "never answers", isContested: false, custom }]),
      );
      expect(tried?.spent).toBeGreaterThan(500);
      expect(tried?.gain).toBeLessThan(0);
    },
  );

  test("behavior: having a newcomer expelled who never answers would pay if payers of two weeks were enough", () => {
    const effort = { name: "newcomer", from: 7, weekly: 20, weeks: 3, isContested: false };
    const gainAt = (terms: ScoreParameters) =>
      attemptsOf("complaints", (world) => startBombing(world, [effort]), { terms })[0]?.gain;
    expect(gainAt({ ...scoreDefaults, payerAge: 14 * DAY })).toBeGreaterThan(1_000);
    expect(gainAt(scoreDefaults)).toBeLessThan(0);
  });

  test("behavior: extortion would pay where developers believe that half of all false complaints stand, and each weighed four", () => {
    const gainAt = (stands: number, terms: ScoreParameters) =>
      attemptsOf("extortion", (world) => startExtortion(world, stands), { days: 100, terms })[0]?.gain;
    const always = { ...scoreDefaults, kappa: 4n, commonDivisor: null };
    expect(gainAt(0.5, always)).toBeGreaterThan(0);
    expect(gainAt(0.01, always)).toBeLessThan(0);
    expect(gainAt(0.5, scoreDefaults)).toBeLessThan(0);
  });

  test("behavior: filling a rival's stake pays where he never tops it up", () => {
    const gains = attemptsOf("griefing", (world) => startGriefing(world, { topsUp: false }));
    expect(Math.max(...gains.map(({ gain }) => gain))).toBeGreaterThan(0);
    const answered = attemptsOf("griefing", (world) => startGriefing(world, { topsUp: true }));
    expect(Math.max(...answered.map(({ gain }) => gain))).toBeLessThan(0);
  });

  test("behavior: doing nothing pays an operator where looking costs more than his stake", () => {
    const [lazy] = attemptsOf("operators", (world) =>
      startOperators(world, { honest: 5, colluding: 2, dutyCost: 1_000 }),
    );
    expect(lazy?.gain).toBeGreaterThan(0);
  });

  test("behavior: operators who are most of all win false claims for a friend, and two of eight win none", () => {
    const ringOf = (honest: number, colluding: number) =>
      attemptsOf("operators", (world) => startOperators(world, { honest, colluding, dutyCost: 0.5 }))[1];
    expect(ringOf(2, 6)?.gain).toBeGreaterThan(0);
    expect(ringOf(5, 2)?.gain).toBeLessThan(0);
  });

  test("behavior: one operator with seven eighths of the weight would win a friend's false claims if what was cut off counted for nobody", () => {
    const bench = { honest: 4, colluding: 1, dutyCost: 0.5, colludingStake: 4_200n * ONE };
    const noteAt = (juryTerms: JuryTerms) =>
      attemptsOf("operators", (world) => startOperators(world, bench), { juryTerms })[1]?.note;
    expect(noteAt({ ...juryDefaults, rulingDivisor: null })).toMatch(/^[1-9]\d* of 52 false claims won$/);
    expect(noteAt(juryDefaults)).toBe("0 of 52 false claims won");
  });

  test("behavior: the desk is traded against with profit when the price has jumped by half", () => {
    const gains = [1, 2, 3].map((seed) => {
      const strategies = [priceJump, prices, deskArbitrage];
      const { year } = runYear({ seed, settings: { days: 140, users: 1, wares: 1 }, strategies });
      return year.attempts[0]?.gain ?? 0;
    });
    expect(Math.max(...gains)).toBeGreaterThan(0);
  });

  test("behavior: an outage that outlasts the grace loses what was served, and a day of it does not", () => {
    const lostIn = (days: number) => {
      const outage: Strategy = {
        name: "outage",
        does: "The chain is away.",
        start: (world) => startOutage(world, { from: 100, days }),
      };
      const settings = { days: 150, users: 100, wares: 8 };
      return runYear({ seed: 5, settings, strategies: [honestMarket, outage] }).world.lostToLateness;
    };
    expect(lostIn(1)).toBe(0);
    expect(lostIn(5)).toBeGreaterThan(0);
  });
});
