import type { Requirement } from "../../extension/domain/requirement.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";

/** After anything changes, shows or gets the focus, the main button does nothing for this long. */
export const quietMs = 500;

/** What the user has done so far on the request with this digest. Times are `elapsed` ones. */
export interface Progress {
  opened: ReadonlySet<string>;
  word: string;
  /** Accounts chosen on a connect request; null on others. */
  chosen: number | null;
  isReviewing: boolean;
  /** Since when all points are open on the review page; null before. */
  heldSince: number | null;
}

/** What the main button is, given request and progress. Everything but `act` does not sign. */
export type MainAction =
  | { kind: "absent" }
  | { kind: "waiting" }
  | { kind: "busy" }
  | { kind: "review"; left: number }
  | { kind: "points-left"; left: number }
  | { kind: "arming"; leftMs: number }
  | { kind: "word-missing" }
  | { kind: "accounts-missing" }
  | { kind: "act" };

/** Decides the main button. Nothing is signed from any state but `act`; the background demands the same again. */
export function mainActionOf(
  view: Pick<RequestView, "state" | "requirement" | "decision">,
  progress: Progress,
  elapsed: number,
): MainAction {
  if (view.state === "signing" || view.state === "sending") return { kind: "busy" };
  if (view.requirement.kind === "blocked") return { kind: "absent" };
  if (view.state !== "ready" || view.decision === null) return { kind: "waiting" };
  if (view.decision.outcome === "block") return { kind: "absent" };
  if (progress.chosen === 0) return { kind: "accounts-missing" };
  return stepOf(view.requirement, progress, elapsed);
}

function stepOf(requirement: Requirement, progress: Progress, elapsed: number): MainAction {
  if (requirement.kind === "none") return { kind: "act" };
  if (requirement.kind === "blocked") return { kind: "absent" };
  const left = pointsLeft(requirement, progress.opened);
  if (requirement.kind === "open") {
    if (left === 0) return { kind: "act" };
    return progress.isReviewing ? { kind: "points-left", left } : { kind: "review", left };
  }
  if (!progress.isReviewing) return { kind: "review", left };
  if (left > 0) return { kind: "points-left", left };
  const leftMs =
    progress.heldSince === null ? requirement.armMs : progress.heldSince + requirement.armMs - elapsed;
  if (leftMs > 0) return { kind: "arming", leftMs };
  return isWord(progress.word, requirement.word) ? { kind: "act" } : { kind: "word-missing" };
}

/** How many of the demanded points have not been opened. */
export function pointsLeft(requirement: Requirement, opened: ReadonlySet<string>): number {
  if (requirement.kind !== "open" && requirement.kind !== "hold") return 0;
  return requirement.points.filter((point) => !opened.has(point)).length;
}

/** Case and surrounding blanks do not matter; anything else does. */
export function isWord(typed: string, word: string): boolean {
  return word !== "" && typed.trim().toLowerCase() === word.toLowerCase();
}

/** Whether a press counts: nothing moved under the pointer for `quietMs`. */
export function isQuiet(disturbedAt: number, elapsed: number): boolean {
  return elapsed - disturbedAt >= quietMs;
}
