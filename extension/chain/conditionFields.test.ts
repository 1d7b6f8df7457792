import fc from "fast-check";
import { expect, test } from "vitest";
import { chainConditionOf, conditionFactsOf } from "./conditionFields.ts";
import type { ConditionFacts } from "./homeFacts.ts";

const hex = (digits: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`)).map((text) => `0x${text}` as const);
const second = fc.integer({ min: 0, max: 86_400 });
const facts: fc.Arbitrary<ConditionFacts> = fc
  .record({
    target: fc.option(hex(40)),
    selector: fc.option(hex(8)),
    chainId: fc.option(fc.integer({ min: 1 })),
    time: fc.option(fc.tuple(second, second)),
    hasAmount: fc.boolean(),
  })
  .map(({ time, ...others }) => ({
    ...others,
    fromSecond: time?.[0] ?? null,
    untilSecond: time?.[1] ?? null,
  }));

test("behavior: any condition is read back as it was written [SW10]", () => {
  fc.assert(
    fc.property(facts, (condition) => {
      expect(conditionFactsOf(chainConditionOf(condition))).toEqual(condition);
    }),
    { seed: 20261121 },
  );
});

test("behavior: that there is an amount is public, which one is not", () => {
  const condition = { target: null, selector: null, chainId: null, fromSecond: null, untilSecond: null };

  expect(chainConditionOf({ ...condition, hasAmount: true })).toMatchObject({ fields: 16, chainId: 0n });
});
