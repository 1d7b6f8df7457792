import type { PolicyDocument } from "../policyDocument.ts";
import { type CompiledRule, compilePolicy } from "./compilePolicy.ts";
import { createPast } from "./facts/past.ts";
import { type RequestView, viewOf } from "./facts/requestView.ts";
import { foldAnswers } from "./foldAnswers.ts";
import { matchWithoutOthers } from "./matching.ts";
import type { PolicyFacts } from "./policyFacts.ts";

const nothingSigned = createPast([]);
const nothingStated = foldAnswers({ findings: [], gaps: [], answers: [] });

/**
 * How long a request waits for SecWares, milliseconds: the document's own time, or the longest of the rules that could still
 * concern it, whatever SecWares state and whatever was signed before.
 */
export function budgetFor(document: PolicyDocument, facts: PolicyFacts): number {
  const { rules } = compilePolicy(document);
  const view = viewOf(facts, nothingStated, nothingSigned);
  return rules.reduce(
    (longest, one) => Math.max(longest, mayConcern(one, view) ? (one.rule.budgetMs ?? 0) : 0),
    document.budgetMs,
  );
}

function mayConcern({ rule, tests }: CompiledRule, view: RequestView): boolean {
  if (rule.budgetMs === undefined) return false;
  try {
    return tests === null || matchWithoutOthers(tests, view) !== "no";
  } catch {
    // A rule that fails holds the request, so it concerns it.
    return true;
  }
}
