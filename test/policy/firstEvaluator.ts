import type { Decision } from "../../extension/domain/decision.ts";
import { decideFacts } from "../../extension/domain/policy/decide.ts";
import type { SecondDecision } from "./secondEvaluator.ts";
import type { Case } from "./secondInput.ts";

/** The evaluator that the wallet uses, asked the same. */
export function decideFirst({ document, ...rest }: Case): Decision {
  return decideFacts({ ...rest, policy: { status: "decoded", document } });
}

/** What both evaluators are held against each other by; a rule that an exception turned is the exception's reason. */
export interface Summary {
  outcome: string;
  level: string;
  rules: readonly string[];
  exceptions: readonly string[];
}

export function summaryOfFirst({ outcome, level, reasons, overrides = [] }: Decision): Summary {
  const rules = reasons.flatMap(({ by }) => (by.kind === "rule" ? [by.rule] : []));
  return { outcome, level, rules: rules.sort(), exceptions: [...overrides].sort() };
}

export function summaryOfSecond({
  outcome,
  level,
  spokenRules,
  turnedRules,
  exceptions,
}: SecondDecision): Summary {
  const rules = spokenRules.map(({ rule }) => rule).filter((rule) => !turnedRules.includes(rule));
  return { outcome, level, rules: rules.sort(), exceptions: [...exceptions].sort() };
}
