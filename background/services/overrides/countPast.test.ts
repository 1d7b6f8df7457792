import { describe, expect, test } from "vitest";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Rule } from "../../../extension/domain/policyDocument.ts";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import { countPast } from "./countPast.ts";

const account = `0x${"11".repeat(20)}` as const;
const contract = `0x${"44".repeat(20)}` as const;
const site = "https://app.example";
const rule: Rule = { id: "Small only", when: [{ fact: "amount", op: "gte", value: "5" }], then: "block" };
const daily: Rule = {
  id: "Daily",
  when: [{ fact: "spent", op: "gte", value: "7", within: 86_400 }],
  then: "block",
};

let count = 0;
function past(amount: bigint, changes: Partial<PolicyFacts> = {}, wasSigned = false): PastRequestRow {
  count += 1;
  const facts: PolicyFacts = {
    ...{ kind: "transaction", account, chain: 1, site, subjectHash: null, verifyingContract: null },
    ...{ calls: [{ to: contract, selector: null }], actions: ["send"], targets: [contract] },
    ...{ gainers: [contract], spenders: [], isUnderstood: true, now: count, isClockTrusted: true },
    movements: [
      { token: "native", amount, isSum: false },
      { token: "native", amount, isSum: true },
    ],
    ...changes,
  };
  return {
    ...{ id: String(count), title: "A transfer", at: count, wasSigned, account, facts },
    ...{ findings: [], gaps: [], answers: [] },
  };
}

const row = (changes: Partial<OverrideRow> = {}): OverrideRow => ({
  ...{
    id: "a",
    account,
    madeBy: account,
    which: { kind: "rule", rule: rule.id },
    reason: "x",
    sentence: "x",
  },
  what: { kind: "site", origin: site },
  ...{ createdAt: 9e12, startsAt: 9e12, endsAt: 9e12, session: null, mostUses: 1, rules: [], uses: [] },
  ...{ limit: null, earlier: { uses: 0, amount: 0n }, ended: null, seal: null },
  ...changes,
});
const reading = (rules: readonly Rule[]) =>
  ({ status: "decoded", document: { ...defaultPolicy, rules } }) as const;

describe("countPast", () => {
  test("default: counts what is blocked and would have been let through, whenever it was [BY9]", () => {
    const requests = [past(5n), past(9n), past(1n), past(6n, { site: "https://other.example" })];

    expect(countPast(row(), requests, reading([rule]))).toBe(2);
  });

  test("behavior: a limit lets through what fits into it by itself", () => {
    const limit = { token: "native", amount: 6n } as const;

    expect(countPast(row({ limit }), [past(5n), past(6n), past(7n)], reading([rule]))).toBe(2);
  });

  test("behavior: what something else blocks too is not counted", () => {
    const other: Rule = { ...rule, id: "Another" };

    expect(countPast(row(), [past(5n)], reading([rule, other]))).toBe(0);
    expect(countPast(row({ which: { kind: "all" } }), [past(5n)], reading([rule, other]))).toBe(1);
  });

  test("behavior: sums over time count what was signed before", () => {
    const requests = [past(4n, {}, true), past(4n), past(2n)];

    expect(countPast(row({ which: { kind: "rule", rule: daily.id } }), requests, reading([daily]))).toBe(1);
  });

  test("behavior: of no past request it is none", () => {
    expect(countPast(row(), [], reading([rule]))).toBe(0);
  });
});
