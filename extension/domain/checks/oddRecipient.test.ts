import { describe, expect, test } from "vitest";
import type { Action } from "../decode/action.ts";
import { callData, friend, judge, own, sampleContext, token, transactionTo, usdc } from "../samples.ts";
import { inspectLocally } from "./inspectLocally.ts";
import { oddRecipient } from "./oddRecipient.ts";

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

  test("behavior: an address that only ends or only begins like one of nobody is somebody's", () => {
    const toEnd = (address: `0x${string}`) =>
      judge(transactionTo(address, undefined, "0x1")).codes["odd-recipient"];

    expect(toEnd(`0xdead${"12".repeat(16)}dead`)).toBe("caution");
    expect(toEnd(`0x0000${"12".repeat(16)}0000`)).toBe("caution");
    expect(toEnd(`0x${"0".repeat(36)}1234`)).toBe("caution");
    expect(toEnd(`0xdead${"12".repeat(18)}`)).toBeUndefined();
    expect(toEnd(`0x${"12".repeat(18)}dead`)).toBeUndefined();
  });

  test("behavior: coin that goes along with a call of a token is the call's business, coin alone is not", () => {
    const sent = {
      kind: "send",
      asset: { kind: "coin", amount: 1n },
      from: own,
      to: token,
      actor: own,
    } as const;
    const found = (...actions: readonly Action[]) =>
      inspectLocally(transactionTo(token), sampleContext(), [oddRecipient], () => ({
        actions,
        isUnderstood: true,
      })).findings.length;
    const at = (depth: number) => ({ ...sent, call: 0, depth, flags: [] });
    const wrap = { kind: "wrap", token, amount: 1n, call: 0, depth: 0, flags: [] } as const;

    expect([found(at(0)), found(at(0), wrap), found(at(1), wrap)]).toEqual([1, 0, 1]);
  });

  test("behavior: an ordinary recipient is no finding", () => {
    expect(judge(transactionTo(friend, undefined, "0x1")).codes).toEqual({});
  });
});
