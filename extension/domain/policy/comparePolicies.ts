import { type Outcome, outcomes } from "../level.ts";
import type { PolicyDocument, Rule } from "../policyDocument.ts";
import { presets } from "../policyDocument.ts";
import { namesParty } from "./compilePolicy.ts";
import { policyVersionOf } from "./policyVersion.ts";
import { presetOutcomes } from "./presets.ts";

/** Whether `after` is provably at least as strict as `before`; a change that cannot be proven so is a loosening. */
export function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
): "tightening" | "loosening" | "none" {
  if (policyVersionOf(before) === policyVersionOf(after)) return "none";
  const kept = new Map(after.rules.map((rule) => [rule.id, rule]));
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const isProven =
    presets.indexOf(after.preset) <= presets.indexOf(before.preset) &&
    // A shorter wait makes gaps of answers and a longer one answers of gaps; either may be the weaker.
    after.budgetMs === before.budgetMs &&
    before.rules.every((rule) => isNoWeaker(rule, kept.get(rule.id) ?? null, before, after)) &&
    after.rules.every((rule) => old.has(rule.id) || onlyRaises(rule));
  return isProven ? "tightening" : "loosening";
}

function isNoWeaker(rule: Rule, next: Rule | null, before: PolicyDocument, after: PolicyDocument): boolean {
  if (next === null) return onlyLowers(rule);
  // With other conditions it is another rule: the old one is gone and the new one is added.
  if (JSON.stringify(rule.when) !== JSON.stringify(next.when)) return onlyLowers(rule) && onlyRaises(next);
  return (
    rank(next.then) >= rank(rule.then) && rank(openOutcome(next, after)) >= rank(openOutcome(rule, before))
  );
}

/** A rule whose removal can only make outcomes stricter: it says allow, and its facts are always known. */
function onlyLowers(rule: Rule): boolean {
  return (
    rule.then === "allow" &&
    (rule.unanswered === "allow" || rule.when.every(({ fact }) => isAlwaysKnown(fact)))
  );
}

/** A rule whose arrival can only make outcomes stricter. */
function onlyRaises(rule: Rule): boolean {
  return rule.then === "block" || !namesParty(rule);
}

function isAlwaysKnown(fact: Rule["when"][number]["fact"]): boolean {
  return fact !== "amount" && fact !== "token" && fact !== "target";
}

function openOutcome(rule: Rule, document: PolicyDocument): Outcome {
  return rule.unanswered ?? presetOutcomes[document.preset].gap;
}

function rank(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}
