import { describe, expect, test } from "vitest";
import { listsOf } from "../lists/samples.ts";
import type { Address } from "../primitives.ts";
import {
  callData,
  friend,
  judge,
  messageOf,
  own,
  permitOf,
  sampleContext,
  stranger,
  transactionTo,
  typedDataOf,
  typedSubject,
  usdc,
  weth,
} from "../samples.ts";

const bad = { level: "critical", reason: "Steals." } as const;

function found(subject: ReturnType<typeof transactionTo>, ...feeds: Parameters<typeof listsOf>) {
  const { inspection, decision } = judge(subject, sampleContext({ lists: listsOf(...feeds) }));
  return {
    outcome: decision.outcome,
    findings: inspection.findings.filter(({ code }) => code === "listed-address"),
  };
}

describe("listedAddress", () => {
  test("default: a listed recipient has the level, the name and the date of its list", () => {
    const { findings, outcome } = found(transactionTo(stranger, undefined, "0x1"), [
      { address: stranger, ...bad },
    ]);

    expect(findings).toMatchObject([
      {
        level: "critical",
        text: `${stranger} stands in the list “Sample 0”: Steals.`,
        about: { address: stranger },
        source: { kind: "list", name: "Sample 0" },
        asOf: "2026-09-01T00:00:00Z",
      },
    ]);
    expect(["hold", "block"]).toContain(outcome);
  });

  test.each([
    ["spender of an approval", () => transactionTo(usdc, callData("0x095ea7b3", stranger, 5))],
    ["operator", () => transactionTo(friend, callData("0xa22cb465", stranger, 1))],
    ["recipient of a token", () => transactionTo(usdc, callData("0xa9059cbb", stranger, 5))],
    ["spender of a permit", () => typedSubject(permitOf())],
    ["called contract", () => transactionTo(stranger, "0x12345678")],
  ])("behavior: the %s is looked up", (_, subject) => {
    expect(found(subject(), [{ address: stranger, ...bad }]).findings).toMatchObject([{ level: "critical" }]);
  });

  test.each([usdc, weth])("behavior: the core token %s is not blocked by a list alone [J14]", (token) => {
    const { findings, outcome } = found(transactionTo(token, callData("0xa9059cbb", friend, 5)), [
      { address: token, ...bad },
    ]);

    expect(findings).toMatchObject([
      { level: "caution", text: expect.stringContaining("one of them is wrong") },
    ]);
    expect(["allow", "warn"]).toContain(outcome);
  });

  test("behavior: lists that disagree about an address are both named, and the bad word stands", () => {
    const subject = transactionTo(stranger, undefined, "0x1");
    const harmless = [{ address: stranger, level: "none", reason: "Known." } as const];

    expect(found(subject, [{ address: stranger, ...bad }], harmless).findings).toMatchObject([
      { level: "critical", text: expect.stringContaining("The lists disagree: “Sample 1” says") },
    ]);
    expect(found(subject, harmless).findings).toEqual([]);
  });

  test("behavior: the contract that a signature is for is looked up, however it is written", () => {
    const listed = "0xABCDEFabcdef0123456789abcdefABCDEF012345";
    const note = (verifyingContract: string | undefined) =>
      typedSubject(typedDataOf("Note", { Note: [] }, {}, { verifyingContract }));
    const feed = [{ address: listed.toLowerCase() as Address, ...bad }];

    expect(found(note(listed.toLowerCase()), feed).findings).toMatchObject([
      { about: { address: listed.toLowerCase() } },
    ]);
    expect(found(note(stranger), feed).findings).toEqual([]);
    expect(found(note(undefined), feed).findings).toEqual([]);
    expect(found(messageOf(listed), feed).findings).toEqual([]);
  });

  test("behavior: every list that says the contrary is named", () => {
    const harmless = [{ address: stranger, level: "none", reason: "Known." } as const];
    const { findings } = found(
      transactionTo(stranger, undefined, "0x1"),
      [{ address: stranger, ...bad }],
      harmless,
      harmless,
    );

    expect(findings[0]?.text).toContain("The lists disagree: “Sample 1”, “Sample 2” says");
  });

  test("behavior: an entry of another chain is not one of this", () => {
    const subject = transactionTo(stranger, undefined, "0x1");

    expect(found(subject, [{ address: stranger, chainId: 10, ...bad }]).findings).toEqual([]);
    expect(found(subject, [{ address: stranger, chainId: 1, ...bad }]).findings).toHaveLength(1);
  });

  test("behavior: the own account is not accused of asking", () => {
    expect(found(transactionTo(stranger, undefined, "0x1"), [{ address: own, ...bad }]).findings).toEqual([]);
  });
});
