import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  permitOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedSubject,
} from "../samples.ts";

describe("approvalToAccount", () => {
  test("default: a spender without code is held [G14]", () => {
    const { codes, decision } = judge(transactionTo(token, callData("0x095ea7b3", friend, 1n)));

    expect([codes["approval-to-account"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: an operator without code is held [G14]", () => {
    expect(judge(transactionTo(token, callData("0xa22cb465", friend, 1n))).codes["approval-to-account"]).toBe(
      "danger",
    );
  });

  test("behavior: a permit to an account is named as such [G14]", () => {
    expect(judge(typedSubject(permitOf({ spender: friend }))).codes["approval-to-account"]).toBe("danger");
  });

  test("behavior: an account that acts by a delegate's code is an account still [G14]", () => {
    const subject = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
    const context = sampleContext({ contracts: { [stranger]: { delegate: friend } } });

    expect(judge(subject, context).codes["approval-to-account"]).toBe("danger");
    // And no application, so having paid it before is no reason to trust it with everything.
    const operator = transactionTo(token, callData("0xa22cb465", stranger, 1n));
    const paid = { ...context, recentRecipients: [stranger] };
    expect(judge(operator, paid).codes["approval-for-all"]).toBe("danger");
  });

  test("behavior: a contract is no finding", () => {
    const { codes, inspection } = judge(transactionTo(token, callData("0x095ea7b3", stranger, 1n)));

    expect([codes["approval-to-account"], inspection.gaps]).toEqual([undefined, []]);
  });

  test("behavior: a spender of which nothing is known is a gap", () => {
    const subject = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
    const { inspection, decision } = judge(subject, sampleContext({ codeAt: {} }));

    expect(inspection.gaps).toMatchObject([
      { reason: "missing-fact", who: { check: "approval-to-account" } },
    ]);
    expect(decision.outcome).toBe("warn");
  });
});
