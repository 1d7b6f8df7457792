import { describe, expect, test } from "vitest";
import type { EncodingFlag } from "../decode/action.ts";
import { callData, judge, sampleContext, stranger, token, transactionTo } from "../samples.ts";
import { abnormalEncoding } from "./abnormalEncoding.ts";
import { inspectLocally } from "./inspectLocally.ts";

const approve = callData("0x095ea7b3", stranger, 2n ** 256n - 1n);

describe("abnormalEncoding", () => {
  test.each([
    ["approve", `0x095ea7b3${stranger.slice(2).padStart(64, "0")}ff`],
    ["increaseApproval", `0xd73dd623${stranger.slice(2).padStart(64, "0")}ffff`],
    ["setApprovalForAll", `0xa22cb465${stranger.slice(2).padStart(64, "0")}01`],
  ])("default: a shortened %s is read as the EVM reads it, and held [G01]", (_, data) => {
    const { codes, decision, inspection } = judge(transactionTo(token, data));

    expect([codes["abnormal-encoding"], decision.outcome]).toEqual(["danger", "hold"]);
    expect(inspection.findings.map(({ text }) => text).join()).toContain("abnormal length");
  });

  test("behavior: a shortened amount counts with its zeros [G01]", () => {
    const { codes } = judge(transactionTo(token, approve.slice(0, -2)));

    expect(codes["unlimited-approval"]).toBe("danger");
  });

  test("behavior: extra bytes behind a grant change nothing and are shown [G02]", () => {
    const { codes } = judge(transactionTo(token, `${approve}deadbeef`));

    expect(codes).toMatchObject({ "unlimited-approval": "danger", "abnormal-encoding": "caution" });
  });

  test("behavior: dirty upper bytes of an address are ignored and held [G04]", () => {
    const dirty = `0x095ea7b3${"ff".repeat(12)}${stranger.slice(2)}${"f".repeat(64)}`;

    expect(judge(transactionTo(token, dirty)).codes).toMatchObject({
      "unlimited-approval": "danger",
      "abnormal-encoding": "danger",
    });
  });

  test("behavior: 2 for true is true, and held [G03]", () => {
    const { codes } = judge(transactionTo(token, callData("0xa22cb465", stranger, 2n)));

    expect(codes).toMatchObject({ "approval-for-all": "danger", "abnormal-encoding": "danger" });
  });

  test("behavior: every departure has its own words, and says of which call it is", () => {
    const said = (flags: readonly EncodingFlag[]) =>
      inspectLocally(transactionTo(token), sampleContext(), [abnormalEncoding], () => ({
        actions: [{ kind: "wrap", token, amount: 1n, call: 3, depth: 0, flags }],
        isUnderstood: true,
      })).findings.map(({ level, text, about }) => [level, text, about]);
    const packed = "The call data is packed in an unusual way, which can mislead tools.";

    expect(said(["not-canonical"])).toEqual([["caution", packed, { call: 3 }]]);
    expect(said(["not-canonical", "short"]).map(([level]) => level)).toEqual(["danger", "caution"]);
    expect(said([])).toEqual([]);
  });

  test("behavior: clean calldata is no finding", () => {
    expect(judge(transactionTo(token, approve)).codes["abnormal-encoding"]).toBeUndefined();
  });
});
