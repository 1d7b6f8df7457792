import type { Level, Outcome } from "../level.ts";
import type { PolicyDocument, Preset } from "../policyDocument.ts";

/** What a preset concludes from each level, and from a gap. */
export const presetOutcomes: Readonly<Record<Preset, Readonly<Record<Level | "gap", Outcome>>>> = {
  careful: { none: "allow", caution: "warn", danger: "block", critical: "block", gap: "hold" },
  normal: { none: "allow", caution: "allow", danger: "hold", critical: "block", gap: "warn" },
  expert: { none: "allow", caution: "allow", danger: "warn", critical: "hold", gap: "warn" },
};

/** What a wallet decides by before its user has written anything. */
export const defaultPolicy: PolicyDocument = {
  v: 1,
  preset: "normal",
  rules: [],
  combine: { mode: "any" },
  budgetMs: 2500,
};
