import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePolicies } from "../../../../extension/domain/policy/comparePolicies.ts";
import { policyVersionOf } from "../../../../extension/domain/policy/policyVersion.ts";
import { defaultPolicy } from "../../../../extension/domain/policy/presets.ts";
import type { PolicyDocument, Rule } from "../../../../extension/domain/policyDocument.ts";
import { randomPolicy } from "../../../../test/policy/randomPolicy.ts";
import { bob } from "../../../stories/fixtures.ts";
import { dailyLimit, manyRules } from "../../../stories/policyFixtures.ts";
import { differencesBetween } from "./differences.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const say = (rule: Rule) => `${rule.then}.`;
const between = (before: PolicyDocument, after: PolicyDocument) => differencesBetween(before, after, say);
const without = (id: string): PolicyDocument => ({
  ...manyRules,
  rules: manyRules.rules.filter((rule) => rule.id !== id),
});

describe("differencesBetween", () => {
  test("default: the same document in other words is no difference", () => {
    const turned = {
      ...manyRules,
      groups: Object.fromEntries(Object.entries(manyRules.groups ?? {}).reverse()),
    };
    expect(between(manyRules, turned)).toEqual([]);
  });

  test("behavior: each thing that differs is one line", () => {
    const { prices: _gone, ...rest } = without("Nothing at night");
    const after: PolicyDocument = {
      ...rest,
      preset: "careful",
      combine: { mode: "all" },
      budgetMs: 3000,
      groups: { family: [bob], "my sites": ["https://other.example"], more: ["https://a.example"] },
      rules: [...rest.rules.with(0, { ...dailyLimit, then: "hold" }), { id: "New", when: [], then: "warn" }],
    };
    expect(between(manyRules, after).map(({ text }) => text.slice(0, 24))).toEqual([
      "The preset is Careful; i",
      "Services: “All must agre",
      "Services are waited for ",
      "No longer “Nothing at ni",
      "“No more than 500 USDC a",
      "New rule “New”: warn.",
      "Other members in @my sit",
      "New group @more.",
      "No price for 1:native an",
    ]);
  });

  test("behavior: each is judged alone, so a tightening beside a loosening is still called one", () => {
    const found = between(
      { ...manyRules, preset: "normal" },
      { ...without(dailyLimit.id), preset: "careful" },
    );
    expect(found.map(({ effect }) => effect)).toEqual(["tightening", "loosening"]);
  });

  test("behavior: a rule that comes with its own group is judged with it", () => {
    const rule: Rule = { id: "New", when: [{ fact: "site", op: "eq", value: "@dex" }], then: "block" };
    const after = { ...defaultPolicy, rules: [rule], groups: { dex: ["https://dex.example"] } };
    expect(between(defaultPolicy, after)[0]).toMatchObject({ effect: "tightening" });
  });

  test(`behavior: of any two documents every line is judged, and without a line they are one (seed ${seed})`, () => {
    fc.assert(
      fc.property(randomPolicy(), randomPolicy(), (before, after) => {
        const found = between(before, after);
        expect(found.every(({ text }) => text !== "")).toBe(true);
        expect(found.length === 0).toBe(policyVersionOf(before) === policyVersionOf(after));
      }),
      { seed, numRuns: 500 },
    );
  });

  test("behavior: another order alone is said, and judged like everything else", () => {
    const turned = { ...manyRules, rules: manyRules.rules.toReversed() };
    expect(between(manyRules, turned)).toEqual([
      { text: "The same rules in another order.", effect: comparePolicies(manyRules, turned) },
    ]);
  });
});
