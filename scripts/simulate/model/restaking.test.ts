import { describe, expect, test } from "vitest";
import { modules } from "./accounts.ts";
import { createEconomy, fund } from "./economy.ts";
import { ONE, sec } from "./units.ts";
import { DAY, epochAt } from "./windows.ts";

const START = 2_000 * 7 * DAY;

function pools() {
  const economy = createEconomy(START);
  economy.restaking.join(1, 1_000n, 20n * ONE);
  economy.restaking.deposit(3, 1, 40n * ONE);
  economy.restaking.join(2, 1_000n, 40n * ONE);
  economy.clock.now += 7 * DAY;
  return economy;
}

describe("restaking", () => {
  test("default: rewards by stake and duties, the commission first", () => {
    const economy = pools();
    const epoch = epochAt(economy.clock.now);
    economy.restaking.noteDuty(1, true);
    economy.restaking.noteDuty(2, true);
    economy.restaking.noteDuty(2, false);
    fund(economy, modules.restaking, sec(1_000));
    economy.restaking.payIn(epoch, sec(1_000));
    economy.clock.now += 7 * DAY;
    expect(economy.restaking.closeEpoch(epoch)).toBe(sec(400));
    expect(economy.restaking.rewardOf(1, epoch)).toBe(sec(270));
    expect(economy.restaking.rewardOf(2, epoch)).toBe(sec(90));
    expect(Number(economy.restaking.claim(3, [epoch]) / 10n ** 12n) / 1e6).toBeCloseTo(180, 4);
    expect(economy.restaking.insuranceSec).toBe(sec(600));
  });

  test("behavior: a slash lowers what shares are worth and the principal alike", () => {
    const economy = pools();
    expect(economy.restaking.slash(1, 1_000n)).toBe(6n * ONE);
    expect(economy.restaking.poolOf(1).assets).toBe(54n * ONE);
    const { shares, scaled } = economy.restaking.positionOf(3);
    expect(economy.restaking.principalOf(1, scaled)).toBe(36n * ONE);
    const exit = economy.restaking.queueExit(3, shares);
    expect(economy.gov.balanceOf(3)).toBe(4n * ONE);
    economy.restaking.slash(1, 1_000n);
    economy.clock.now += 14 * DAY;
    const paid = economy.restaking.completeExit(exit);
    expect(Number(paid / 10n ** 12n) / 1e6).toBeCloseTo(32.4, 4);
  });

  test("behavior: who sold governance tokens earns by what is left", () => {
    const economy = pools();
    const epoch = epochAt(economy.clock.now);
    economy.gov.transfer(3, 9, 20n * ONE);
    economy.restaking.noteBalance(3);
    fund(economy, modules.restaking, sec(1_000));
    economy.restaking.payIn(epoch, sec(1_000));
    economy.clock.now += 7 * DAY;
    economy.restaking.closeEpoch(epoch);
    const full = (economy.restaking.rewardOf(1, epoch) * 2n) / 3n;
    expect(Number((economy.restaking.claim(3, [epoch]) * 1000n) / full)).toBe(500);
  });

  test("error: an exit before its time, and a claim of an epoch that is open", () => {
    const economy = pools();
    const exit = economy.restaking.queueExit(3, 1_000n);
    expect(() => economy.restaking.completeExit(exit)).toThrow("RestakingExitLocked");
    expect(() => economy.restaking.claim(3, [epochAt(START)])).toThrow("RestakingEpochNotReady");
    expect(() => economy.restaking.deposit(3, 2, ONE)).toThrow("RestakingOtherOperator");
  });
});
