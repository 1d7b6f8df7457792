import { toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, sampleContext, stranger, transactionTo } from "../samples.ts";
import { claimFunctions } from "./claimLure.ts";

describe("claimLure", () => {
  test("default: the names are those of their selectors [G13]", () => {
    for (const [selector, signature] of Object.entries(claimFunctions)) {
      expect([signature, toFunctionSelector(`function ${signature}`)]).toEqual([signature, selector]);
    }
  });

  test.each([
    ["claim()", "0x4e71d92d"],
    ["SecurityUpdate()", "0x5fba79f5"],
    ["NetworkMerge() and any other without arguments", toFunctionSelector("function NetworkMerge()")],
  ])("behavior: %s with coin to an unknown contract is held [G12]", (_, data) => {
    const { codes, decision } = judge(transactionTo(stranger, data, "0x1"));

    expect([codes["claim-lure"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: a claim for somebody else is held", () => {
    expect(judge(transactionTo(stranger, callData("0xef5cfb8c", friend))).codes["claim-lure"]).toBe("danger");
  });

  test("behavior: a claim for oneself is no finding", () => {
    expect(judge(transactionTo(stranger, callData("0xef5cfb8c", own))).codes["claim-lure"]).toBeUndefined();
  });

  test("behavior: a contract one deals with may be paid without arguments", () => {
    const context = sampleContext({ recentRecipients: [stranger] });

    expect(judge(transactionTo(stranger, "0x12345678", "0x1"), context).codes["claim-lure"]).toBeUndefined();
  });
});
