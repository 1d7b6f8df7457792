import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, token, transactionTo, usdc } from "../samples.ts";

describe("oddRecipient", () => {
  test.each([
    ["a token to its own contract", transactionTo(token, callData("0xa9059cbb", token, 1n))],
    ["a token to another token's contract", transactionTo(token, callData("0xa9059cbb", usdc, 1n))],
    ["coin to a token's contract", transactionTo(usdc, undefined, "0x1")],
    ["coin to the zero address", transactionTo(`0x${"0".repeat(40)}`, undefined, "0x1")],
    [
      "coin to the dead address",
      transactionTo("0x000000000000000000000000000000000000dead", undefined, "0x1"),
    ],
    ["coin to oneself", transactionTo(own, undefined, "0x1")],
  ])("default: %s is a caution [G16]", (_, subject) => {
    expect(judge(subject).codes["odd-recipient"]).toBe("caution");
  });

  test("behavior: an ordinary recipient is no finding", () => {
    expect(judge(transactionTo(friend, undefined, "0x1")).codes).toEqual({});
  });
});
