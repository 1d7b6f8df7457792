import type { Reason } from "../decision.ts";
import type { Outcome } from "../level.ts";
import type { Override, OverrideTarget } from "../override.ts";

/** Only a word that holds or blocks is turned by an exception; a weaker one stays as it is. */
export function isTurnable(outcome: Outcome): boolean {
  return outcome === "hold" || outcome === "block";
}

/** The exceptions that name whose word this is. */
export function naming(exceptions: readonly Override[], target: OverrideTarget): readonly Override[] {
  return exceptions.filter(({ which }) => which.kind === "all" || isSame(which, target));
}

/** What is said instead of a turned word. */
export function turnedReason(
  { id, reason }: Override,
  whose: string,
  said: Pick<Reason, "fact" | "who" | "blames">,
): Reason {
  const text = `Your exception “${reason}” turns ${whose} into a warning.`;
  return { outcome: "warn", by: { kind: "override", override: id }, ...said, text };
}

function isSame(one: OverrideTarget, other: OverrideTarget): boolean {
  if (one.kind === "rule") return other.kind === "rule" && one.rule === other.rule;
  if (one.kind === "secware") return other.kind === "secware" && one.ware === other.ware;
  return one.kind === "finding" && other.kind === "finding" && one.code === other.code;
}
