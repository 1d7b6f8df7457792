import { comparePolicies } from "../../../extension/domain/policy/comparePolicies.ts";
import { sentenceOf } from "../../../extension/domain/policy/sentenceOf.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import type { Choices } from "./choices.ts";

export type Effect = "tightening" | "loosening" | "none";
export interface Change {
  text: string;
  effect: Effect;
}

/** What a draft does as a whole: proven stricter, or not. */
export function effectOf(before: PolicyDocument, after: PolicyDocument): Effect {
  return comparePolicies(before, after);
}

/** Each difference as a sentence. */
export function changesOf(
  before: PolicyDocument,
  after: PolicyDocument,
  _choices: Choices,
): readonly Change[] {
  const effect = effectOf(before, after);
  return effect === "none" ? [] : [{ text: "", effect }];
}

/** A rule as a sentence, with the names that the wallet knows. */
export function sentenceFor(rule: Rule, _document: PolicyDocument, _choices: Choices): string {
  return sentenceOf(rule);
}

/** Why a rule can never decide, by rule. */
export function idleReasonsOf(_document: PolicyDocument): ReadonlyMap<string, string> {
  return new Map();
}
