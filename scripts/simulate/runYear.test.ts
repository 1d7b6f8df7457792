import { describe, expect, test } from "vitest";
import { modules } from "./model/accounts.ts";
import { runYear } from "./runYear.ts";
import { strategies } from "./strategies/all.ts";
import { strategy as deskArbitrage } from "./strategies/deskArbitrage.ts";
import { strategy as honestMarket } from "./strategies/honestMarket.ts";
import { strategy as operators } from "./strategies/operators.ts";
import { strategy as outage } from "./strategies/outage.ts";
import { strategy as priceJump } from "./strategies/priceJump.ts";
import { strategy as prices } from "./strategies/prices.ts";
import type { Strategy } from "./strategy.ts";

const settings = { days: 110, users: 60, wares: 8 };

describe("a simulated market", () => {
  const { year, world } = runYear({ seed: 3, settings, strategies, keepsHistory: true });

  test("default: no attacker profits at the parameters that are deployed", () => {
    expect(year.attempts.length).toBeGreaterThanOrEqual(12);
    expect(year.attempts.filter(({ gain }) => gain > 0)).toEqual([]);
  });

  test("behavior: the same seed gives the same year, another one another", () => {
    const small = { ...settings, days: 40 };
    const run = (seed: number) =>
      runYear({ seed, settings: small, strategies: [prices, operators, honestMarket] });
    const first = run(3).year;
    expect(run(3).year).toEqual(first);
    expect(run(4).year.weeks).not.toEqual(first.weeks);
  });

  test("behavior: no SEC is made, and the market holds at least what it owes", () => {
    const { market, token } = world.economy;
    expect(token.supply < world.supplyAtStart).toBe(true);
    const owed = market.totalEscrow + market.totalDue + market.treasury;
    expect(token.balanceOf(modules.market) >= owed).toBe(true);
  });

  test("behavior: every act is in the history, with what came of it", () => {
    expect(world.history.length).toBe(year.acts);
    expect(world.history.some(({ act }) => act.kind === "settle")).toBe(true);
  });

  test("behavior: developers are paid for all that they served, a day without a chain or not", () => {
    const calm = { days: 200, users: 100, wares: 8 };
    const run = runYear({ seed: 5, settings: calm, strategies: [honestMarket, outage] });
    expect(run.world.lostToLateness).toBe(0);
  });

  test("behavior: a strategy of one's own acts among the others, and a profit is seen", () => {
    const thief: Strategy = {
      name: "gift",
      does: "Is given money.",
      start: () => ({ attempts: () => [{ name: "gift", gain: 1, spent: 0, note: "" }] }),
    };
    const run = runYear({ seed: 1, settings: { ...settings, days: 10 }, strategies: [honestMarket, thief] });
    expect(run.year.attempts.some(({ strategy, gain }) => strategy === "gift" && gain > 0)).toBe(true);
  });

  test("behavior: a jump of the price above what the desk's premium and the fees take is traded against", () => {
    const run = runYear({ seed: 2, settings, strategies: [priceJump, prices, deskArbitrage] });
    const moved = run.year.attempts.find(({ strategy }) => strategy === "desk arbitrage")?.spent ?? 0;
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThanOrEqual(10 * 5_000);
  });
});
