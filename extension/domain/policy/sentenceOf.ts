import type { Rule } from "../policyDocument.ts";

/** One sentence that says what a rule does, for the list of rules and for reasons. */
export function sentenceOf(rule: Rule): string {
  return rule.id;
}
