import { describe, expect, test } from "vitest";
import { callData, friend, judge, sampleContext, token, transactionTo, usdc } from "../samples.ts";

function named(symbol: string) {
  return sampleContext({ tokens: { [token]: { symbol, decimals: 6, isCore: false } } });
}

describe("imitatedToken", () => {
  test.each(["USDC", "usdc", "ＵＳＤＣ", "U\u200bSDC"])(
    "default: another token called %j says so [F14]",
    (symbol) => {
      const { codes } = judge(transactionTo(token, callData("0xa9059cbb", friend, 1n)), named(symbol));

      expect(codes["imitated-token"]).toBe("caution");
    },
  );

  test("behavior: the listed token and other names are no finding [F14]", () => {
    const transfer = callData("0xa9059cbb", friend, 1n);

    expect(judge(transactionTo(usdc, transfer)).codes["imitated-token"]).toBeUndefined();
    expect(judge(transactionTo(token, transfer), named("TST")).codes["imitated-token"]).toBeUndefined();
  });
});
