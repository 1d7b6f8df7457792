import { describe, expect, test } from "vitest";
import type { TokenFacts } from "../context.ts";
import type { AllowDeed } from "../decode/action.ts";
import { own, readingOf, sampleContext, stranger, token, transactionTo, usdc } from "../samples.ts";
import { endsSoon, isKeptByToken, isWithoutLimit } from "./bounds.ts";

const max160 = 2n ** 160n - 1n;
const grant = (changes: Partial<AllowDeed>): AllowDeed => ({
  ...{ kind: "allow", token, owner: own, spender: stranger, amount: 1n, most: 2n ** 256n - 1n },
  ...({ mode: "set", endsAt: null, form: "call", isOnce: false, ...changes } as const),
});
const inputOf = (facts: Partial<TokenFacts>, changes = {}) => ({
  subject: transactionTo(stranger),
  reading: readingOf(),
  context: sampleContext({
    tokens: { [token]: { symbol: "TST", decimals: 2, isCore: false, ...facts } },
    ...changes,
  }),
});
const isFree = (amount: bigint, facts: Partial<TokenFacts> = {}, changes: Partial<AllowDeed> = {}) =>
  isWithoutLimit(grant({ amount, ...changes }), inputOf(facts));

describe("bounds", () => {
  test("default: without limit is the type's most, or what is written for it", () => {
    expect([isFree(998n, {}, { most: 999n }), isFree(999n, {}, { most: 999n })]).toEqual([false, true]);
    expect(isFree(2n ** 255n)).toBe(true);
  });

  test("behavior: more than the supply has no limit; a supply of nothing says nothing", () => {
    expect([isFree(1000n, { totalSupply: 1000n }), isFree(1001n, { totalSupply: 1000n })]).toEqual([
      false,
      true,
    ]);
    expect([isFree(1n, { totalSupply: 1n }), isFree(2n, { totalSupply: 1n })]).toEqual([false, true]);
    expect([isFree(5n, { totalSupply: 0n }), isFree(5n)]).toEqual([false, false]);
  });

  test("behavior: ten thousand million of a core token have no limit, of another token they may be little", () => {
    const billions = 10n ** 10n * 10n ** 6n;

    expect([isFree(billions - 1n, {}, { token: usdc }), isFree(billions, {}, { token: usdc })]).toEqual([
      false,
      true,
    ]);
    expect(isFree(10n ** 10n * 100n)).toBe(false);
  });

  test("behavior: the token keeps what is set at it; Permit2's and a single transfer it does not", () => {
    expect([grant({}), grant({ most: max160 }), grant({ isOnce: true })].map(isKeptByToken)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("behavior: an end within 31 days is near, where the clock is to be trusted", () => {
    const last = 1_790_000_000n + 31n * 86_400n;
    const trusted = inputOf({}, { isClockTrusted: true });

    expect([last, last + 1n, null].map((endsAt) => endsSoon(grant({ endsAt }), trusted))).toEqual([
      true,
      false,
      false,
    ]);
    expect(endsSoon(grant({ endsAt: 0n }), inputOf({}))).toBe(false);
  });
});
