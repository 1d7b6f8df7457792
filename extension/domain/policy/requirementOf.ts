import { unreachable } from "../../errors/invariant.ts";
import type { Decision } from "../decision.ts";
import type { Hex } from "../primitives.ts";
import type { Requirement } from "../requirement.ts";

/** Short, distinct, unmistakable words; one is shown and typed where a request is held. */
export const holdWords = (
  "anchor basket candle desert engine forest garden hammer island jacket kettle ladder magnet needle orange pencil " +
  "quartz ribbon saddle temple umbrella velvet window yellow bridge copper dragon falcon guitar harbor lemon marble"
).split(" ");

const armMs = 2000;

/**
 * What the user must do before the main button works.
 *
 * Points are named `finding-<n>`, `gap-<n>` and `reason-<n>` by their place in the decision's lists. `seed` picks the word:
 * the request's digest, so that the same request always shows the same word and the next one another.
 */
export function requirementOf(decision: Decision, seed: Hex): Requirement {
  switch (decision.outcome) {
    case "allow":
      return { kind: "none" };
    case "warn":
      return { kind: "open", points: pointsOf(decision) };
    case "hold":
      return { kind: "hold", points: pointsOf(decision), armMs, word: wordFor(seed) };
    case "block":
      return { kind: "blocked" };
    default:
      return unreachable(decision.outcome, "every outcome has a requirement");
  }
}

// Findings of caution or above, gaps, or else the first reason.
function pointsOf({ findings, gaps }: Decision): readonly string[] {
  const found = findings.flatMap(({ level }, index) => (level === "none" ? [] : [`finding-${index}`]));
  const missing = gaps.map((_, index) => `gap-${index}`);
  const points = [...found, ...missing];
  return points.length > 0 ? points : ["reason-0"];
}

function wordFor(seed: Hex): string {
  const index = Number(BigInt.asUintN(32, BigInt(seed)) % BigInt(holdWords.length));
  return holdWords[index] ?? "anchor";
}
