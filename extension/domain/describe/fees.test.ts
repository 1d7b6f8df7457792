import { describe, expect, test } from "vitest";
import { friend, own, sampleContext, subjectFrom, transactionTo } from "../samples.ts";
import type { Subject } from "../subject.ts";
import { describe as words } from "./describe.ts";

function feeOf(subject: Subject, changes = {}): string | undefined {
  const rows = words(subject, sampleContext(changes)).rows.filter(({ isFee }) => isFee === true);
  expect(rows.length).toBeLessThan(2);
  return rows[0]?.value;
}

function asking(wishes: Readonly<Record<string, string>>): Subject {
  return subjectFrom("eth_sendTransaction", [{ from: own, to: friend, value: "0x1", ...wishes }]);
}

describe("the fee row", () => {
  test("default: what the wallet prepared, whatever the site asked for", () => {
    const context = { mostFee: 10n ** 15n, coinSymbol: "AVAX" };
    expect(feeOf(transactionTo(friend), context)).toBe("At most 0.001 AVAX");
    expect(feeOf(asking({ gas: "0x5208", gasPrice: "0x1" }), context)).toBe("At most 0.001 AVAX");
  });

  test.each([
    ["a legacy price", { gas: "0x5208", gasPrice: "0x3b9aca00" }],
    ["a price of EIP-1559", { gas: "0x5208", maxFeePerGas: "0x3b9aca00" }],
  ])("behavior: before that, gas times %s, as the site's", (_, wishes) => {
    expect(feeOf(asking(wishes))).toBe(
      "At most 0.000021 ETH, with the gas and the price that the site asks for",
    );
  });

  test.each([
    ["neither", {}],
    ["gas without a price", { gas: "0x5208" }],
    ["a price without gas", { maxFeePerGas: "0x1" }],
  ])("error: with %s the fee is not known, and the row says so", (_, wishes) => {
    expect(feeOf(asking(wishes))).toBe("Not known until the network has been asked");
  });

  test("behavior: a batch has one row, a signature none", () => {
    const batch = {
      version: "2.0.0",
      chainId: "0x1",
      from: own,
      calls: [{ to: friend, value: "0x1" }],
      atomicRequired: false,
    };
    expect(feeOf(subjectFrom("wallet_sendCalls", [batch]), { mostFee: 1n })).toBe(
      "At most 0.000000000000000001 ETH",
    );
    expect(feeOf(subjectFrom("personal_sign", ["hello", own]))).toBeUndefined();
  });
});
