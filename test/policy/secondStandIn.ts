import type { Rule } from "../../extension/domain/policyDocument.ts";
import { type Case, conditionsOn, valuesOf } from "./secondInput.ts";
import { asksWhatMayHide } from "./secondRules.ts";
import { movementTruths, spentTruthsOfTokens } from "./secondSums.ts";
import { type Truths, wordOf } from "./worlds.ts";

/** Whether a rule that is yes may speak in place of the preset's word about levels: its conditions hold of everything. */
export function standsIn(rule: Rule, input: Case): boolean {
  const { facts } = input;
  if (conditionsOn(rule, "target", "site").length === 0) return false;
  if (asksWhatMayHide(rule) && !facts.isUnderstood) return false;
  return (
    allAreAmong(rule, "target", facts.gainers, input) &&
    allAreAmong(rule, "action", facts.actions, input) &&
    allAreAmong(rule, "spender", facts.spenders, input) &&
    allAreAmong(
      rule,
      "method",
      facts.calls.map(({ selector }) => selector),
      input,
    ) &&
    movementsAnswer(rule, input) &&
    sumsAnswer(rule, input)
  );
}

/** Of each condition on the fact: there is something to ask it of, and it holds of all of it. */
function allAreAmong(
  rule: Rule,
  fact: "target" | "action" | "spender" | "method",
  present: readonly (string | null)[],
  { document }: Case,
): boolean {
  return conditionsOn(rule, fact).every((condition) => {
    const values = valuesOf(condition, document);
    return present.length > 0 && present.every((one) => one !== null && values.includes(one));
  });
}

function movementsAnswer(rule: Rule, input: Case): boolean {
  if (conditionsOn(rule, "token", "amount", "value").length === 0) return true;
  return areAllCertain(input.facts.movements.map((movement) => movementTruths(rule, movement, input)));
}

function sumsAnswer(rule: Rule, input: Case): boolean {
  const isEveryTokenPicked = input.facts.movements.every(({ token }) =>
    conditionsOn(rule, "token").every((condition) => valuesOf(condition, input.document).includes(token)),
  );
  return conditionsOn(rule, "spent", "spentValue").every(
    (condition) =>
      isEveryTokenPicked &&
      (condition.fact === "spentValue" || areAllCertain(spentTruthsOfTokens(rule, condition, input))),
  );
}

function areAllCertain(truths: readonly Truths[]): boolean {
  return truths.length > 0 && truths.every((one) => wordOf(one) === "yes");
}
