import { levels } from "../../../extension/domain/level.ts";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";

/** What is in force and turned bad: it comes first, wherever it is shown. */
export function turnedBad(items: readonly RecheckView[]): readonly RecheckView[] {
  return byBadness(items).filter((item) => item.turnedBad && item.state === "open");
}

/** In force before ended, turned bad before the rest, then by level, unknown before known, the oldest first. */
export function byBadness(items: readonly RecheckView[]): readonly RecheckView[] {
  return items.toSorted(
    (a, b) =>
      Number(a.state === "closed") - Number(b.state === "closed") ||
      Number(b.turnedBad) - Number(a.turnedBad) ||
      levels.indexOf(b.level) - levels.indexOf(a.level) ||
      b.gaps.length - a.gaps.length ||
      a.since - b.since,
  );
}

/** What a run can cost: every call at the dearest price of the active bindings. Null: not known. */
export function dearestRun(calls: number, pricesPerCall: readonly string[]): string | null {
  if (pricesPerCall.length === 0) return null;
  const costs = pricesPerCall.map((price) => BigInt(price) * BigInt(calls));
  const [dearest = 0n] = costs.toSorted((a, b) => (a < b ? 1 : -1));
  return dearest.toString();
}
