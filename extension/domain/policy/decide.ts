import type { InspectionContext } from "../context.ts";
import type { Decision, Reason } from "../decision.ts";
import { readSubject } from "../decode/readSubject.ts";
import type { Finding, Gap } from "../finding.ts";
import { type Level, type Outcome, outcomes, stricterOutcome } from "../level.ts";
import type { Override } from "../override.ts";
import type { PolicyDocument } from "../policyDocument.ts";
import type { Subject } from "../subject.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";
import { type AnswerFacts, type Fold, foldAnswers } from "./foldAnswers.ts";
import { policyFactsOf } from "./matching.ts";
import type { PastSpend } from "./policyFacts.ts";
import { policyVersionOf } from "./policyVersion.ts";
import { defaultPolicy } from "./presets.ts";
import { floorOf, presetReasons, type RuleVoice, ruleVoices } from "./voices.ts";

export interface DecideOptions {
  policy: PolicyReading;
  subject: Subject;
  context: InspectionContext;
  /** What the local checks and lists found. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
  /** What the account signed for lately; absent: nothing. */
  history?: readonly PastSpend[];
  /** The account's exceptions; absent: none. */
  overrides?: readonly Override[];
}

/** Folds findings, gaps and answers into one decision that explains itself. Total: whatever goes wrong in here holds. */
export function decide(options: DecideOptions): Decision {
  const fold = foldAnswers(options);
  if (options.policy.status === "unreadable") {
    return heldUnread(fold, `${options.policy.problem} Every request is held until it can be read.`);
  }
  try {
    return decideBy(options.policy.document, fold, options);
  } catch {
    return heldUnread(fold, "The policy could not be applied to this request, so it is held.");
  }
}

function decideBy(document: PolicyDocument, fold: Fold, { subject, context }: DecideOptions): Decision {
  const facts = policyFactsOf(subject, readSubject(subject), {
    level: fold.level,
    site: context.site?.origin ?? null,
    unanswered: fold.unanswered,
  });
  const voices = ruleVoices(document, facts);
  const preset = presetReasons(document.preset, fold);
  const lowering = voices.filter((voice) => voice.mayLower);
  const reasons = [
    // A rule that names a target or a site stands in for the preset's word on levels, never for its word on gaps.
    ...(lowering.length > 0 ? [] : preset.levels),
    ...preset.gaps,
    ...voices.map((voice) => voice.reason),
    ...floorReasons(fold.level, lowering),
  ];
  return build(fold, reasons, policyVersionOf(document));
}

function floorReasons(level: Level, lowering: readonly RuleVoice[]): readonly Reason[] {
  const floor = floorOf(level);
  if (floor === "allow" || lowering.length === 0) return [];
  return [
    {
      outcome: floor,
      by: { kind: "floor" },
      fact: "level",
      text: "A critical finding is held, whatever a rule says.",
    },
  ];
}

function build(fold: Fold, reasons: readonly Reason[], policyVersion: Decision["policyVersion"]): Decision {
  const sorted = [...reasons].sort((a, b) => rank(b.outcome) - rank(a.outcome));
  const outcome = sorted.reduce<Outcome>(
    (strictest, reason) => stricterOutcome(strictest, reason.outcome),
    "allow",
  );
  return {
    outcome,
    level: fold.level,
    gaps: fold.gaps,
    findings: fold.findings,
    reasons: sorted,
    policyVersion,
  };
}

function heldUnread(fold: Fold, text: string): Decision {
  const outcome: Outcome = "hold";
  const by = { kind: "document-unreadable" } as const;
  // There is no version to name, so the default one's stands in: nothing was decided by it.
  return build(fold, [{ outcome, by, text }], policyVersionOf(defaultPolicy));
}

function rank(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}
