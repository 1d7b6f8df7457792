import type { Reason } from "../decision.ts";
import type { Finding } from "../finding.ts";
import { type Level, type Outcome, outcomes, stricterOutcome } from "../level.ts";
import type { PolicyDocument, Preset, Rule } from "../policyDocument.ts";
import type { Fold } from "./foldAnswers.ts";
import { matchRule, type PolicyFacts, tellingFact } from "./matching.ts";
import { presetOutcomes } from "./presets.ts";
import { sentenceOf } from "./sentenceOf.ts";

/** What one rule says about a request. */
export interface RuleVoice {
  reason: Reason;
  /** Whether it may take the place of the preset's outcome for a level. */
  mayLower: boolean;
}

/** The strictness below which no rule gets a request with this level. */
export function floorOf(level: Level): Outcome {
  return level === "critical" ? "hold" : "allow";
}

/** What the preset says of the levels and of the gaps, one reason each. */
export function presetReasons(
  preset: Preset,
  fold: Fold,
): { levels: readonly Reason[]; gaps: readonly Reason[] } {
  const outcomeOf = presetOutcomes[preset];
  const local = outcomeOf[fold.localLevel];
  // One SecWare, or all of them together, cannot shut the user out alone.
  const wares = weaker(outcomeOf[fold.wareLevel], "hold");
  const decisive = stricterOutcome(local, wares);
  const worst = fold.findings.find(
    (finding) => finding.level === (decisive === local ? fold.localLevel : fold.wareLevel),
  );
  const gap = fold.gaps[0];
  return {
    levels: [{ outcome: decisive, by: { kind: "preset" }, fact: "level", text: levelText(worst) }],
    gaps:
      gap === undefined
        ? []
        : [{ outcome: outcomeOf.gap, by: { kind: "preset" }, fact: "unanswered", text: gap.text }],
  };
}

/** Every rule that matches, or might match if more were known. */
export function ruleVoices(document: PolicyDocument, facts: PolicyFacts): readonly RuleVoice[] {
  return document.rules.flatMap((rule) => voiceOf(rule, document.preset, facts));
}

function voiceOf(rule: Rule, preset: Preset, facts: PolicyFacts): readonly RuleVoice[] {
  const match = matchRule(rule, facts, { all: false });
  if (match === "no") return [];
  const fact = tellingFact(rule);
  const reason = (outcome: Outcome, text: string): Reason => ({
    outcome,
    by: { kind: "rule", rule: rule.id },
    ...(fact === undefined ? {} : { fact }),
    text,
  });
  if (match === "unknown") {
    const outcome = rule.unanswered ?? presetOutcomes[preset].gap;
    const text = `Your rule “${rule.id}” could not be answered: not everything it asks about is known.`;
    return [{ reason: reason(outcome, text), mayLower: false }];
  }
  const mayLower = namesParty(rule) && matchRule(rule, facts, { all: true }) === "yes";
  return [{ reason: reason(rule.then, `Your rule “${rule.id}”: ${sentenceOf(rule)}`), mayLower }];
}

/** Whether a rule names whom it is about. Only such a rule may go below the preset. */
export function namesParty(rule: Rule): boolean {
  return rule.when.some(({ fact }) => fact === "target" || fact === "site");
}

function levelText(worst: Finding | undefined): string {
  return worst?.text ?? "Nothing found by the checks that ran.";
}

function weaker(a: Outcome, b: Outcome): Outcome {
  return outcomes.indexOf(a) <= outcomes.indexOf(b) ? a : b;
}
