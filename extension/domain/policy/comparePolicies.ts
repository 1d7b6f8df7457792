import type { PolicyDocument } from "../policyDocument.ts";
import { policyVersionOf } from "./policyVersion.ts";
import { liftsNoLess } from "./strength/combineStrength.ts";
import { isPresetNoWeaker, isRuleNoWeaker } from "./strength/ruleStrength.ts";

/** Whether `after` is provably at least as strict as `before`; a change that cannot be proven so is a loosening. */
export function comparePolicies(
  before: PolicyDocument,
  after: PolicyDocument,
): "tightening" | "loosening" | "none" {
  if (policyVersionOf(before) === policyVersionOf(after)) return "none";
  return isNoWeaker(before, after) ? "tightening" : "loosening";
}

function isNoWeaker(before: PolicyDocument, after: PolicyDocument): boolean {
  const kept = new Map(after.rules.map((rule) => [rule.id, rule]));
  const old = new Set(before.rules.map(({ id }) => id));
  return (
    isPresetNoWeaker(before.preset, after.preset) &&
    // A shorter wait makes gaps of answers and a longer one answers of gaps; either may be the weaker.
    after.budgetMs === before.budgetMs &&
    liftsNoLess(before.combine, after.combine) &&
    before.rules.every((rule) => isRuleNoWeaker(rule, kept.get(rule.id) ?? null, before, after)) &&
    after.rules.every((rule) => old.has(rule.id) || isRuleNoWeaker(null, rule, before, after))
  );
}
