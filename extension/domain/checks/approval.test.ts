import { describe, expect, test } from "vitest";
import { callData, judge, stranger, token, transactionTo } from "../samples.ts";

describe("approval", () => {
  test("default: amount, spender and duration are named", () => {
    const { inspection } = judge(transactionTo(token, callData("0x095ea7b3", stranger, 70_000n)));

    expect(inspection.findings.find(({ code }) => code === "approval")).toMatchObject({
      level: "caution",
      text: "Lets 0x3333…3333 take up to 7 “TST” (0x4444…4444), with no end date.",
    });
  });

  test("behavior: an allowance through Permit2 names its end [G09]", () => {
    const data = callData("0x87517c45", token, stranger, 70_000n, 1_800_000_000);
    const { inspection } = judge(transactionTo("0x000000000022d473030f116ddee9f6b43ac78ba3", data));

    expect(inspection.findings.find(({ code }) => code === "approval")?.text).toBe(
      "Lets 0x3333…3333 take up to 7 “TST” (0x4444…4444), until 2027-01-15 08:00 UTC.",
    );
  });

  test.each([
    ["permit", callData("0xd505accf", token, stranger, 5n, 1n, 27n, 1n, 1n)],
    ["DAI permit", callData("0x8fcbaf0c", token, stranger, 5n, 0n, 1n, 27n, 1n, 1n)],
    ["ERC-6909 approve", callData("0x426a8493", stranger, 1n, 5n)],
  ])("behavior: %s sent as a call is recognised [G09]", (_, data) => {
    expect(judge(transactionTo(token, data)).codes["approval"]).toBe("caution");
  });
});
