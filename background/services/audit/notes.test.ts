import { expect, test } from "vitest";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RecheckRow } from "../../../extension/storage/rechecks.ts";
import { markNote } from "./markNote.ts";
import { policyNote } from "./policyNote.ts";
import { recheckNote } from "./recheckNote.ts";

const account: Address = `0x${"a1".repeat(20)}`;
const version = `0x${"ab".repeat(32)}` as const;

test.each(["tightening", "loosening", "none"] as const)(
  "default: a saved policy that is a %s is said with its version",
  (effect) => {
    const note = policyNote({ kind: "saved", account, effect, version });
    expect(note).toMatchObject({ kind: "policy", account });
    expect(note.fields).toEqual([
      { name: "effect", value: effect },
      { name: "policy version", value: version },
    ]);
  },
);

test("behavior: a policy from the chain that cannot be used is not said to act", () => {
  const read = policyNote({ kind: "adopted", account, chainVersion: 4, problem: null });
  expect(read.text).toContain("acts");
  const unusable = policyNote({ kind: "adopted", account, chainVersion: 4, problem: "It does not open." });
  expect(unusable.text).toContain("cannot be used");
  expect(unusable.fields).toContainEqual({ name: "problem", value: "It does not open." });
  expect(policyNote({ kind: "went-back", account }).text).toContain("older");
});

test("behavior: a re-check says what is found now beside what was there when it was signed", () => {
  const row: RecheckRow = {
    ...{ id: "x", account, origin: "https://a.example", text: "Lets 0x1 take USDC", since: 1, state: "open" },
    what: { kind: "site", chainId: 1 },
    subject: { kind: "site", origin: "https://a.example" } as RecheckRow["subject"],
    signed: { level: "none", outcome: "allow" },
    last: {
      ...{ at: 2, level: "danger", outcome: "hold", gaps: ["No answer."] },
      findings: [
        {
          ...{ code: "bad-site", level: "danger", text: "Known to steal.", asOf: "2026-01-01T00:00:00Z" },
          source: { kind: "list", name: "fake" },
        },
      ],
    },
  };
  const note = recheckNote(row);
  expect(note).toMatchObject({
    kind: "recheck",
    level: "danger",
    outcome: "hold",
    origin: "https://a.example",
  });
  expect(note.fields).toEqual([
    { name: "item", value: "x" },
    { name: "when it was signed", value: "none, allow" },
    { name: "finding bad-site", value: "danger: Known to steal." },
    { name: "gap", value: "No answer." },
  ]);
  expect(recheckNote({ ...row, last: null })).toMatchObject({ level: null, outcome: null });
});

test("behavior: a mark that is taken back is written as such", () => {
  expect(markNote("r", 7, null).fields).toEqual([{ name: "mark", value: "none" }]);
  expect(markNote("r", 7, "missed")).toMatchObject({ kind: "mark", request: "r", ware: 7 });
});
