import { describe, expect, test } from "vitest";
import type { Hex } from "../primitives.ts";
import { readWords, type WordType } from "./words.ts";

const full = (1n << 256n) - 1n;
const dataOf = (...words: readonly bigint[]): Hex =>
  `0x12345678${words.map((word) => word.toString(16).padStart(64, "0")).join("")}`;

describe("readWords", () => {
  test.each<[WordType, bigint, boolean]>([
    ["address", (1n << 160n) - 1n, true],
    ["uint160", (1n << 160n) - 1n, true],
    ["uint96", (1n << 96n) - 1n, true],
    ["uint48", (1n << 48n) - 1n, true],
    ["uint8", 255n, true],
    ["bool", 1n, true],
    ["uint256", full, false],
    ["bytes32", full, false],
  ])(
    "default: of a word of nothing but ones, %s takes what it holds, and says so [G01]",
    (type, value, isDirty) => {
      const { amount, flags } = readWords(dataOf(full), [type]);

      expect([amount(0), flags]).toEqual([value, isDirty ? ["dirty"] : []]);
      expect(readWords(dataOf(value), [type])).toMatchObject({ flags: [] });
      expect(readWords(dataOf(value), [type]).amount(0)).toBe(value);
      expect(readWords(dataOf(0n), [type]).amount(0)).toBe(0n);
    },
  );

  test("default: an address is the low 20 bytes of any word, with all its zeros", () => {
    const { address } = readWords(dataOf(full, 5n), ["uint256", "uint256"]);

    expect([address(0), address(1)]).toEqual([`0x${"f".repeat(40)}`, `0x${"0".repeat(39)}5`]);
  });

  test("behavior: what is missing is zero, what is too much is left out, and both are flagged", () => {
    const short = readWords(dataOf(1n, full).slice(0, -63) as Hex, ["uint256", "uint256"]);
    const long = readWords(`${dataOf(1n)}ff`, ["uint256"]);

    expect([short.amount(0), short.amount(1), short.flags]).toEqual([1n, 15n << 252n, ["short"]]);
    expect([long.amount(0), long.flags]).toEqual([1n, ["trailing"]]);
    expect(readWords("0x12345678", []).flags).toEqual([]);
    expect(readWords("0x1234567800", []).flags).toEqual(["trailing"]);
  });
});
