import fc from "fast-check";
import { expect, test } from "vitest";
import { pickPositions, random, splitWords } from "./quiz.ts";

test("behavior: three different positions of the phrase, in order, whatever is drawn", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(12, 24),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (count, draws) => {
        const left = [...draws];
        const positions = pickPositions(count, () => left.shift() ?? 0);
        expect(new Set(positions).size).toBe(3);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
        expect(positions.every((position) => position >= 0 && position < count)).toBe(true);
      },
    ),
  );
});

test("default: words are split however they are spaced", () => {
  expect(splitWords("  Legal\n winner\tthank ")).toEqual(["legal", "winner", "thank"]);
});

test("default: a draw is at least 0 and below 1", () => {
  expect(random()).toBeGreaterThanOrEqual(0);
  expect(random()).toBeLessThan(1);
});
