import type { Outcome } from "../../level.ts";

/**
 * What the preset Normal, with no SecWare and no list, must make of a built-in request: refuse it as a subject, hold or block it,
 * warn at least, or let it through with a warning at most.
 */
export type Expectation = "refused" | "stopped" | "warned" | "passes";

/** Whether an outcome is what was expected. Nothing is allowed in the place of a refusal. */
export function isAsExpected(expected: Expectation, outcome: Outcome | "refused"): boolean {
  switch (expected) {
    case "refused":
      return outcome === "refused";
    case "stopped":
      return outcome === "hold" || outcome === "block";
    case "warned":
      return outcome === "warn" || outcome === "hold" || outcome === "block";
    default:
      return outcome === "allow" || outcome === "warn";
  }
}
