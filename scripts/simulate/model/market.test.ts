import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modules } from "./accounts.ts";
import { createEconomy, type Economy, fund, SUPPLY } from "./economy.ts";
import { Refused } from "./refused.ts";
import { SCORE_ONE } from "./scoreMath.ts";
import { sec } from "./units.ts";
import { DAY, epochAt } from "./windows.ts";

const START = 2_000 * 7 * DAY;
const plan = { price: sec(10), units: 10n, duration: 30 * DAY };

function market(stake = 11_000): Economy {
  const economy = createEconomy(START);
  economy.registry.register(1, plan);
  fund(economy, 1, sec(stake));
  economy.stakes.stake(1, 1, sec(stake));
  fund(economy, 2, sec(100_000));
  return economy;
}

const order = (qty: bigint) => ({ ware: 1, plan: 0, qty });

describe("the market", () => {
  test("default: a used purchase pays the developer after the delay, less 6.5 %", () => {
    const economy = market();
    const { id } = economy.market.buy(2, order(10n));
    economy.market.settle({ purchase: id, seq: 100n });
    economy.clock.now += 14 * DAY;
    expect(economy.market.withdraw(1)).toBe(sec(93.5));
    const split = economy.market.closeEpoch(epochAt(START));
    expect(split).toEqual({ burned: sec(4.5), operators: sec(1), treasury: sec(0.5), pool: sec(0.5) });
  });

  test("behavior: what was not used comes back; leaving early costs 2 % of it", () => {
    const economy = market();
    const { id } = economy.market.buy(2, order(10n));
    economy.market.settle({ purchase: id, seq: 50n });
    economy.market.cancel(id);
    economy.clock.now += 2 * DAY;
    expect(economy.market.refund(id)).toBe(sec(49));
  });

  test("behavior: of a SecWare that ended, everything comes back", () => {
    const economy = market();
    const { id } = economy.market.buy(2, order(10n));
    economy.registry.retire(1);
    economy.clock.now += 2 * DAY;
    expect(economy.market.refund(id)).toBe(sec(100));
  });

  test("behavior: exposure stays seven days after settlement, and goes at once with a refund", () => {
    const economy = market();
    const { id } = economy.market.buy(2, order(10n));
    economy.market.settle({ purchase: id, seq: 50n });
    economy.clock.now += 7 * DAY;
    expect(economy.stakes.exposureOf(1)).toBe(sec(50));
    economy.clock.now += 25 * DAY;
    economy.market.refund(id);
    expect(economy.stakes.exposureOf(1)).toBe(0n);
  });

  test("behavior: a batch pays what its parts would, and skips what cannot be settled", () => {
    const economy = market();
    const ids = [1n, 2n, 3n].map((qty) => economy.market.buy(2, order(qty)).id);
    const vouchers = ids.map((purchase) => ({ purchase, seq: 7n }));
    expect(economy.market.settleMany([...vouchers, { purchase: 99, seq: 1n }])).toBe(sec(21));
  });

  test("behavior: usage is weighted and rounded for each settlement, in a batch too", () => {
    const economy = market();
    economy.market.settle({ purchase: economy.market.buy(2, order(100n)).id, seq: 1_000n });
    economy.clock.now += 7 * DAY;
    const score = economy.reputation.meanScoreOf(1);
    const price = (5n * SCORE_ONE) / score;
    const dust = economy.registry.addPlan(1, { ...plan, price, units: 1n });
    const ids = [1, 2, 3].map(() => economy.market.buy(2, { ...order(1n), plan: dust }).id);
    economy.market.settleMany(ids.map((purchase) => ({ purchase, seq: 1n })));
    expect(economy.usages.ofWare(1, epochAt(economy.clock.now)).weighted).toBe(12n);
    expect((3n * price * score) / SCORE_ONE).toBeGreaterThan(12n);
  });

  test("error: nothing is sold where the stake is short, and nothing has moved", () => {
    const economy = market(1_050);
    expect(() => economy.market.buy(2, order(6n))).toThrow("ProviderStakeShort");
    expect(economy.token.balanceOf(2)).toBe(sec(100_000));
    expect(economy.market.buy(2, order(5n)).nonce).toBe(0);
  });

  test("error: a voucher that is too late or old settles nothing", () => {
    const economy = market();
    const { id, end } = economy.market.buy(2, order(1n));
    economy.market.settle({ purchase: id, seq: 5n });
    expect(() => economy.market.settle({ purchase: id, seq: 5n })).toThrow("MarketNotSettled");
    economy.clock.now = end + 2 * DAY;
    expect(() => economy.market.settle({ purchase: id, seq: 6n })).toThrow("MarketNotSettled");
    expect(() => economy.market.topUp(id, 1n)).toThrow("MarketEnded");
  });

  test("behavior: whatever happens in whatever order, the market holds exactly what it owes", () => {
    const act = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.bigInt({ min: 1n, max: 40n }));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const economy = market();
        let closed = epochAt(START);
        for (const [kind, value] of acts) closed = step(economy, kind, value, closed);
        const { market: own, token, restaking } = economy;
        const held = heldInOpenEpochs(economy, closed);
        expect(token.balanceOf(modules.market)).toBe(own.totalEscrow + own.totalDue + own.treasury + held);
        expect(restaking.insuranceSec + restaking.totalOwed <= token.balanceOf(modules.restaking)).toBe(true);
        expect(token.supply <= SUPPLY).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

/** @returns the first epoch that is not closed */
function step(economy: Economy, kind: number, value: bigint, closed: number): number {
  const { market: own, clock } = economy;
  const newest = own.purchases.length - 1;
  try {
    if (kind === 0) own.buy(2, order(value));
    if (kind === 1) own.settle({ purchase: newest, seq: value });
    if (kind === 2) own.cancel(newest);
    if (kind === 3) own.refund(Math.max(0, newest - 1));
    if (kind === 4) own.withdraw(1);
    if (kind === 5) clock.now += Number(value) * (DAY / 4);
    if (epochAt(clock.now) > closed) own.closeEpoch(closed);
    else return closed;
    return closed + 1;
  } catch (error) {
    if (error instanceof Refused) return closed;
    throw error;
  }
}

function heldInOpenEpochs(economy: Economy, from: number): bigint {
  let held = 0n;
  for (let epoch = from; epoch <= epochAt(economy.clock.now); epoch += 1) {
    held += (economy.usages.of(epoch).earned * 650n) / 10_000n;
  }
  return held;
}
