import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { friend, own, token } from "../../domain/samples.ts";
import { accountProgramOf, programOf, resultsIn, type Step } from "./program.ts";

const word = (value: bigint) => value.toString(16).padStart(64, "0");
const steps: readonly Step[] = [
  { kind: "number" },
  { kind: "coin", of: own },
  { kind: "call", to: friend, value: 5n, data: "0x1234", gas: 50_000n },
  { kind: "word", to: token, data: `0x70a08231${word(1n)}` },
];

describe("a program", () => {
  test("default: ends with the data of its steps, and copies each from where it stands", () => {
    const code = programOf(steps);
    const data = `123470a08231${word(1n)}`;
    const places = [...code.matchAll(/62([0-9a-f]{6})62([0-9a-f]{6})62([0-9a-f]{6})39/g)];

    expect(code.endsWith(data)).toBe(true);
    expect(
      places.map(([, length = "", from = ""]) => {
        const start = 2 + Number.parseInt(from, 16) * 2;
        return code.slice(start, start + Number.parseInt(length, 16) * 2);
      }),
    ).toEqual(["1234", `70a08231${word(1n)}`]);
  });

  test("behavior: in an account's place it jumps only to its own beginning", () => {
    const marker = `0x${"ab".repeat(32)}` as const;
    const code = accountProgramOf(steps, marker);
    const [, target = ""] = /60([0-9a-f]{2})57/.exec(code) ?? [];

    expect(code.slice(2 + Number.parseInt(target, 16) * 2).startsWith("5b")).toBe(true);
    expect(code).toContain(marker.slice(2));
  });
});

describe("resultsIn", () => {
  test("default: two words of each step: whether it succeeded, and what it said", () => {
    expect(resultsIn(`0x${word(1n)}${word(7n)}${word(0n)}${word(9n)}`, 2)).toEqual([
      { isSuccess: true, word: `0x${word(7n)}` },
      { isSuccess: false, word: `0x${word(9n)}` },
    ]);
  });

  test("error: an answer of any other length is none", () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.integer({ min: 0, max: 6 }), (bytes, count) => {
        const results = resultsIn(`0x${"01".repeat(bytes)}`, count);
        expect(results?.length ?? null).toBe(bytes === count * 64 ? count : null);
      }),
      { seed: 20261121 },
    );
  });
});
