import { comparePolicies } from "../../../extension/domain/policy/comparePolicies.ts";
import { type SentenceNames, sentenceOf } from "../../../extension/domain/policy/sentenceOf.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import type { Choices } from "./choices.ts";
import { type Difference, differencesBetween, type Effect } from "./draft/differences.ts";
import { symbolOf, unitOf } from "./draft/quantities.ts";

/** What a draft does as a whole: proven stricter, or not. */
export function effectOf(before: PolicyDocument, after: PolicyDocument): Effect {
  return comparePolicies(before, after);
}

/** Each difference as a sentence. */
export function changesOf(
  before: PolicyDocument,
  after: PolicyDocument,
  choices: Choices,
): readonly Difference[] {
  return differencesBetween(before, after, (rule, document) => sentenceFor(rule, document, choices));
}

/** A rule as a sentence, with the names that the wallet knows. */
export function sentenceFor(rule: Rule, document: PolicyDocument, choices: Choices): string {
  return sentenceOf(rule, namesOf(document, choices));
}

/** A token without known decimals is not named, so that its amounts are said in the smallest unit. */
function namesOf({ prices }: PolicyDocument, { wareNames }: Choices): SentenceNames {
  return {
    token(token) {
      const { decimals } = unitOf(token, prices);
      const symbol = symbolOf(token);
      return symbol === null ? null : { symbol, decimals: Number(decimals) };
    },
    ware: (ware) => wareNames.get(ware) ?? null,
  };
}

/** Why a rule can never decide, by rule. */
export function idleReasonsOf(_document: PolicyDocument): ReadonlyMap<string, string> {
  return new Map();
}
