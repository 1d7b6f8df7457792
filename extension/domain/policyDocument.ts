import type { Outcome } from "./level.ts";

/** Version 1 of the policy document; facts, operators and combining modes are added, never a second format. */
export interface PolicyDocument {
  v: 1;
  preset: Preset;
  rules: readonly Rule[];
  combine: { mode: "any" };
  /** How long a decision waits for SecWares, milliseconds. */
  budgetMs: number;
}

export const presets = ["careful", "normal", "expert"] as const;
export type Preset = (typeof presets)[number];

export const factNames = [
  "level",
  "kind",
  "amount",
  "token",
  "target",
  "site",
  "chain",
  "unanswered",
] as const;
export type FactName = (typeof factNames)[number];

export const operators = ["eq", "in", "gte", "lte"] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  fact: FactName;
  op: Operator;
  /** Amounts are decimal strings in the smallest unit; `in` takes a list. */
  value: string | number | readonly (string | number)[];
}

export interface Rule {
  id: string;
  /** All must hold. */
  when: readonly Condition[];
  then: Outcome;
  /** The outcome when one of the rule's facts could not be known; default: the preset's for a gap. */
  unanswered?: Outcome;
}
