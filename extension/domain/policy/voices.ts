import type { Reason } from "../decision.ts";
import type { Outcome } from "../level.ts";
import type { Override } from "../override.ts";
import type { CompiledPolicy, CompiledRule } from "./compilePolicy.ts";
import type { Match } from "./facts/match.ts";
import type { RequestView } from "./facts/requestView.ts";
import { knownNames } from "./knownNames.ts";
import { matchRule, standsIn, tellingFact } from "./matching.ts";
import { presetOutcomes } from "./presets.ts";
import { sentenceOf } from "./sentenceOf.ts";
import { isTurnable, naming, turnedReason } from "./turning.ts";
import { whoSaid } from "./whoSaid.ts";

/** What one rule says about a request. */
export interface RuleVoice {
  reason: Reason;
  /** Whether it takes the place of the preset's word about levels. */
  standsIn: boolean;
  /** The exceptions that turned it, by id. */
  turnedBy: readonly string[];
}

/** Every rule that matches, or might match if more were known. */
export function ruleVoices(
  { rules, document }: CompiledPolicy,
  view: RequestView,
  exceptions: readonly Override[],
): readonly RuleVoice[] {
  const gap = presetOutcomes[document.preset].gap;
  const voices: RuleVoice[] = [];
  for (const one of rules) {
    const match = askSafely(one, view);
    if (match === "no") continue;
    voices.push(match === "failed" ? failedVoice(one) : voiceOf(one, match, { gap, view, exceptions }));
  }
  return voices;
}

/** A rule that fails while it is asked is neither yes nor no. */
function askSafely({ tests }: CompiledRule, view: RequestView): Match | "failed" {
  try {
    return tests === null ? "failed" : matchRule(tests, view);
  } catch {
    return "failed";
  }
}

/** Nobody knows what such a rule would have said, so no exception turns it. */
function failedVoice({ rule }: CompiledRule): RuleVoice {
  const text = `Your rule “${rule.id}” could not be asked, so this request is held.`;
  const reason: Reason = { outcome: "hold", by: { kind: "rule", rule: rule.id }, who: "this device", text };
  return { reason, standsIn: false, turnedBy: [] };
}

interface Surroundings {
  gap: Outcome;
  view: RequestView;
  exceptions: readonly Override[];
}

function voiceOf(
  { rule, tests }: CompiledRule,
  match: Match,
  { gap, view, exceptions }: Surroundings,
): RuleVoice {
  const outcome = match === "yes" ? rule.then : (rule.unanswered ?? gap);
  const fact = tests === null ? undefined : tellingFact(tests, view, match);
  const target = { kind: "rule", rule: rule.id } as const;
  const said = {
    ...(fact === undefined ? {} : { fact }),
    who: whoSaid(fact, tests, view),
    blames: [{ target, text: `Your rule “${rule.id}”` }],
  };
  const turning = isTurnable(outcome) ? naming(exceptions, target) : [];
  const [first] = turning;
  if (first !== undefined) {
    const reason = turnedReason(first, `your rule “${rule.id}”`, said);
    return { reason, standsIn: false, turnedBy: turning.map(({ id }) => id) };
  }
  const text =
    match === "yes"
      ? `Your rule “${rule.id}”: ${sentenceOf(rule, knownNames(view.facts.chain))}`
      : `Your rule “${rule.id}” could not be answered: not everything it asks about is known.`;
  return {
    reason: { outcome, by: { kind: "rule", rule: rule.id }, ...said, text },
    standsIn: match === "yes" && tests !== null && standsIn(tests, view),
    turnedBy: [],
  };
}
