import { describe, expect, test } from "vitest";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { defaultPolicy } from "./presets.ts";
import { weakenedGuards } from "./weakenedGuards.ts";

const guarded: Rule = {
  id: "No approvals",
  when: [{ fact: "site", op: "in", value: ["@mine"] }],
  then: "block",
  guard: { delaySeconds: 3600, factor: "second-password" },
};
const before: PolicyDocument = {
  ...defaultPolicy,
  groups: { mine: ["https://app.example"], other: ["https://b.example"] },
  rules: [guarded, { id: "Free", when: [], then: "warn" }],
};
const nothing = { delaySeconds: 0, factors: [], rules: [] };
const all = { delaySeconds: 3600, factors: ["second-password"], rules: ["No approvals"] };

describe("weakenedGuards", () => {
  test("default: nothing is asked for where guarded rules stay as they are", () => {
    expect(weakenedGuards(before, before)).toEqual(nothing);
    expect(weakenedGuards(before, { ...before, rules: [guarded], preset: "expert" })).toEqual(nothing);
    expect(weakenedGuards(before, { ...before, groups: { ...before.groups, other: [] } })).toEqual(nothing);
    const longer = { ...guarded, guard: { ...guarded.guard, delaySeconds: 7200 } };
    expect(weakenedGuards(before, { ...before, rules: [longer] })).toEqual(nothing);
  });

  const changes: readonly (readonly [string, Partial<PolicyDocument>])[] = [
    ["is removed", { rules: [] }],
    ["is renamed", { rules: [{ ...guarded, id: "Another" }] }],
    ["blocks no more", { rules: [{ id: guarded.id, when: guarded.when, then: "hold" }] }],
    [
      "asks for more",
      { rules: [{ ...guarded, when: [...guarded.when, { fact: "chain", op: "eq", value: 1 }] }] },
    ],
    ["lets silence pass", { rules: [{ ...guarded, unanswered: "allow" }] }],
    ["loses its factor", { rules: [{ ...guarded, guard: { delaySeconds: 3600 } }] }],
    [
      "changes its factor",
      { rules: [{ ...guarded, guard: { delaySeconds: 3600, factor: "second-device" } }] },
    ],
    ["waits for less long", { rules: [{ ...guarded, guard: { ...guarded.guard, delaySeconds: 3599 } }] }],
    ["has another group", { groups: { ...before.groups, mine: ["https://b.example"] } }],
  ];
  test.each(changes)("behavior: a guarded rule that %s is weakened [BY4]", (_name, change) => {
    expect(weakenedGuards(before, { ...before, ...change })).toEqual(all);
  });

  test("behavior: other prices weaken a guarded rule about money [BY4]", () => {
    const rule: Rule = {
      ...{ id: "Money", then: "block", guard: { delaySeconds: 60 } },
      when: [{ fact: "value", op: "gte", value: "100" }],
    };
    const priced = { ...before, rules: [rule], prices: { "1:native": { decimals: 18, perUnit: "200000" } } };

    expect(weakenedGuards(priced, { ...priced, prices: {} })).toMatchObject({ delaySeconds: 60 });
    expect(weakenedGuards(priced, { ...priced })).toEqual(nothing);
  });
});
