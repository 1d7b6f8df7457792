import { describe, expect, test } from "vitest";
import { bob } from "../../stories/fixtures.ts";
import { blankCondition, phraseOf, readConditions, toDraft } from "./conditions.ts";

const full = {
  target: bob,
  selector: "0x095ea7b3",
  chainId: 1,
  minAmount: "100000000000000000",
  fromSecond: 30_600,
  untilSecond: 86_400,
} as const;

describe("readConditions", () => {
  test("default: a condition survives the form", () => {
    expect(readConditions([toDraft(full)])).toEqual({ status: "complete", conditions: [full] });
  });

  test("behavior: an empty form sets no limit at all", () => {
    expect(readConditions([blankCondition])).toEqual({ status: "complete", conditions: [{}] });
  });

  test.each([
    ["target", "0x12"],
    ["selector", "approve"],
    ["minAmount", "1.5"],
    ["from", "25:00"],
    ["until", "soon"],
  ] as const)("error: %s that cannot be read names itself and its condition", (field, typed) => {
    const reading = readConditions([blankCondition, { ...blankCondition, [field]: typed }]);
    expect(reading).toMatchObject({ status: "incomplete", at: 1, field });
  });

  test("error: one time without the other is not half a day", () => {
    expect(readConditions([{ ...blankCondition, from: "08:00" }])).toMatchObject({ field: "until" });
  });
});

test("default: a condition reads as a phrase", () => {
  expect(phraseOf(full)).toBe(
    "to 0x7099…79c8 calling approve on chain 1 moving at least 100,000,000,000,000,000 between 08:30 and 24:00 UTC",
  );
});
