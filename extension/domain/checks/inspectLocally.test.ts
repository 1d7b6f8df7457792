import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  messageOf,
  readingOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
} from "../samples.ts";
import { inspectLocally } from "./inspectLocally.ts";

const says = (level: "none" | "caution" | "danger", text: string) => ({
  code: `says-${level}`,
  find: () => [{ level, text }],
});

describe("inspectLocally", () => {
  test("default: the worst comes first, and the reading is handed on", () => {
    const reading = readingOf({ kind: "plain-text" });
    const checks = [says("none", "A."), says("danger", "B."), says("caution", "C.")];
    const found = inspectLocally(messageOf("hello"), sampleContext(), checks, () => reading);

    expect(found.findings.map(({ text }) => text)).toEqual(["B.", "C.", "A."]);
    expect([found.gaps, found.reading]).toEqual([[], reading]);
  });

  test("error: decoding that fails is one gap, and the checks still run", () => {
    const fail = () => {
      throw new RangeError("deep");
    };

    expect(inspectLocally(messageOf("hello"), sampleContext(), [says("danger", "B.")], fail)).toMatchObject({
      findings: [{ text: "B." }],
      gaps: [
        {
          who: { kind: "local", check: "decoding" },
          reason: "failed",
          text: "Decoding failed, so what this request does is not known.",
        },
      ],
      reading: null,
    });
  });

  test("behavior: a text of 280 letters is whole, and a longer one ends where it says so", () => {
    const textOf = (length: number) => {
      const checks = [says("none", `${"a".repeat(length - 1)}z`)];
      return inspectLocally(messageOf("hello"), sampleContext(), checks).findings[0]?.text;
    };

    expect(textOf(280)).toBe(`${"a".repeat(279)}z`);
    expect(textOf(281)).toBe(`${"a".repeat(279)}…`);
  });

  test("behavior: what is not decoded is a gap of decoding", () => {
    expect(inspectLocally(transactionTo(stranger, "0x12345678"), sampleContext()).gaps).toMatchObject([
      { who: { kind: "local", check: "decoding" }, reason: "undecodable" },
    ]);
  });

  test.each([
    ["an operator", callData("0xa22cb465", stranger, 1n)],
    ["an operator that is removed", callData("0xa22cb465", stranger, 0n)],
    ["a spender", callData("0x095ea7b3", stranger, 1n)],
  ])("behavior: %s of which the node says nothing is a gap that names the check", (_, data) => {
    const gap = {
      who: { kind: "local", check: "approval-to-account" },
      reason: "missing-fact",
      text: "Whether the spender is a contract could not be read from the chain.",
    };

    expect(inspectLocally(transactionTo(token, data), sampleContext({ codeAt: {} })).gaps).toEqual([gap]);
    expect(inspectLocally(transactionTo(token, data), sampleContext()).gaps).toEqual([]);
  });

  test("behavior: one unknown among known spenders is enough", () => {
    const parts = [stranger, friend].map((spender) => ({
      ...({ kind: "operator", token, operator: spender, isApproved: true, form: "call" } as const),
    }));
    const context = sampleContext({ codeAt: { [stranger]: "contract" } });
    const { gaps } = inspectLocally(transactionTo(token), context, [], () => readingOf(...parts));

    expect(gaps).toHaveLength(1);
  });
});
