import { describe, expect, test } from "vitest";
import { callData, judge, stranger, transactionTo, weth } from "../samples.ts";

describe("payableCall", () => {
  test("default: coin with an unknown call is a caution and a gap", () => {
    const { codes, decision } = judge(
      transactionTo(stranger, callData("0x12345678", 1n), "0xde0b6b3a7640000"),
    );

    expect([codes["payable-call"], decision.outcome]).toEqual(["caution", "warn"]);
  });

  test("behavior: a deposit with a contract that is not the wrapped coin is a caution", () => {
    expect(judge(transactionTo(stranger, "0xd0e30db0", "0x1")).codes["payable-call"]).toBe("caution");
  });

  test("behavior: a call or a deposit without coin is no finding, and one smallest unit is", () => {
    const codeOf = (data: string, value: string) =>
      judge(transactionTo(stranger, data, value)).codes["payable-call"];

    expect([codeOf("0x12345678", "0x0"), codeOf("0xd0e30db0", "0x0")]).toEqual([undefined, undefined]);
    expect(codeOf(callData("0x12345678", 1n), "0x1")).toBe("caution");
  });

  test("behavior: wrapping is no finding", () => {
    const { decision } = judge(transactionTo(weth, "0xd0e30db0", "0x1"));

    expect([decision.level, decision.outcome]).toEqual(["none", "allow"]);
  });
});
