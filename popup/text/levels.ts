import type { Level, Outcome } from "../../extension/domain/level.ts";

/** Level and outcome in words. There is no word for "safe", on purpose. */
export const levelText: Readonly<Record<Level | "unknown", string>> = {
  none: "Nothing found",
  caution: "Notice",
  danger: "Danger",
  critical: "Critical",
  unknown: "No answer",
};

export const outcomeText: Readonly<Record<Outcome, string>> = {
  allow: "Allow",
  warn: "Warn",
  hold: "Hold",
  block: "Block",
};

export const outcomeMeaning: Readonly<Record<Outcome, string>> = {
  allow: "You sign as usual.",
  warn: "You open each point, then sign.",
  hold: "You open each point, wait two seconds and type a word.",
  block: "There is nothing to press until you change a rule.",
};
