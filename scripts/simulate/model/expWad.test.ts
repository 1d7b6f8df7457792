import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expWad } from "./expWad.ts";

const WAD = 10n ** 18n;

describe("expWad", () => {
  test("default: the value that the library's own tests name", () => {
    expect(expWad(0n)).toBe(WAD);
    expect(expWad(-WAD)).toBe(367879441171442321n);
    expect(expWad(-693147180559945309n)).toBe(500000000000000000n);
  });

  test("behavior: within a few units of the exact value wherever values decay", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (thousandth) => {
        const exact = Math.exp(-thousandth / 1000);
        const ours = Number(expWad((-BigInt(thousandth) * WAD) / 1000n)) / 1e18;
        expect(Math.abs(ours - exact)).toBeLessThan(1e-15);
      }),
    );
  });

  test("behavior: what is less than half a unit is nothing", () => {
    expect(expWad(-41446531673892822313n)).toBe(0n);
    expect(expWad(-41446531673892822312n)).toBe(1n);
    expect(expWad(-41_000_000_000_000_000_000n)).toBe(1n);
  });

  test("error: refuses what the contract would revert for", () => {
    expect(() => expWad(135305999368893231589n)).toThrow("ExpOverflow");
  });
});
