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
    ["claim(uint256)", callData("0x379607f5", 7n)],
    ["claim() behind padding", `0x4e71d92d${"ab".repeat(70)}`],
    ["a function with less than one word", "0x12345678aabbccdd"],
    ["a function with zeros only", callData("0x12345678", 0n, 0n)],
    ["a function with a hash, or what looks like one", `0x12345678${"ab".repeat(32)}`],
    ["a function with bytes that are no arguments", `0x12345678${"ab".repeat(70)}`],
    ["NetworkMerge() and any other without arguments", toFunctionSelector("function NetworkMerge()")],
  ])("behavior: %s with coin to an unknown contract is held [G12]", (_, data) => {
    const { codes, decision } = judge(transactionTo(stranger, data, "0x1"));

    expect([codes["claim-lure"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: a claim for somebody else is held", () => {
    expect(judge(transactionTo(stranger, callData("0xef5cfb8c", friend))).codes["claim-lure"]).toBe("danger");
  });

  test("behavior: whoever else it is for is named, also where more arguments follow", () => {
    const { inspection } = judge(transactionTo(stranger, callData("0xef5cfb8c", friend, 7n)));

    expect(inspection.findings.find(({ code }) => code === "claim-lure")?.text).toBe(
      "Calls a claim at 0x3333…3333 in favour of “Friend” (0x2222…2222), who is not you.",
    );
  });

  test("behavior: a claim for oneself is no finding", () => {
    expect(judge(transactionTo(stranger, callData("0xef5cfb8c", own))).codes["claim-lure"]).toBeUndefined();
  });

  test.each(["0x12345678", "0x5fba79f5"])(
    "behavior: a contract one deals with may be paid without arguments: %s",
    (data) => {
      const context = sampleContext({ recentRecipients: [stranger] });
      const { codes } = judge(transactionTo(stranger, data, "0x1"), context);

      expect([codes["claim-lure"], codes["payable-call"]]).toEqual([undefined, "caution"]);
    },
  );

  test.each([
    ["a number", callData("0x12345678", 7n)],
    ["a number and a tag behind it", `${callData("0x12345678", 7n)}aabbcc`],
    ["a hash and an address", callData("0x12345678", "ab".repeat(32), own)],
  ])("behavior: a paid call with %s asks for something, which is a caution", (_, data) => {
    const { codes } = judge(transactionTo(stranger, data, "0x1"));

    expect([codes["claim-lure"], codes["payable-call"]]).toEqual([undefined, "caution"]);
  });

  test("behavior: a pool that everybody stakes with may be paid without arguments, on its own chain", () => {
    const pool = "0xbafa44efe7901e04e39dad13167d089c559c1138";
    const submit = toFunctionSelector("function submit()");
    const { codes } = judge(transactionTo(pool, submit, "0x1"));

    expect([codes["claim-lure"], codes["payable-call"]]).toEqual([undefined, "caution"]);
    expect(judge(transactionTo(stranger, submit, "0x1")).codes["claim-lure"]).toBe("danger");
  });

  test("behavior: the number of a claim is nobody's address", () => {
    expect(judge(transactionTo(stranger, callData("0x379607f5", 7n))).codes["claim-lure"]).toBeUndefined();
  });
});
