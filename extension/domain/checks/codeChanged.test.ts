import { describe, expect, test } from "vitest";
import { callData, friend, judge, sampleContext, token, transactionTo } from "../samples.ts";

const send = transactionTo(token, callData("0xa9059cbb", friend, 10n));
const simulation = {
  ...({ status: "done", block: 9, mostFee: 0n, code: [], second: null } as const),
  ...{ isReverted: false, differences: [] },
};

describe("codeChanged", () => {
  test("default: code that changed since the first look is danger and held [J04]", () => {
    const { codes, decision } = judge(
      send,
      sampleContext({ simulation: { ...simulation, changedCode: [token] } }),
    );

    expect([codes["code-changed"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: the same code is no finding", () => {
    const context = sampleContext({ simulation: { ...simulation, changedCode: [] } });

    expect(judge(send, context).codes["code-changed"]).toBeUndefined();
  });
});
