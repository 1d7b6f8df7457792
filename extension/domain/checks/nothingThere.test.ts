import { describe, expect, test } from "vitest";
import { callData, friend, judge, transactionTo } from "../samples.ts";

describe("nothingThere", () => {
  test("default: a call to an address without code says so", () => {
    expect(judge(transactionTo(friend, callData("0xa9059cbb", friend, 1n))).codes["nothing-there"]).toBe(
      "caution",
    );
  });

  test("behavior: a payment needs no code", () => {
    expect(judge(transactionTo(friend, undefined, "0x1")).codes["nothing-there"]).toBeUndefined();
  });
});
