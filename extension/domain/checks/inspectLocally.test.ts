import { describe, expect, test } from "vitest";
import { listsOf } from "../lists/samples.ts";
import {
  callData,
  friend,
  messageOf,
  readingOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";
import type { Subject } from "../subject.ts";
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

  test.each<[string, Subject]>([
    ["a site", siteSubject("https://app.example")],
    ["bytes that are no text", messageOf("0xff00ff")],
    ["a text", messageOf("hello")],
    ["a form without fields", typedSubject(typedDataOf("Note", { Note: [] }, {}, { name: undefined }))],
    [
      "a form of every type",
      typedSubject(
        typedDataOf("Note", { Note: ["bool a", "bytes b", "int8[] c"] }, { a: false, b: "0x", c: [-1] }),
      ),
    ],
    ["a creation", transactionTo(undefined, "0x00")],
    ["a call", transactionTo(stranger, "0x12345678")],
    ["a payment", transactionTo(stranger, undefined, "0x1")],
  ])("behavior: no check fails on %s, however little is known", (_, subject) => {
    const least = { now: 0, ownAccounts: [], addressBook: [], recentRecipients: [], codeAt: {}, tokens: {} };
    const sites = [
      null,
      { origin: "null", isSecure: false },
      { origin: "https://192.0.2.1", isSecure: true },
    ];

    for (const context of [
      ...sites.map((site) => ({ ...least, site })),
      sampleContext({ lists: listsOf([]) }),
    ]) {
      expect(inspectLocally(subject, context).gaps.filter(({ reason }) => reason === "failed")).toEqual([]);
    }
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
