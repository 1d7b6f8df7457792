import { describe, expect, test } from "vitest";
import { createEconomy, type Economy, fund } from "./economy.ts";
import { sec } from "./units.ts";
import { DAY } from "./windows.ts";

const START = 2_000 * 7 * DAY;
const plan = { price: sec(10), units: 10n, duration: 30 * DAY };

function market(): Economy {
  const economy = createEconomy(START);
  economy.registry.register(1, plan);
  fund(economy, 1, sec(1_000_000));
  economy.stakes.stake(1, 1, sec(500_000));
  return economy;
}

/** Buys and uses up everything at once. */
function use(economy: Economy, buyer: number, qty = 1n): number {
  fund(economy, buyer, qty * plan.price * 2n);
  const { id, calls } = economy.market.buy(buyer, { ware: 1, plan: 0, qty });
  economy.market.settle({ purchase: id, seq: calls });
  return id;
}

function complain(economy: Economy, purchase: number): void {
  const { owner } = economy.market.purchaseOf(purchase);
  economy.reputation.review(purchase, owner);
}

const scoreOf = ({ reputation }: Economy) => Number(reputation.scoreOf(1)) / 1e9;
const buyers = (count: number) => Array.from({ length: count }, (_, i) => 10 + i);

describe("the score", () => {
  test("default: 20 buyers once, five times each, and 90 idle days later", () => {
    const economy = market();
    for (const buyer of buyers(20)) use(economy, buyer);
    expect(scoreOf(economy)).toBeCloseTo(0.476, 3);
    for (const buyer of buyers(20)) for (let i = 0; i < 4; i += 1) use(economy, buyer);
    expect(scoreOf(economy)).toBeCloseTo(0.833, 3);
    economy.clock.now += 90 * DAY;
    expect(scoreOf(economy)).toBeCloseTo(0.75, 3);
  });

  test.each([
    [0, 0.769],
    [5, 0.745],
    [20, 0.57],
    [100, 0.189],
  ])("default: 100 buyers once and %d counted reviews", (reviews, expected) => {
    const economy = market();
    const purchases = buyers(100).map((buyer) => use(economy, buyer));
    for (const purchase of purchases.slice(0, reviews)) complain(economy, purchase);
    economy.clock.now += 3 * DAY;
    for (const purchase of purchases.slice(0, reviews)) economy.reputation.finalise(purchase);
    economy.clock.now -= 3 * DAY;
    expect(scoreOf(economy)).toBeCloseTo(expected, 2);
  });

  test("behavior: one wallet is worth little, in many purchases or in one", () => {
    const often = market();
    for (let i = 0; i < 100; i += 1) use(often, 10);
    expect(scoreOf(often)).toBeCloseTo(0.469, 3);
    const large = market();
    use(large, 10, 1_000n);
    expect(scoreOf(large)).toBeCloseTo(0.632, 3);
  });

  test("behavior: the mean of four epochs follows slowly", () => {
    const economy = market();
    for (const buyer of buyers(20)) use(economy, buyer);
    expect(economy.reputation.meanScoreOf(1)).toBe(0n);
    economy.clock.now += 7 * DAY;
    const first = economy.reputation.meanScoreOf(1);
    economy.clock.now += 7 * DAY;
    expect(first > 0n && economy.reputation.meanScoreOf(1) > first).toBe(true);
  });
});

describe("reviews", () => {
  test("default: an unanswered review counts, and half of its fee is burned", () => {
    const economy = market();
    const purchase = use(economy, 10);
    const { supply } = economy.token;
    complain(economy, purchase);
    economy.clock.now += 3 * DAY;
    economy.reputation.finalise(purchase);
    expect(supply - economy.token.supply).toBe(sec(1));
    expect(economy.reputation.standingOf(1).n > 0n).toBe(true);
  });

  test("behavior: an overturned review pays half of its fee to the developer; the other half is gone", () => {
    const economy = market();
    const purchase = use(economy, 10);
    complain(economy, purchase);
    const before = economy.token.balanceOf(1);
    economy.reputation.challenge(purchase);
    economy.reputation.rule(purchase, false);
    expect(economy.token.balanceOf(1) - before).toBe(sec(1));
    expect(economy.reputation.standingOf(1).n).toBe(0n);
  });

  test("error: of a purchase that is another's, twice, too late, or more than three in 28 days", () => {
    const economy = market();
    const purchases = [0, 1, 2, 3].map(() => use(economy, 10));
    expect(() => economy.reputation.review(purchases[0] ?? -1, 11)).toThrow("ReputationNotReviewer");
    for (const purchase of purchases.slice(0, 3)) complain(economy, purchase);
    expect(() => complain(economy, purchases[0] ?? -1)).toThrow("ReputationNotReviewable");
    expect(() => complain(economy, purchases[3] ?? -1)).toThrow("ReputationTooManyReviews");
    const late = use(economy, 11);
    economy.clock.now += 44 * DAY;
    expect(() => complain(economy, late)).toThrow("ReputationWindowClosed");
  });
});

describe("expulsion", () => {
  test("behavior: honest buyers reach it: sales stop, then a tenth of the fixed part burns", () => {
    const economy = market();
    const purchases = buyers(90).map((buyer) => use(economy, buyer));
    for (const purchase of purchases) complain(economy, purchase);
    economy.clock.now += 60 * DAY;
    for (const purchase of purchases) economy.reputation.finalise(purchase);
    economy.reputation.startExpulsion(1, buyers(10));
    expect(() => use(economy, 99)).toThrow("MarketNotOnSale");
    expect(() => economy.reputation.expel(1)).toThrow("ReputationWindowOpen");
    economy.clock.now += 7 * DAY;
    const { staked } = economy.stakes.stakeOf(1);
    economy.reputation.expel(1);
    expect(staked - economy.stakes.stakeOf(1).staked).toBe(sec(100));
  });

  test("error: not with few units, nor with payers who are new", () => {
    const economy = market();
    const purchases = buyers(49).map((buyer) => use(economy, buyer));
    for (const purchase of purchases) complain(economy, purchase);
    economy.clock.now += 3 * DAY;
    for (const purchase of purchases) economy.reputation.finalise(purchase);
    expect(() => economy.reputation.startExpulsion(1, buyers(10))).toThrow("ReputationNotExpellable");
    use(economy, 98, 5n);
    expect(() => economy.reputation.startExpulsion(1, buyers(10))).toThrow("ReputationBadPayers");
  });
});
