import type { InspectionContext } from "../context.ts";
import type { Decision, Reason } from "../decision.ts";
import type { Reading } from "../decode/action.ts";
import { readSubject } from "../decode/readSubject.ts";
import type { Finding, Gap } from "../finding.ts";
import { outcomes } from "../level.ts";
import type { Override } from "../override.ts";
import type { Subject } from "../subject.ts";
import { type CompiledPolicy, compilePolicy } from "./compilePolicy.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";
import { createPast, type Past } from "./facts/past.ts";
import { viewOf } from "./facts/requestView.ts";
import { type AnswerFacts, type Fold, foldAnswers } from "./foldAnswers.ts";
import { policyFactsOf } from "./gatherFacts.ts";
import { coveringOverrides } from "./overrides.ts";
import type { PastSpend, PolicyFacts } from "./policyFacts.ts";
import { defaultPolicy } from "./presets.ts";
import { presetOfGaps, presetOfLevels } from "./presetVoice.ts";
import { ruleVoices } from "./voices.ts";
import { whoFound } from "./whoSaid.ts";

interface Statements {
  policy: PolicyReading;
  /** What the local checks and lists found. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
  /** What was signed before; absent: nothing. */
  history?: readonly PastSpend[];
  /** Absent: none. */
  overrides?: readonly Override[];
}

export interface DecideOptions extends Statements {
  subject: Subject;
  context: InspectionContext;
  /** What decoding made of this very subject. Absent or null: it is decoded here. */
  reading?: Reading | null;
}

export interface DecideFactsOptions extends Statements {
  facts: PolicyFacts;
}

/** Folds findings, gaps and answers into one decision that explains itself. Total: whatever goes wrong in here holds. */
export function decide({ subject, context, reading, ...statements }: DecideOptions): Decision {
  return decideSafely(statements, () => policyFactsOf(subject, reading ?? readSubject(subject), context));
}

/** As `decide`, over facts that were gathered before: to decide a past request again. */
export function decideFacts({ facts, ...statements }: DecideFactsOptions): Decision {
  return decideSafely(statements, () => facts);
}

function decideSafely(statements: Statements, gather: () => PolicyFacts): Decision {
  const { policy, history = [], overrides = [] } = statements;
  const fold = foldAnswers(statements);
  return decideReading(policy, fold, () => ({ facts: gather(), past: createPast(history), overrides }));
}

/** As `decideFacts`, over what was folded and summed before: to decide the same by several policies. */
export function decideReading(
  policy: PolicyReading,
  fold: Fold,
  gather: () => Pick<DecisionInput, "facts" | "past" | "overrides">,
): Decision {
  if (policy.status === "unreadable") {
    return heldUnread(fold, `${policy.problem} Every request is held until it can be read.`);
  }
  try {
    return decideOn({ policy: compilePolicy(policy.document), fold, ...gather() });
  } catch {
    return heldUnread(fold, "The policy could not be applied to this request, so it is held.");
  }
}

/** All that one decision hangs on. */
export interface DecisionInput {
  policy: CompiledPolicy;
  facts: PolicyFacts;
  fold: Fold;
  past: Past;
  overrides: readonly Override[];
}

/** From rules to a decision, as `docs/policy.md` has it. Throws only where facts are not what their type says. */
export function decideOn({ policy, facts, fold, past, overrides }: DecisionInput): Decision {
  const view = viewOf(facts, fold, past);
  const exceptions = coveringOverrides(overrides, facts);
  const voices = ruleVoices(policy, view, exceptions);
  const stoodIn = voices.some(({ standsIn }) => standsIn);
  // A rule that names a target or a site stands in for the preset's word on levels, never for its word on gaps.
  const preset = stoodIn ? { reasons: [], turnedBy: [] } : presetOfLevels(policy.document, fold, exceptions);
  const turnedBy = new Set([...preset.turnedBy, ...voices.flatMap((voice) => voice.turnedBy)]);
  const acting = overrides.flatMap(({ id }) => (turnedBy.has(id) ? [id] : []));
  const reasons = [
    ...preset.reasons,
    ...presetOfGaps(policy.document, fold),
    ...voices.map(({ reason }) => reason),
    ...(stoodIn || acting.length > 0 ? floorReasons(fold) : []),
  ];
  const decision = build(fold, reasons, policy.version());
  return acting.length > 0 ? { ...decision, overrides: acting } : decision;
}

/** The strictness below which neither a rule nor an exception gets a request with a critical level. */
function floorReasons({ level, findings }: Fold): readonly Reason[] {
  if (level !== "critical") return [];
  const text = "A critical finding is held, whatever a rule or an exception says.";
  return [{ outcome: "hold", by: { kind: "floor" }, fact: "level", who: whoFound(findings[0]), text }];
}

function build(fold: Fold, reasons: readonly Reason[], policyVersion: Decision["policyVersion"]): Decision {
  const sorted = [...reasons].sort((a, b) => outcomes.indexOf(b.outcome) - outcomes.indexOf(a.outcome));
  return {
    outcome: sorted[0]?.outcome ?? "hold",
    level: fold.level,
    gaps: fold.gaps,
    findings: fold.findings,
    reasons: sorted,
    policyVersion,
  };
}

function heldUnread(fold: Fold, text: string): Decision {
  const by = { kind: "document-unreadable" } as const;
  // There is no version to name, so the default one's stands in: nothing was decided by it.
  return build(fold, [{ outcome: "hold", by, text }], compilePolicy(defaultPolicy).version());
}
