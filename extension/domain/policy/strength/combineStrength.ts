import type { Combine } from "../../policyDocument.ts";

/** Whether `after` provably lifts wherever `before` lifts. */
export function liftsNoLess(before: Combine, after: Combine): boolean {
  const keepsVetoes = (before.vetoes ?? []).every((ware) => after.vetoes?.includes(ware) === true);
  return keepsVetoes && liftsByMode(before, after);
}

function liftsByMode(before: Combine, after: Combine): boolean {
  switch (before.mode) {
    case "any":
      return true;
    case "all":
      return after.mode === "all";
    case "quorum":
      return after.mode === "quorum" && after.k <= before.k;
    case "weights":
      return (
        after.mode === "weights" &&
        after.atLeast <= before.atLeast &&
        Object.entries(before.weights).every(([ware, weight]) => weightOf(after.weights, ware) >= weight)
      );
    default:
      return false;
  }
}

function weightOf(weights: Readonly<Record<string, number>>, ware: string): number {
  return Object.hasOwn(weights, ware) ? (weights[ware] ?? 0) : 0;
}
