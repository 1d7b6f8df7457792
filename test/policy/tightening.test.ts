import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "../../extension/domain/level.ts";
import { comparePolicies } from "../../extension/domain/policy/comparePolicies.ts";
import { idleRules } from "../../extension/domain/policy/idleRules.ts";
import type { Condition, PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";
import { propertyRuns } from "../support/propertyRuns.ts";
import { decideFirst } from "./firstEvaluator.ts";
import { A, C } from "./plainCase.ts";
import { blockingPolicy, partyPolicy, randomPolicy } from "./randomPolicy.ts";
import { randomCases } from "./randomRequest.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const anyPolicy = fc.oneof(randomPolicy(), partyPolicy(), blockingPolicy());

describe(`changes of a policy (seed ${seed})`, () => {
  test("behavior: whatever is called a tightening decides no request more weakly, exceptions or not", () => {
    let proven = 0;
    fc.assert(
      fc.property(
        anyPolicy,
        anyPolicy,
        fc.array(change, { minLength: 1, maxLength: 2 }),
        randomCases(9),
        (before, other, changes, inputs) => {
          const after = changes.reduce((document, apply) => apply(document, other), before);
          if (comparePolicies(before, after) !== "tightening") return;
          proven += 1;
          for (const input of inputs) {
            const was = decideFirst({ ...input, document: before }).outcome;
            const now = decideFirst({ ...input, document: after }).outcome;
            if (outcomes.indexOf(now) < outcomes.indexOf(was))
              expect({ now, before, after, input }).toEqual({ now: was });
          }
        },
      ),
      { seed, numRuns: propertyRuns(5000) },
    );
    expect(proven).toBeGreaterThan(400);
  });

  test("behavior: a rule that is called idle can be taken out without any difference", () => {
    let found = 0;
    fc.assert(
      fc.property(anyPolicy, anyPolicy, randomCases(9), (one, two, inputs) => {
        const document = { ...one, rules: [...one.rules, ...renamed(two.rules)] };
        // One that only speaks where something cannot be known is named too, and does make a difference there.
        const idle = idleRules(document).find(({ text }) => !text.includes("speaks only where"));
        if (idle === undefined) return;
        found += 1;
        const without = { ...document, rules: document.rules.filter(({ id }) => id !== idle.rule) };
        for (const input of inputs) {
          const plain = { ...input, overrides: [] };
          const now = decideFirst({ ...plain, document: without }).outcome;
          const was = decideFirst({ ...plain, document }).outcome;
          if (now !== was) expect({ now, idle, document, input: plain }).toEqual({ now: was });
        }
      }),
      { seed, numRuns: propertyRuns(3000) },
    );
    expect(found).toBeGreaterThan(150);
  });
});

type Change = (document: PolicyDocument, other: PolicyDocument) => PolicyDocument;

const changes: readonly Change[] = [
  (document) => ({ ...document, preset: "careful" }),
  (document) => ({ ...document, preset: document.preset === "expert" ? "normal" : document.preset }),
  (document, { combine }) => ({ ...document, combine }),
  (document) => ({
    ...document,
    combine: { ...document.combine, vetoes: [...(document.combine.vetoes ?? []), 8] },
  }),
  (document) => ({ ...document, rules: document.rules.slice(1) }),
  (document, { rules }) => ({ ...document, rules: [...document.rules, ...renamed(rules)] }),
  (document) => ({
    ...document,
    groups: { ...document.groups, friends: [...(document.groups?.["friends"] ?? []), A] },
  }),
  (document) => ({ ...document, groups: { ...document.groups, friends: [C] } }),
  (document, { prices }) => (prices === undefined ? document : { ...document, prices }),
  eachRule((rule) => ({ ...rule, then: "block" })),
  eachRule((rule) => ({ ...rule, then: rule.then === "allow" ? "warn" : rule.then, unanswered: "hold" })),
  eachRule((rule) => ({ ...rule, when: rule.when.slice(1) })),
  eachRule((rule, more) => ({ ...rule, when: [...rule.when, ...more.slice(0, 1)] })),
  eachRule((rule) => ({ ...rule, when: rule.when.map(lowered) })),
  eachRule((rule) => ({ ...rule, when: rule.when.map(extended) })),
];
const change = fc.constantFrom(...changes);

function eachRule(apply: (rule: Rule, more: readonly Condition[]) => Rule): Change {
  return (document, other) => ({
    ...document,
    rules: document.rules.map((rule) => withoutGuard(apply(rule, other.rules[0]?.when ?? []))),
  });
}

function withoutGuard(rule: Rule): Rule {
  if (rule.then === "block" || rule.guard === undefined) return rule;
  const { guard: _, ...rest } = rule;
  return rest;
}

function lowered(condition: Condition): Condition {
  if (condition.op !== "gte" || condition.fact === "level") return condition;
  const value = Number(condition.value) > 1 ? Number(condition.value) - 1 : 1;
  return { ...condition, value: typeof condition.value === "string" ? String(value) : value };
}

function extended(condition: Condition): Condition {
  const isAddress = condition.fact === "target" || condition.fact === "spender";
  if (!isAddress || typeof condition.value === "number") return condition;
  const values = typeof condition.value === "string" ? [condition.value] : condition.value;
  return { ...condition, op: "in", value: [...values, A] };
}

function renamed(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule) => ({ ...rule, id: `Other ${rule.id}` }));
}
