import type { Finding } from "../../../extension/domain/finding.ts";
import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import { fakeAccounts, hello, site } from "../requests/fakeWorld.ts";
import { approvalDigest } from "./approvalDigest.ts";

const hash = `0x${"aa".repeat(32)}` as const;
const prepared = {
  nonce: 1,
  gas: 21_000n,
  fees: { kind: "eip1559", maxFeePerGas: 20n, maxPriorityFeePerGas: 1n },
} as const;
const row: RequestRow = {
  ...{ id: "document:1", at: 1, expiresAt: 2, subject: hello(), subjectHash: hash, chainId: 1 },
  source: { kind: "site", origin: site, documentId: "document", tabId: 1, frameId: 0, topOrigin: site },
  ...{ account: fakeAccounts[0] ?? null, note: null, callsId: null, state: "ready" },
  ...{ approval: null, signed: null, outcome: null, settledAt: null },
};
const state = {
  progress: "ready",
  description: { title: "Signature", sentence: "Signs a text." },
  decision: {
    ...{ outcome: "allow", level: "none", gaps: [], findings: [], policyVersion: hash },
    reasons: [{ outcome: "allow", by: { kind: "preset" }, text: "Nothing was found." }],
  },
  ...{ prepared: [prepared], obstacle: null, verdictIds: [hash] },
  simulation: { status: "not-simulated", text: "Not simulated" },
  lists: { status: "none-loaded", text: "No list loaded" },
} as unknown as InspectionState;

const shown = approvalDigest(row, state);
const other = `0x${"bb".repeat(32)}` as const;
const { decision } = state;
const finding: Finding = {
  ...{ code: "fake", level: "caution" as const, text: "A fake finding.", asOf: "2026-01-01T00:00:00.000Z" },
  source: { kind: "local", check: "fake" },
} as const;

describe("approvalDigest", () => {
  test("default: is the same for the same, whatever the time", () => {
    const later = { ...decision, findings: [{ ...finding, asOf: "2027-01-01T00:00:00.000Z" }] };
    const now = { ...decision, findings: [finding] };

    expect(approvalDigest({ ...row, at: 5 }, { ...state })).toBe(shown);
    expect(approvalDigest(row, { ...state, decision: later })).toBe(
      approvalDigest(row, { ...state, decision: now }),
    );
  });

  const rows: readonly (readonly [string, Partial<RequestRow>])[] = [
    ["the request", { id: "document:2" }],
    ["the subject", { subjectHash: other }],
    ["the account", { account: fakeAccounts[1] ?? null }],
    ["the chain", { chainId: 2 }],
    ["the document", { source: { ...row.source, documentId: "another" } as RequestRow["source"] }],
    ["the origin", { source: { ...row.source, origin: "https://other.example" } as RequestRow["source"] }],
  ];
  test.each(rows)("behavior: changes with %s [C01]", (_name, changes) => {
    expect(approvalDigest({ ...row, ...changes }, state)).not.toBe(shown);
  });

  const states: readonly (readonly [string, Partial<InspectionState>])[] = [
    ["the number", { prepared: [{ ...prepared, nonce: 2 }] }],
    ["the gas", { prepared: [{ ...prepared, gas: 21_001n }] }],
    ["the fee", { prepared: [{ ...prepared, fees: { ...prepared.fees, maxFeePerGas: 21n } }] }],
    ["a verdict", { verdictIds: [other] }],
    ["the policy", { decision: { ...decision, policyVersion: other } }],
    ["the outcome", { decision: { ...decision, outcome: "warn" } }],
    ["an exception", { decision: { ...decision, overrides: ["another"] } }],
    ["a finding", { decision: { ...decision, findings: [finding] } }],
    ["the sentence", { description: { ...state.description, sentence: "Signs another text." } }],
    ["an obstacle", { obstacle: "The node is silent." }],
  ];
  test.each(states)("behavior: changes with %s [C01] [C09]", (_name, changes) => {
    expect(approvalDigest(row, { ...state, ...changes })).not.toBe(shown);
  });
});
