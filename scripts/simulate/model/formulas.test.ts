import { describe, expect, test } from "vitest";
import { grown, leaving } from "./convictionMath.ts";
import { delay } from "./delayMath.ts";
import * as feeMath from "./feeMath.ts";
import * as poolMath from "./poolMath.ts";
import * as rewardMath from "./rewardMath.ts";
import { toAssets, toShares } from "./sharesMath.ts";
import * as slashMath from "./slashMath.ts";
import { need } from "./stakeMath.ts";
import { ONE, sec } from "./units.ts";
import { due, earned } from "./voucherMath.ts";
import { DAY } from "./windows.ts";

const share = (part: number) => BigInt(Math.round(part * 1e9));
const days = (score: number) => Number(delay(BigInt(DAY), BigInt(14 * DAY), share(score))) / DAY;
const halfLife = 90 * DAY;

describe("delay", () => {
  test.each([
    [0, 14],
    [0.25, 10.75],
    [0.476, 7.81],
    [0.769, 4.0],
    [0.87, 2.69],
    [1, 1],
  ])("default: a score of %d waits %d days", (score, expected) => {
    expect(days(score)).toBeCloseTo(expected, 2);
  });
});

describe("stake", () => {
  test.each([
    [0, 11_000],
    [0.25, 10_375],
    [0.5, 9_750],
    [1, 8_500],
  ])("default: a score of %d needs %d for an exposure of 10,000", (score, expected) => {
    expect(need(sec(1_000), sec(10_000), share(score))).toBe(sec(expected));
  });

  test("behavior: what is taken off for the score rounds down", () => {
    expect(need(0n, 3n, 10n ** 9n)).toBe(3n);
  });
});

describe("vouchers", () => {
  test("default: pays the calls that are new", () => {
    expect(due({ seq: 7n, settled: 4n, maxCalls: 100n, used: 4n, calls: 100n })).toBe(3n);
  });

  test("behavior: never over the caller's cap, nor over what is left", () => {
    expect(due({ seq: 90n, settled: 4n, maxCalls: 10n, used: 4n, calls: 100n })).toBe(6n);
    expect(due({ seq: 90n, settled: 4n, maxCalls: 100n, used: 98n, calls: 100n })).toBe(2n);
    expect(due({ seq: 4n, settled: 4n, maxCalls: 100n, used: 4n, calls: 100n })).toBe(0n);
  });

  test("behavior: the parts of a purchase sum to its amount", () => {
    let sum = 0n;
    for (let used = 0n; used < 7n; used += 1n) sum += earned(100n, used + 1n, 7n) - earned(100n, used, 7n);
    expect(sum).toBe(100n);
  });
});

describe("fees", () => {
  test("default: 4.5 % burned, 1 % to operators, 0.5 % to the treasury and to the pool", () => {
    const split = feeMath.split(sec(100));
    expect(split).toEqual({ burned: sec(4.5), operators: sec(1), treasury: sec(0.5), pool: sec(0.5) });
  });

  test("behavior: what settlements hold back sums to what the epoch does", () => {
    const parts = [17n, 1n, 333n, 9_999n];
    let [usage, sum] = [0n, 0n];
    for (const paid of parts) {
      sum += feeMath.heldOf(usage, paid);
      usage += paid;
    }
    expect(sum).toBe(feeMath.held(usage));
  });
});

describe("the performance pool", () => {
  test("default: by usage and score, at most five quarters of what was put in", () => {
    const pool = sec(1);
    const total = sec(90) + sec(30);
    expect(poolMath.share(pool, sec(90), total, sec(100))).toBe(sec(0.625));
    expect(poolMath.share(pool, sec(30), total, sec(100))).toBe(sec(0.25));
  });

  test("behavior: no weight, no share", () => {
    expect(poolMath.share(sec(1), 0n, 0n, sec(100))).toBe(0n);
  });
});

describe("operators' rewards", () => {
  const q = rewardMath.pool(sec(1_000), sec(150));

  test("default: of slashes, a tenth of the fees counts; seven tenths are paid at 50 SecWares and 5 claims", () => {
    expect(q).toBe(sec(1_100));
    expect(rewardMath.paid(q, 50n, 5n, sec(10_000))).toBe(sec(770));
  });

  test("behavior: enforcement adds at most half of what was burned for it", () => {
    expect(rewardMath.paid(q, 50n, 5n, sec(10))).toBe(sec(605 + 5));
  });

  test("behavior: weight is stake by duties done, and reward by governance tokens still held", () => {
    expect(rewardMath.weight(40n * ONE, 1n, 2n)).toBe(20n * ONE);
    expect(rewardMath.weight(40n * ONE, 0n, 0n)).toBe(40n * ONE);
    expect(rewardMath.held(sec(80), 5n, 10n)).toBe(sec(40));
    expect(rewardMath.held(sec(80), 11n, 10n)).toBe(sec(80));
  });
});

describe("slashes", () => {
  test("default: the parts sum to what was taken", () => {
    const { harmed, reporter, operators, burned } = slashMath.split(sec(100), sec(1_000), sec(500));
    expect([harmed, reporter, operators, burned]).toEqual([sec(40), sec(10), sec(20), sec(30)]);
  });

  test("behavior: a slash of little is never nothing", () => {
    expect(slashMath.part(1n, 1n)).toBe(1n);
  });
});

describe("shares", () => {
  test("behavior: a gift to the pool before the second comes costs the giver what it would take", () => {
    const first = toShares(1n, 0n, 0n);
    const gifted = 1n + sec(100);
    const second = toShares(sec(100), gifted, first);
    expect(toAssets(first, gifted + sec(100), first + second) < gifted).toBe(true);
  });
});

describe("conviction", () => {
  test.each([
    [7, 0.052],
    [30, 0.206],
    [90, 0.5],
    [180, 0.75],
    [365, 0.94],
    [730, 0.996],
  ])("default: %d days give %d of the balance", (elapsed, part) => {
    expect(Number(grown(10n ** 9n, 0n, elapsed * DAY, halfLife)) / 1e9).toBeCloseTo(part, 3);
  });

  test("behavior: splitting a balance gains nothing", () => {
    const whole = grown(1_001n, 7n, 5 * DAY, halfLife);
    const halves = grown(500n, 3n, 5 * DAY, halfLife) + grown(501n, 4n, 5 * DAY, halfLife);
    expect(halves <= whole).toBe(true);
  });

  test("behavior: what leaves takes its part along, rounded up", () => {
    expect(leaving(3n, 2n, 1n)).toBe(1n);
    expect(leaving(0n, 0n, 1n)).toBe(0n);
  });
});
