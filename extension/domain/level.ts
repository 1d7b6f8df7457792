/** How bad a fact is, weakest first. There is no level "safe", and not knowing is a `Gap`, not a level. */
export const levels = ["none", "caution", "danger", "critical"] as const;
export type Level = (typeof levels)[number];

/** What policy concludes, weakest first. */
export const outcomes = ["allow", "warn", "hold", "block"] as const;
export type Outcome = (typeof outcomes)[number];

/** The more severe of two levels. */
export function worseLevel(a: Level, b: Level): Level {
  return levels.indexOf(a) >= levels.indexOf(b) ? a : b;
}

/** The stricter of two outcomes. */
export function stricterOutcome(a: Outcome, b: Outcome): Outcome {
  return outcomes.indexOf(a) >= outcomes.indexOf(b) ? a : b;
}
