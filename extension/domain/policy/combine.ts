import type { Level } from "../level.ts";
import type { Combine } from "../policyDocument.ts";
import { isAtLeast } from "./facts/statedFacts.ts";
import type { Vote } from "./policyFacts.ts";

/**
 * The highest level for which enough SecWares stated it or worse, so that it counts like one of this device; `none` where
 * there is none. `votes`: of every one that was asked.
 */
export function liftedLevel(combine: Combine, votes: readonly Vote[]): Level {
  const lifted = (["critical", "danger", "caution"] as const).find((level) => {
    const agreed = votes.filter((vote) => vote.level !== null && isAtLeast(vote.level, level));
    return isEnough(combine, agreed, votes);
  });
  return lifted ?? "none";
}

/** The SecWares that stated a level or worse. */
export function agreeing(votes: readonly Vote[], level: Level): readonly number[] {
  return votes.flatMap((vote) => (vote.level !== null && isAtLeast(vote.level, level) ? [vote.ware] : []));
}

function isEnough(combine: Combine, agreed: readonly Vote[], asked: readonly Vote[]): boolean {
  if (agreed.some(({ ware }) => combine.vetoes?.includes(ware) === true)) return true;
  switch (combine.mode) {
    case "all":
      return asked.length > 0 && agreed.length === asked.length;
    case "quorum":
      return agreed.length >= combine.k;
    case "weights":
      return weightOf(combine.weights, agreed) >= combine.atLeast;
    default:
      return false;
  }
}

function weightOf(weights: Readonly<Record<string, number>>, agreed: readonly Vote[]): number {
  return agreed.reduce((sum, { ware }) => sum + (weights[String(ware)] ?? 0), 0);
}
