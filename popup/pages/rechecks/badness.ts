import { levels } from "../../../extension/domain/level.ts";
import type { RecheckView } from "../../../extension/messages/views.policy.ts";
import type { Tone } from "../../parts/LevelMark.tsx";
import { recheckText } from "../../text/rechecks.ts";

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

export interface RecheckMark {
  level: Tone;
  /** Set where the level's own word would say something else. */
  word?: string;
}

/** The level to show. Not checked to the end is not known; and what would be held now is never "nothing found". */
export function markOf(item: Pick<RecheckView, "level" | "turnedBad" | "checkedAt" | "gaps">): RecheckMark {
  if (item.level !== "none") return { level: item.level };
  if (item.turnedBad) return { level: "caution", word: recheckText.stricterNow };
  const isUnknown = item.checkedAt === null || item.gaps.length > 0;
  return isUnknown ? { level: "unknown", word: recheckText.notKnown } : { level: "none" };
}

/** What a run can cost: every call at the dearest price of the active bindings. Null: there is none. */
export function dearestRun(calls: number, pricesPerCall: readonly string[]): string | null {
  if (pricesPerCall.length === 0) return null;
  const costs = pricesPerCall.map((price) => BigInt(price) * BigInt(calls));
  const [dearest = 0n] = costs.toSorted((a, b) => (a < b ? 1 : -1));
  return dearest.toString();
}
