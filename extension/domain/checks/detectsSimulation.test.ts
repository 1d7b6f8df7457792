import { describe, expect, test } from "vitest";
import { callData, friend, judge, sampleContext, token, transactionTo } from "../samples.ts";
import type { Run } from "../simulation/simulation.ts";

const send = transactionTo(token, callData("0xa9059cbb", friend, 10n));
const moved = (after: bigint): Run => ({
  isReverted: false,
  differences: [{ of: { kind: "token", token }, before: 1000n, after }],
});

function decide(first: Run, second: Run | null) {
  const simulation = {
    ...({ status: "done", block: 9, mostFee: 0n, code: [], changedCode: [] } as const),
    ...{ ...first, second },
  };
  const { codes, decision } = judge(send, sampleContext({ simulation }));
  return [codes["detects-simulation"], decision.outcome];
}

describe("detectsSimulation", () => {
  test("default: another outcome under other block values is danger and held [J01]", () => {
    expect(decide(moved(990n), moved(0n))).toEqual(["danger", "hold"]);
    expect(decide(moved(990n), { isReverted: true, differences: [] })).toEqual(["danger", "hold"]);
    expect(decide(moved(990n), { isReverted: false, differences: [] })).toEqual(["danger", "hold"]);
  });

  test("behavior: the same outcome, or no second run, is no finding", () => {
    expect(decide(moved(990n), moved(990n))[0]).toBeUndefined();
    expect(decide(moved(990n), null)[0]).toBeUndefined();
  });
});
