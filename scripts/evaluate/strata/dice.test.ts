import { describe, expect, test } from "vitest";
import { createDice } from "./dice.ts";

describe("createDice", () => {
  test("default: the same seed falls the same", () => {
    const draw = () => {
      const dice = createDice("a");
      return [dice.below(1000), dice.bytes(40), dice.pick(["x", "y", "z"]), dice.chance(0.5), dice.address()];
    };
    expect(draw()).toEqual(draw());
  });

  test("behavior: draws stay in their bounds and reach them", () => {
    const dice = createDice("bounds");
    const drawn = new Set(Array.from({ length: 400 }, () => dice.below(7)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("behavior: amounts are never nothing and below the upper end", () => {
    const dice = createDice("amounts");
    for (let index = 0; index < 400; index += 1) {
      const amount = dice.amount(0, 2, 6);
      expect(amount).toBeGreaterThan(0n);
      expect(amount).toBeLessThanOrEqual(2_000_000n);
    }
  });

  test("behavior: addresses have twenty bytes", () => {
    expect(createDice("b").address()).toMatch(/^0x[0-9a-f]{40}$/);
    expect(createDice("b").bytes(1)).toMatch(/^0x[0-9a-f]{2}$/);
  });
});
