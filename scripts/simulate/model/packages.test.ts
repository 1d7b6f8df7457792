import { beforeEach, describe, expect, test } from "vitest";
import { modules } from "./accounts.ts";
import { createEconomy, type Economy, fund } from "./economy.ts";
import { sec } from "./units.ts";
import { DAY } from "./windows.ts";

const [DEVELOPER, RESELLER, BUYER] = [1, 2, 3];
const PLAN = { price: sec(10), units: 100n, duration: 30 * DAY };
const MARGIN = sec(6);

describe("packages of the model", () => {
  let economy: Economy;
  let wares: { first: number; second: number; bundle: number };

  beforeEach(() => {
    economy = createEconomy(1_800_000_000);
    for (const account of [DEVELOPER, RESELLER, BUYER]) fund(economy, account, sec(10_000));
    const seller = (developer: number): number => {
      const ware = economy.registry.register(developer, PLAN);
      economy.stakes.stake(ware, developer, sec(2_000));
      return ware;
    };
    wares = { first: seller(DEVELOPER), second: seller(DEVELOPER), bundle: seller(RESELLER) };
    const parts = [
      { ware: wares.first, plan: 0, qty: 1n },
      { ware: wares.second, plan: 0, qty: 2n },
    ];
    economy.packages.compose(wares.bundle, parts, MARGIN);
  });

  test("default: parts are purchases, and the margin is held until they are used", () => {
    const before = economy.token.balanceOf(BUYER);
    const sale = economy.packages.buy(BUYER, wares.bundle);
    expect(before - economy.token.balanceOf(BUYER)).toBe(sec(36));
    expect(economy.token.balanceOf(modules.packages)).toBe(MARGIN);
    expect(economy.market.totalEscrow).toBe(sec(30));
    expect(sale.parts.map((id) => economy.market.purchaseOf(id).owner)).toEqual([BUYER, BUYER]);
    expect(economy.stakes.exposureOf(wares.bundle)).toBe(MARGIN);
  });

  test("behavior: the margin is earned in proportion to the parts, and its fee is burned", () => {
    const { id, parts } = economy.packages.buy(BUYER, wares.bundle);
    const [reseller, supply] = [economy.token.balanceOf(RESELLER), economy.token.supply];
    economy.market.settle({ purchase: parts[0] ?? 0, seq: 100n });
    expect(economy.packages.settle(id)).toBe(sec(2));
    expect(economy.packages.settle(id)).toBe(0n);
    expect(supply - economy.token.supply).toBe(sec(12) / 100n);
    expect(economy.token.balanceOf(RESELLER) - reseller).toBe(sec(2) - sec(12) / 100n);
  });

  test("behavior: what was left early goes back less two in a hundred, of parts and of the margin", () => {
    const { id, parts } = economy.packages.buy(BUYER, wares.bundle);
    for (const purchase of parts) economy.market.cancel(purchase);
    economy.clock.now += 2 * DAY;
    const before = economy.token.balanceOf(BUYER);
    for (const purchase of parts) economy.market.refund(purchase);
    economy.packages.close(id);
    expect(economy.token.balanceOf(BUYER) - before).toBe((sec(36) * 98n) / 100n);
    expect(economy.token.balanceOf(modules.packages)).toBe(0n);
    expect(economy.stakes.exposureOf(wares.bundle)).toBe(0n);
  });

  test("behavior: a package that runs out is closed without a fee", () => {
    const { id } = economy.packages.buy(BUYER, wares.bundle);
    economy.clock.now += 32 * DAY;
    for (const purchase of economy.market.purchases) economy.market.refund(purchase.id);
    const before = economy.token.balanceOf(BUYER);
    economy.packages.close(id);
    expect(economy.token.balanceOf(BUYER) - before).toBe(MARGIN);
  });

  test("error: a sale is closed once, and not while a part is open", () => {
    const { id, parts } = economy.packages.buy(BUYER, wares.bundle);
    expect(() => economy.packages.close(id)).toThrow("PackagesPartsOpen");
    for (const purchase of parts) economy.market.settle({ purchase, seq: 200n });
    economy.packages.close(id);
    expect(() => economy.packages.close(id)).toThrow("PackagesUnknownSale");
    expect(() => economy.packages.settle(id + 1)).toThrow("PackagesUnknownSale");
  });

  test("error: nothing moves where one part, the margin or the buyer's money is short", () => {
    economy.stakes.unbond(wares.second, sec(990));
    const before = economy.token.balanceOf(BUYER);
    expect(() => economy.packages.buy(BUYER, wares.bundle)).toThrow("ProviderStakeShort");
    expect(() => economy.packages.buy(99, wares.bundle)).toThrow("TransferFromFailed");
    expect(() => economy.packages.buy(BUYER, wares.first)).toThrow("PackagesNotOnSale");
    expect(economy.token.balanceOf(BUYER)).toBe(before);
    expect(economy.market.purchases).toEqual([]);
  });

  test("error: a margin is at most half of the parts, of which there are one to eight", () => {
    const part = { ware: wares.first, plan: 0, qty: 1n };
    const { packages } = economy;
    expect(() => packages.compose(wares.bundle, [part], sec(5) + 1n)).toThrow("PackagesMarginTooHigh");
    expect(() => packages.compose(wares.bundle, [], 0n)).toThrow("PackagesBadCount");
    const nine = Array.from({ length: 9 }, () => part);
    expect(() => packages.compose(wares.bundle, nine, 0n)).toThrow("PackagesBadCount");
  });
});
