import { describe, expect, test } from "vitest";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { friend, stranger } from "../samples.ts";
import { diffPolicies } from "./diffPolicies.ts";
import { defaultPolicy } from "./presets.ts";

const rule: Rule = { id: "No payments", when: [{ fact: "amount", op: "gte", value: "100" }], then: "block" };

function diff(before: Partial<PolicyDocument>, after: Partial<PolicyDocument>) {
  return diffPolicies({ ...defaultPolicy, ...before }, { ...defaultPolicy, ...after });
}

describe("diffPolicies", () => {
  test("default: an added, a removed and a changed rule, each in a sentence", () => {
    const lower: Rule = { ...rule, when: [{ fact: "amount", op: "gte", value: "50" }] };

    expect(diff({}, { rules: [rule] })).toEqual([
      {
        ...{ kind: "rule-added", name: "No payments", effect: "tightening" },
        text: "Added “No payments”: Block requests that move or allow at least 100 smallest units.",
      },
    ]);
    expect(diff({ rules: [rule] }, {})).toMatchObject([{ kind: "rule-removed", effect: "loosening" }]);
    expect(diff({ rules: [rule] }, { rules: [lower] })).toMatchObject([
      { kind: "rule-changed", effect: "tightening" },
    ]);
    expect(diff({ rules: [lower] }, { rules: [rule] })).toMatchObject([
      { kind: "rule-changed", effect: "loosening" },
    ]);
  });

  test("behavior: the document's own keys, groups and prices", () => {
    const price = { decimals: 18, perUnit: "250000" };
    const changes = diff(
      { groups: { friends: [friend] } },
      {
        ...{ preset: "careful", combine: { mode: "quorum", k: 2 }, budgetMs: 5000 },
        ...{ groups: { friends: [stranger] }, prices: { "1:native": price } },
      },
    );

    expect(changes.map(({ kind, effect }) => [kind, effect])).toEqual([
      ["preset", "tightening"],
      ["combine", "tightening"],
      ["budget", "loosening"],
      ["group", "none"],
      ["price", "none"],
    ]);
    expect(changes[3]?.text).toBe("The group “friends” changes: 1 more, 1 fewer.");
  });

  test("behavior: nothing and another order of rules are no difference", () => {
    const other = { ...rule, id: "b" };

    expect(diff({ rules: [rule, other] }, { rules: [other, rule] })).toEqual([]);
  });
});
