import { describe, expect, test } from "vitest";
import {
  callData,
  permitOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedSubject,
} from "../samples.ts";
import type { Subject } from "../subject.ts";
import { describe as words } from "./describe.ts";

const rowsOf = (subject: Subject) =>
  words(subject, sampleContext())
    .rows.filter(({ label }) => ["Spender", "Max spending amount", "Valid until"].includes(label))
    .map(({ value }) => value);

describe("rows of what a signature allows", () => {
  test("default: spender, amount in whole units and the day, beside the signed fields", () => {
    expect(rowsOf(typedSubject(permitOf({ value: "2500000", deadline: "1779999999" })))).toEqual([
      stranger,
      "2.5 USDC",
      "2026-05-28 08:26:39 PM UTC",
    ]);
  });

  test("behavior: no limit is said as that, and a time that no calendar has as well", () => {
    const all = permitOf({ value: (2n ** 256n - 1n).toString(), deadline: (10n ** 18n).toString() });
    expect(rowsOf(typedSubject(all)).slice(1)).toEqual([
      "any amount USDC",
      "1000000000000000000 (no date that a calendar has)",
    ]);
  });

  test("behavior: a transaction has its own rows and none of these", () => {
    expect(rowsOf(transactionTo(token, callData("0x095ea7b3", stranger, 5n)))).toEqual([]);
  });
});
