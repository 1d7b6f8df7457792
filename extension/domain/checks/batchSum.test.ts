import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  usdc,
} from "../samples.ts";

function batch(...calls: readonly { to: string; data?: string; value?: string }[]) {
  return subjectFrom("wallet_sendCalls", [
    { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls },
  ]);
}

const half = { to: friend, value: "0x5" };

describe("batchSum", () => {
  test("default: calls that come to everything are held, though none does alone [C11] [BY7]", () => {
    const context = sampleContext({ balances: { native: 10n } });
    const { codes, decision } = judge(batch(half, half), context);

    expect([codes["batch-sum"], decision.outcome]).toEqual(["danger", "hold"]);
    expect(judge(transactionTo(friend, undefined, "0x5"), context).codes["batch-sum"]).toBeUndefined();
  });

  test("behavior: paying somebody who may then take more is a caution", () => {
    const { codes } = judge(
      batch({ to: stranger, value: "0x1" }, { to: token, data: callData("0x095ea7b3", stranger, 1n) }),
    );

    expect(codes["batch-sum"]).toBe("caution");
  });

  test("behavior: the worst call decides over fifty [C11] [I05]", () => {
    const harmless = Array.from({ length: 49 }, () => ({ to: friend, value: "0x1" }));
    const bad = { to: usdc, data: callData("0x095ea7b3", stranger, 2n ** 256n - 1n) };
    const { decision, inspection } = judge(batch(...harmless.slice(0, 20), bad, ...harmless.slice(20)));

    expect(decision.outcome).toBe("hold");
    expect(inspection.findings[0]).toMatchObject({ code: "unlimited-approval", about: { call: 20 } });
  });

  test("behavior: a batch that leaves enough is no finding", () => {
    expect(judge(batch(half, half), sampleContext({ balances: { native: 100n } })).codes).toEqual({});
  });
});
