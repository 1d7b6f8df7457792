import { comparePolicies } from "../../../extension/domain/policy/comparePolicies.ts";
import { diffPolicies, type PolicyChange } from "../../../extension/domain/policy/diffPolicies.ts";
import { idleRules } from "../../../extension/domain/policy/idleRules.ts";
import { type SentenceNames, sentenceOf } from "../../../extension/domain/policy/sentenceOf.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import { policyDraftText } from "../../text/policyDraft.ts";
import type { Choices } from "./choices.ts";
import { symbolOf, unitOf } from "./draft/quantities.ts";

export type Effect = PolicyChange["effect"];
export type Change = Pick<PolicyChange, "text" | "effect">;

/** What a draft does as a whole: proven stricter, or not. */
export function effectOf(before: PolicyDocument, after: PolicyDocument): Effect {
  return comparePolicies(before, after);
}

/** Each difference as a sentence. Where nothing but the order is another, that is said. */
export function changesOf(
  before: PolicyDocument,
  after: PolicyDocument,
  choices: Choices,
): readonly Change[] {
  const changes = diffPolicies(before, after, namesOf(after, choices));
  const effect = effectOf(before, after);
  return changes.length > 0 || effect === "none" ? changes : [{ text: policyDraftText.order, effect }];
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
export function idleReasonsOf(document: PolicyDocument): ReadonlyMap<string, string> {
  return new Map(idleRules(document).map(({ rule, text }) => [rule, text]));
}
