import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { Address } from "../primitives.ts";
import {
  callData,
  friend,
  judge,
  own,
  permitOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedSubject,
  usdc,
} from "../samples.ts";

const hourMs = 3_600_000;
const approve = (spender: Address) => transactionTo(token, callData("0x095ea7b3", spender, 10n));

/** Known contracts, of which `young` were not there `ago` milliseconds before. */
function young(young: readonly Address[], ago: number, changes: Partial<InspectionContext> = {}) {
  const context = sampleContext(changes);
  const facts = young.map((address) => [address, { age: { isOlder: false, than: context.now - ago } }]);
  return { ...context, contracts: Object.fromEntries(facts) };
}

const found = (subject: Parameters<typeof judge>[0], context: InspectionContext) =>
  judge(subject, context).inspection.findings.filter(({ code }) => code === "just-deployed");

describe("justDeployed", () => {
  test("default: an allowance to a contract that was not there a week ago is danger and held [G14]", () => {
    const context = young([stranger], 7 * 24 * hourMs);
    const { codes, decision } = judge(approve(stranger), context);

    expect([codes["just-deployed"], decision.outcome]).toEqual(["danger", "hold"]);
    expect(found(approve(stranger), context)).toMatchObject([
      {
        text: "0x3333…3333, who would get power over what is yours, was no contract 7 days ago.",
        about: { address: stranger, call: 0 },
      },
    ]);
  });

  test("behavior: a permit and an operator count as an allowance does", () => {
    const operator = transactionTo(token, callData("0xa22cb465", stranger, 1n));

    for (const subject of [typedSubject(permitOf()), operator]) {
      expect(found(subject, young([stranger], hourMs))).toMatchObject([{ level: "danger" }]);
    }
  });

  test("behavior: what is only called or moved is caution, and so is a grantee that the user named", () => {
    const named = young([friend], hourMs, { codeAt: { [friend]: "contract" } });

    expect(found(transactionTo(stranger, "0x12345678"), young([stranger], hourMs))).toMatchObject([
      { level: "caution", text: "0x3333…3333, which this deals with, was no contract 1 hour ago." },
    ]);
    expect(found(approve(stranger), young([token], 90_000))).toMatchObject([
      { level: "caution", text: expect.stringContaining("was no contract 1 minute ago.") },
    ]);
    expect(found(approve(friend), named)).toMatchObject([{ level: "caution" }]);
  });

  test("behavior: having used it does not make it old", () => {
    const context = young([stranger], hourMs, { recentRecipients: [stranger] });

    expect(found(approve(stranger), context)).toMatchObject([{ level: "danger" }]);
  });

  test("behavior: an old contract, one of unknown age, an account, a core token and a revocation are no finding", () => {
    const old = sampleContext({ contracts: { [stranger]: { age: { isOlder: true, than: 0 } } } });
    const gone = young([friend], hourMs);

    expect(found(approve(stranger), old)).toEqual([]);
    expect(found(approve(stranger), sampleContext({ contracts: { [stranger]: {} } }))).toEqual([]);
    expect(found(approve(friend), gone)).toEqual([]);
    expect(found(transactionTo(usdc, callData("0x095ea7b3", stranger, 10n)), young([usdc], hourMs))).toEqual(
      [],
    );
    expect(found(transactionTo(own, undefined, "0x1"), young([own], hourMs))).toEqual([]);
  });

  test("behavior: it is dated by the block that it rests on [SW26]", () => {
    const context = { ...young([stranger], hourMs), readAt: { block: 42, at: 1_789_999_988_000 } };

    expect(found(approve(stranger), context)).toMatchObject([
      {
        source: { kind: "local", check: "just-deployed" },
        asOf: "2026-09-21T14:13:08.000Z",
        block: 42,
      },
    ]);
  });
});
