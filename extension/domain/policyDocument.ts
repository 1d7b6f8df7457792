import type { Level, Outcome } from "./level.ts";

/** Version 1 of the policy document; facts, operators and combining modes are added, never a second format. See `docs/policy.md`. */
export interface PolicyDocument {
  v: 1;
  preset: Preset;
  rules: readonly Rule[];
  combine: Combine;
  /** How long a decision waits for SecWares, milliseconds. */
  budgetMs: number;
  /** Names for lists of sites or of addresses; a condition says `@name`. */
  groups?: Readonly<Record<string, readonly string[]>>;
  /** `<chain>:<token or native>` → the user's own price of one whole unit, in hundredths of the user's money. */
  prices?: Readonly<Record<string, Price>>;
}

export const presets = ["careful", "normal", "expert"] as const;
export type Preset = (typeof presets)[number];

export interface Price {
  decimals: number;
  perUnit: string;
}

/** When the level that SecWares alone state is lifted from hold to block. A veto is enough in every mode. */
export type Combine = CombineMode & { vetoes?: readonly number[] };
export type CombineMode =
  | { mode: "any" }
  | { mode: "all" }
  | { mode: "quorum"; k: number }
  /** By SecWare number; one that is not named weighs nothing. */
  | { mode: "weights"; weights: Readonly<Record<string, number>>; atLeast: number };
export const combineModes = ["any", "all", "quorum", "weights"] as const;

export const factNames = [
  "level",
  "kind",
  "action",
  "method",
  "account",
  "chain",
  "site",
  "target",
  "spender",
  "token",
  "amount",
  "value",
  "spent",
  "spentValue",
  "count",
  "time",
  "finding",
  "verdict",
  "votes",
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
  /** Seconds; in `spent`, `spentValue` and `count` only. */
  within?: number;
  /** In `votes` only. */
  level?: Level;
}

export interface Rule {
  id: string;
  /** All must hold. */
  when: readonly Condition[];
  then: Outcome;
  /** The outcome when one of the rule's facts could not be known; default: the preset's for a gap. */
  unanswered?: Outcome;
  /** How long this rule waits for SecWares, milliseconds. */
  budgetMs?: number;
  /** Of a rule that blocks: what comes before an exception to it acts, or before it is weakened. */
  guard?: Guard;
}

export interface Guard {
  delaySeconds?: number;
  factor?: Factor;
}
export const factors = ["second-password", "second-device"] as const;
export type Factor = (typeof factors)[number];
