import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  token,
  transactionTo,
  usdc,
} from "../samples.ts";
import type { Difference, SimulationDone } from "../simulation/simulation.ts";

function simulated(differences: readonly Difference[], changes: Partial<SimulationDone> = {}) {
  const simulation = {
    ...({ status: "done", block: 9, isReverted: false, mostFee: 0n } as const),
    ...{ second: null, code: [], changedCode: [] },
    ...{ differences, ...changes },
  };
  return sampleContext({ simulation });
}

const send = (amount: bigint) => transactionTo(token, callData("0xa9059cbb", friend, amount));
const lost = (of: Difference["of"], amount: bigint): Difference => ({ of, before: amount, after: 0n });
const tokenOf = { kind: "token", token } as const;
const code = "moves-more-than-it-says";

describe("movesMoreThanItSays", () => {
  test("default: more of the token than was decoded is danger and held [J06]", () => {
    const { codes, decision, inspection } = judge(send(10_000n), simulated([lost(tokenOf, 20_000n)]));

    expect([codes[code], decision.outcome]).toEqual(["danger", "hold"]);
    expect(inspection.findings.find((one) => one.code === code)?.text).toBe(
      "Simulated, 2 TST leaves your account, which is more than the request says.",
    );
  });

  test("behavior: what was decoded, or less, is no finding", () => {
    expect(judge(send(10_000n), simulated([lost(tokenOf, 10_000n)])).codes[code]).toBeUndefined();
    expect(judge(send(10_000n), simulated([lost(tokenOf, 9000n)])).codes[code]).toBeUndefined();
    expect(judge(send(10_000n), simulated([])).codes[code]).toBeUndefined();
  });

  test("behavior: what the wallet's own action says it moves is no more than it says", () => {
    const buy = transactionTo(stranger, "0x12345678");
    const context = { ...simulated([lost(tokenOf, 20_000n)]), ownMoves: [{ token, amount: 20_000n }] };

    expect(judge(buy, context).codes[code]).toBeUndefined();
    const less = { ...context, ownMoves: [{ token, amount: 19_999n }] };
    expect(judge(buy, less).codes[code]).toBe("danger");
  });

  test("behavior: another asset that leaves is danger", () => {
    const differences = [lost(tokenOf, 10_000n), lost({ kind: "piece", token: usdc, id: 7n }, 1n)];

    expect(judge(send(10_000n), simulated(differences)).codes[code]).toBe("danger");
  });

  test("behavior: coin beyond the value is danger, up to the fee on the screen it is a fee", () => {
    const pay = transactionTo(friend, undefined, "0x64");
    const differences = [lost({ kind: "coin" }, 105n)];

    expect(judge(pay, simulated(differences)).codes[code]).toBe("danger");
    expect(judge(pay, simulated(differences, { mostFee: 5n })).codes[code]).toBeUndefined();
  });

  test("behavior: an allowance or an operator that the request does not name is danger", () => {
    const allowed: Difference = {
      of: { kind: "allowance", token, spender: stranger },
      before: 0n,
      after: 5n,
    };
    const operator: Difference = {
      of: { kind: "operator", token, operator: stranger },
      before: 0n,
      after: 1n,
    };
    const approve = transactionTo(token, callData("0x095ea7b3", stranger, 5n));

    expect(judge(send(1n), simulated([allowed])).codes[code]).toBe("danger");
    expect(judge(send(1n), simulated([operator])).codes[code]).toBe("danger");
    expect(judge(approve, simulated([allowed])).codes[code]).toBeUndefined();
    expect(judge(approve, simulated([{ ...allowed, after: 6n }])).codes[code]).toBe("danger");
  });

  test("behavior: an increase counts on top of what was allowed", () => {
    const increase = transactionTo(token, callData("0x39509351", stranger, 5n));
    const of = { kind: "allowance", token, spender: stranger } as const;

    expect(judge(increase, simulated([{ of, before: 3n, after: 8n }])).codes[code]).toBeUndefined();
    expect(judge(increase, simulated([{ of, before: 3n, after: 9n }])).codes[code]).toBe("danger");
  });

  test("behavior: a call that is not understood may exchange, and may not take for nothing", () => {
    const unknown = transactionTo(stranger, "0x12345678");
    const gained: Difference = { of: { kind: "coin" }, before: 0n, after: 9n };

    expect(judge(unknown, simulated([lost(tokenOf, 5n), gained])).codes[code]).toBe("caution");
    expect(judge(unknown, simulated([lost(tokenOf, 5n)])).codes[code]).toBe("danger");
  });

  test("behavior: a run that was reverted says nothing of what moves, and none lowers a level", () => {
    const bad = transactionTo(token, callData("0x095ea7b3", friend, 5n));
    const before = judge(bad).decision;

    expect(judge(send(1n), simulated([lost(tokenOf, 9n)], { isReverted: true })).codes[code]).toBeUndefined();
    expect(judge(bad, simulated([])).decision).toMatchObject({
      level: before.level,
      outcome: before.outcome,
    });
  });

  test("behavior: what is somebody else's is not counted as said", () => {
    const pull = transactionTo(token, callData("0x23b872dd", friend, own, 10_000n));

    expect(judge(pull, simulated([lost(tokenOf, 10_000n)])).codes[code]).toBe("danger");
  });
});
