import type { Level, Outcome } from "../../extension/domain/level.ts";
import type { Override, OverrideTarget } from "../../extension/domain/override.ts";
import type { Rule } from "../../extension/domain/policyDocument.ts";
import { covers } from "./secondExceptions.ts";
import { type Case, silentWares, statementsOf } from "./secondInput.ts";
import { atMost, liftedLevel, presetSays, strictest } from "./secondPreset.ts";
import { ruleTruths, statedLevel } from "./secondRules.ts";
import { standsIn } from "./secondStandIn.ts";
import { wordOf } from "./worlds.ts";

export interface SecondDecision {
  outcome: Outcome;
  spokenRules: readonly { rule: string; match: "yes" | "unknown" }[];
  /** Those of them whose word an exception turned. */
  turnedRules: readonly string[];
  /** A rule spoke in place of the preset's word about levels. */
  stoodIn: boolean;
  lifted: Level;
  level: Level;
  /** The ids of the exceptions that turned a word. */
  exceptions: readonly string[];
}

interface Spoken {
  rule: Rule;
  match: "yes" | "unknown";
  word: Outcome;
}

/**
 * Decides one request by `docs/policy.md` alone. A second evaluator for tests: naive, slow, and it shares no line with the one
 * of `extension/domain/policy`, so that what both say is what the page says.
 */
export function evaluate(input: Case): SecondDecision {
  const { document, facts, answers } = input;
  const covering = input.overrides.filter((exception) => covers(exception, facts));
  const spoken = document.rules.flatMap((rule) => speak(rule, input));
  const turnedRules = spoken.filter(
    ({ rule, word }) => namers(covering, { kind: "rule", rule: rule.id }, word).length > 0,
  );
  const stoodIn = spoken.some(
    (one) => one.match === "yes" && !turnedRules.includes(one) && standsIn(one.rule, input),
  );
  const aboutLevels = stoodIn ? { word: "allow" as const, used: [] } : wordAboutLevels(input, covering);
  const used = [
    ...spoken.flatMap(({ rule, word }) => namers(covering, { kind: "rule", rule: rule.id }, word)),
    ...aboutLevels.used,
  ];
  const isSilence = input.gaps.length > 0 || silentWares(answers).length > 0;
  const level = statedLevel(input);
  const outcome = strictest([
    aboutLevels.word,
    ...spoken.map((one) => (turnedRules.includes(one) ? atMost(one.word, "warn") : one.word)),
    isSilence ? presetSays(document.preset, "gap") : "allow",
    level === "critical" && (stoodIn || used.length > 0) ? "hold" : "allow",
  ]);
  return {
    outcome,
    spokenRules: spoken.map(({ rule, match }) => ({ rule: rule.id, match })),
    turnedRules: turnedRules.map(({ rule }) => rule.id),
    stoodIn,
    lifted: liftedLevel(document.combine, answers, []),
    level,
    exceptions: covering.filter((exception) => used.includes(exception)).map(({ id }) => id),
  };
}

function speak(rule: Rule, input: Case): readonly Spoken[] {
  const match = wordOf(ruleTruths(rule, input));
  if (match === "no") return [];
  const silence = rule.unanswered ?? presetSays(input.document.preset, "gap");
  return [{ rule, match, word: match === "yes" ? rule.then : silence }];
}

/** The preset's word about levels, and the exceptions that softened it. */
function wordAboutLevels(
  input: Case,
  covering: readonly Override[],
): { word: Outcome; used: readonly Override[] } {
  const { preset, combine } = input.document;
  const local = input.findings.map(({ code, level }) => {
    const word = presetSays(preset, level);
    return { level, word, by: namers(covering, { kind: "finding", code }, word) };
  });
  const wares = statementsOf(input.answers).map(({ ware, level }) => {
    const word = atMost(presetSays(preset, level), "hold");
    return { ware, level, word, by: namers(covering, { kind: "secware", ware }, word) };
  });
  const excepted = wares.filter(({ by }) => by.length > 0).map(({ ware }) => ware);
  const counted = [...local, ...wares].filter(({ by }) => by.length === 0);
  const turned = [...local, ...wares].filter(({ by }) => by.length > 0);
  const lifted = presetSays(preset, liftedLevel(combine, input.answers, excepted));
  return {
    word: strictest(
      [...counted, ...turned.map(({ word }) => ({ word: atMost(word, "warn") }))]
        .map(({ word }) => word)
        .concat(lifted),
    ),
    used: turned.flatMap(({ by }) => by),
  };
}

/** The exceptions that turn this word of this speaker: a word of at most `warn` is left alone. */
function namers(covering: readonly Override[], whose: OverrideTarget, word: Outcome): readonly Override[] {
  if (atMost(word, "warn") === word) return [];
  return covering.filter(({ which }) => which.kind === "all" || isSame(which, whose));
}

function isSame(a: OverrideTarget, b: OverrideTarget): boolean {
  if (a.kind === "rule" && b.kind === "rule") return a.rule === b.rule;
  if (a.kind === "secware" && b.kind === "secware") return a.ware === b.ware;
  return a.kind === "finding" && b.kind === "finding" && a.code === b.code;
}
