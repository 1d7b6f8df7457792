import { type Level, type Outcome, outcomes } from "../../extension/domain/level.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { Combine, Preset } from "../../extension/domain/policyDocument.ts";
import { isAtLeast, type Statement, silentWares, statementsOf } from "./secondInput.ts";

type Row = Readonly<Record<Level | "gap", Outcome>>;

/** The table of the page, typed again by hand. */
const table: Readonly<Record<Preset, Row>> = {
  careful: { none: "allow", caution: "warn", danger: "block", critical: "block", gap: "hold" },
  normal: { none: "allow", caution: "allow", danger: "hold", critical: "block", gap: "warn" },
  expert: { none: "allow", caution: "allow", danger: "warn", critical: "hold", gap: "warn" },
};

export function presetSays(preset: Preset, about: Level | "gap"): Outcome {
  return table[preset][about];
}

export function strictest(words: readonly Outcome[]): Outcome {
  return [...outcomes].reverse().find((outcome) => words.includes(outcome)) ?? "allow";
}

export function atMost(word: Outcome, most: Outcome): Outcome {
  return outcomes.indexOf(word) <= outcomes.indexOf(most) ? word : most;
}

/** The highest level that enough SecWares state; those in `excepted` were never there. */
export function liftedLevel(
  combine: Combine,
  answers: readonly AnswerFacts[],
  excepted: readonly number[],
): Level {
  const present = answers.filter(({ ware }) => !excepted.includes(ware));
  const asked = silentWares(present).length + statementsOf(present).length;
  const order = ["critical", "danger", "caution"] as const;
  const isLifted = (level: Level) =>
    isEnough(
      combine,
      statementsOf(present).filter((one) => isAtLeast(one.level, level)),
      asked,
    );
  return order.find(isLifted) ?? "none";
}

function isEnough(combine: Combine, agreed: readonly Statement[], asked: number): boolean {
  if (agreed.some(({ ware }) => combine.vetoes?.includes(ware) === true)) return true;
  switch (combine.mode) {
    case "any":
      return false;
    case "all":
      return asked > 0 && agreed.length === asked;
    case "quorum":
      return agreed.length >= combine.k;
    case "weights":
      return agreed.reduce((sum, { ware }) => sum + (combine.weights[ware] ?? 0), 0) >= combine.atLeast;
  }
}
