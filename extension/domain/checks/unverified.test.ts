import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { VerifiedSource } from "../contractFacts.ts";
import type { Address } from "../primitives.ts";
import { callData, friend, judge, sampleContext, stranger, token, transactionTo, usdc } from "../samples.ts";

const approve = (spender: Address) => transactionTo(token, callData("0x095ea7b3", spender, 10n));
const use = transactionTo(stranger, "0x12345678");

function said(what: VerifiedSource, at: Address = stranger, changes: Partial<InspectionContext> = {}) {
  return sampleContext({ verifiedSource: { [at]: what }, ...changes });
}

const found = (subject: Parameters<typeof judge>[0], context: InspectionContext) =>
  judge(subject, context).inspection.findings.filter(({ code }) => code === "unverified");

describe("unverified", () => {
  test("default: an allowance to an unknown contract without published source is danger and held", () => {
    expect(judge(approve(stranger), said("unverified")).decision.outcome).toBe("hold");
    expect(found(approve(stranger), said("unverified"))).toMatchObject([
      {
        level: "danger",
        text: "Nobody has published the source of 0x3333…3333, so what it does cannot be read.",
        remedy: "Reject, or allow no more than you can lose.",
        about: { address: stranger, call: 0 },
      },
    ]);
  });

  test("behavior: a contract that was used before is caution as spender, and nothing as a call", () => {
    const context = said("unverified", stranger, { recentRecipients: [stranger] });

    expect(found(approve(stranger), context)).toMatchObject([{ level: "caution" }]);
    expect(found(use, context)).toEqual([]);
  });

  test("behavior: a first call is caution", () => {
    expect(found(use, said("unverified"))).toMatchObject([
      { level: "caution", remedy: "Go on only where you know who made it." },
    ]);
  });

  test("behavior: a service that is silent, or says verified, adds and lowers nothing", () => {
    const without = judge(approve(stranger)).codes;

    for (const what of ["unknown", "verified"] as const) {
      expect(judge(approve(stranger), said(what)).codes).toEqual(without);
    }
  });

  test("behavior: an account has no source, and a core token needs none", () => {
    expect(found(approve(friend), said("unverified", friend))).toEqual([]);
    expect(found(transactionTo(usdc, "0x12345678"), said("unverified", usdc))).toEqual([]);
  });
});
