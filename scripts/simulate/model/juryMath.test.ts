import { describe, expect, test } from "vitest";
import { counted, isNegligent, isQuorum, isRuling, isTwoThirds, juryDefaults } from "./juryMath.ts";

describe("what counts of a jury", () => {
  test("default: a juror counts for what it has, and for a quarter of what was cast at most, rounded down", () => {
    expect([counted(5n, 23n), counted(6n, 23n), counted(90n, 100n)]).toEqual([5n, 5n, 25n]);
  });

  test("behavior: two thirds, a third of what was cast and the quorum are enough exactly, and not one unit less", () => {
    expect([isTwoThirds(8n, 12n), isTwoThirds(7n, 12n), isTwoThirds(8n, 13n)]).toEqual([true, false, false]);
    expect(isRuling(8n, 12n, 24n, juryDefaults)).toBe(true);
    expect(isRuling(8n, 12n, 25n, juryDefaults)).toBe(false);
    expect([isQuorum(16n, 40n, 4_000n), isQuorum(16n, 41n, 4_000n)]).toEqual([true, false]);
  });

  test("behavior: of nothing nobody holds two thirds, and nobody is a quorum", () => {
    expect(isTwoThirds(0n, 0n)).toBe(false);
    expect(isQuorum(0n, 0n, 4_000n)).toBe(false);
  });

  test("behavior: a fifth of all duties may be missed, and not one more", () => {
    expect(isNegligent(3n, 15n, juryDefaults)).toBe(false);
    expect(isNegligent(3n, 14n, juryDefaults)).toBe(true);
    expect(isNegligent(0n, 0n, { ...juryDefaults, neglectDivisor: null })).toBe(true);
  });

  test("behavior: without the bound of a third one alone may rule", () => {
    expect(isRuling(8n, 12n, 99n, { ...juryDefaults, rulingDivisor: null })).toBe(true);
  });
});
