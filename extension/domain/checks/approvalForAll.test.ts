import { describe, expect, test } from "vitest";
import { callData, friend, judge, sampleContext, stranger, token, transactionTo } from "../samples.ts";

describe("approvalForAll", () => {
  test.each([
    ["setApprovalForAll", callData("0xa22cb465", stranger, 1n)],
    ["setApprovalForAll with 2 for true [G03]", callData("0xa22cb465", stranger, 2n)],
    ["ERC-777 authorizeOperator", callData("0x959b8c3f", stranger)],
    ["ERC-6909 setOperator", callData("0x558a7297", stranger, 1n)],
  ])("default: %s is held [G09]", (_, data) => {
    const { codes, decision } = judge(transactionTo(token, data));

    expect([codes["approval-for-all"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each([
    ["a contract one dealt with", stranger, { recentRecipients: [stranger] }, "caution"],
    ["a contract one named", stranger, { addressBook: [{ address: stranger, name: "M" }] }, "caution"],
    ["a person one named", friend, {}, "danger"],
    [
      "a known address of which the node said nothing",
      stranger,
      { recentRecipients: [stranger], codeAt: {} },
      "danger",
    ],
  ])("behavior: for %s the level is by who gets it [G09]", (_, operator, changes, level) => {
    const subject = transactionTo(token, callData("0xa22cb465", operator, 1n));

    expect(judge(subject, sampleContext(changes)).codes["approval-for-all"]).toBe(level);
  });

  test("behavior: taking back is no finding", () => {
    expect(judge(transactionTo(token, callData("0xa22cb465", stranger, 0n))).decision.level).toBe("none");
    expect(judge(transactionTo(token, callData("0xfad8b32a", stranger))).decision.level).toBe("none");
  });
});
