import { comparePolicies } from "../../../../extension/domain/policy/comparePolicies.ts";
import { policyVersionOf } from "../../../../extension/domain/policy/policyVersion.ts";
import type { PolicyDocument, Rule } from "../../../../extension/domain/policyDocument.ts";
import { policyText } from "../../../text/policy.ts";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import { policyToolsText } from "../../../text/policyTools.ts";

export type Effect = ReturnType<typeof comparePolicies>;
/** One difference as a sentence, and what it would do if it were the only one. */
export interface Difference {
  text: string;
  effect: Effect;
}
/** Says a rule by the groups and prices of its document. */
export type Say = (rule: Rule, document: PolicyDocument) => string;

interface Step {
  text: string;
  document: PolicyDocument;
}

/** Every difference between two documents, each judged alone: one that cannot be proven stricter is looser. */
export function differencesBetween(
  before: PolicyDocument,
  after: PolicyDocument,
  say: Say,
): readonly Difference[] {
  // With every group and price on both sides a rule can be judged apart from the ones that come with it.
  const base = {
    ...before,
    ...merged("groups", before.groups, after.groups),
    ...merged("prices", before.prices, after.prices),
  };
  const judged = (start: PolicyDocument, steps: readonly Step[]): readonly Difference[] =>
    steps.map((step) => ({ text: step.text, effect: comparePolicies(start, step.document) }));
  const found = [
    ...judged(before, settingSteps(before, after)),
    ...judged(base, ruleSteps(base, after, say)),
    ...namedSteps("groups", { before, base, after }, text.changed.group),
    ...namedSteps("prices", { before, base, after }, text.changed.price),
  ];
  if (found.length > 0 || policyVersionOf(before) === policyVersionOf(after)) return found;
  return [{ text: text.changed.order, effect: comparePolicies(before, after) }];
}

function settingSteps(before: PolicyDocument, after: PolicyDocument): readonly Step[] {
  const { preset, combine, budgetMs } = after;
  const steps: Step[] = [];
  if (preset !== before.preset) {
    const names = policyText.presetName;
    steps.push({
      text: text.changed.preset(names[preset], names[before.preset]),
      document: { ...before, preset },
    });
  }
  if (!isSame(combine, before.combine)) {
    const { mode } = policyToolsText;
    const vetoes = (combine.vetoes ?? []).length;
    steps.push({
      text: text.changed.combine(mode[combine.mode], mode[before.combine.mode], vetoes),
      document: { ...before, combine },
    });
  }
  if (budgetMs !== before.budgetMs) {
    const seconds = policyText.budgetMs;
    steps.push({
      text: text.changed.budget(seconds(budgetMs), seconds(before.budgetMs)),
      document: { ...before, budgetMs },
    });
  }
  return steps;
}

function ruleSteps(base: PolicyDocument, after: PolicyDocument, say: Say): readonly Step[] {
  const kept = new Map(after.rules.map((rule) => [rule.id, rule]));
  const old = new Set(base.rules.map(({ id }) => id));
  const gone = base.rules
    .filter(({ id }) => !kept.has(id))
    .map((rule) => ({
      text: text.changed.ruleGone(rule.id, say(rule, base)),
      document: { ...base, rules: base.rules.filter(({ id }) => id !== rule.id) },
    }));
  const added = after.rules
    .filter(({ id }) => !old.has(id))
    .map((rule) => ({
      text: text.changed.ruleNew(rule.id, say(rule, after)),
      document: { ...base, rules: [...base.rules, rule] },
    }));
  const changed = base.rules.flatMap((rule) => {
    const next = kept.get(rule.id);
    if (next === undefined || isSame(rule, next)) return [];
    const rules = base.rules.map((one) => (one.id === rule.id ? next : one));
    return [
      { text: text.changed.rule(rule.id, say(next, after), say(rule, base)), document: { ...base, rules } },
    ];
  });
  return [...gone, ...changed, ...added];
}

/** Groups or prices, each by its name. One that is gone is judged beside the later rules: the earlier ones may name it. */
function namedSteps(
  key: "groups" | "prices",
  { before, base, after }: Record<"before" | "base" | "after", PolicyDocument>,
  say: (name: string, change: "new" | "gone" | "changed") => string,
): readonly Difference[] {
  const was: Readonly<Record<string, unknown>> = before[key] ?? {};
  const is: Readonly<Record<string, unknown>> = after[key] ?? {};
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    if (isSame(was[name], is[name])) return [];
    const change = was[name] === undefined ? "new" : is[name] === undefined ? "gone" : "changed";
    const start = change === "gone" ? { ...base, rules: after.rules } : before;
    const { [name]: _old, ...others } = start[key] ?? {};
    const next = change === "gone" ? others : { ...others, [name]: is[name] };
    return [{ text: say(name, change), effect: comparePolicies(start, { ...start, [key]: next }) }];
  });
}

function merged(key: "groups" | "prices", was: object | undefined, is: object | undefined): object {
  return was === undefined && is === undefined ? {} : { [key]: { ...is, ...was } };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** With the keys of every object in one order; the order of lists stays, since it may mean something. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
