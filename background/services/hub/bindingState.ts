import type { BindingFacts, CallerFacts, ChainMoment } from "../../../extension/chain/homeFacts.ts";
import type { BindingView } from "../../../extension/messages/views.ts";

/** What the wallet itself counted of one purchase; the chain only knows what was settled. */
export interface CallRecord {
  /** Calls that this machine knows to be used. */
  used: number;
  isStalled: boolean;
  health: BindingView["health"];
}

export const noRecord: CallRecord = {
  used: 0,
  isStalled: false,
  health: { answered: 0, asked: 0, latencyMs: null, lastProblem: null },
};

export interface BindingMoment {
  at: ChainMoment;
  /** Seconds that have passed since `at`. */
  elapsed: number;
  /** Blocks since the purchase, as far as they were counted, and how many it needs. */
  blocks: { since: number; needed: number };
  record: CallRecord;
  /** Null: its manifest is what the chain says, or was not looked at yet. */
  manifestProblem: string | null;
}

/** In which state a binding is, and the words for it. The first reason that keeps it from being asked is the one. */
export function bindingStateOf(
  { isBound, purchase, wareStatus }: BindingFacts,
  { at, elapsed, blocks, record, manifestProblem }: BindingMoment,
): Pick<BindingView, "state" | "stateText"> {
  const used = Math.max(purchase.used, record.used);
  if (!isBound) return { state: "unbound", stateText: "Not bound: it is not asked." };
  if (manifestProblem !== null) return { state: "manifest-mismatch", stateText: manifestProblem };
  if (!purchase.isLive || at.timestamp + elapsed >= purchase.end)
    return { state: "expired", stateText: "The plan has ended." };
  if (wareStatus === "retired") return { state: "expired", stateText: "The SecWare was retired." };
  if (used >= purchase.calls) return { state: "exhausted", stateText: "All calls of the plan are used." };
  if (record.isStalled) return { state: "stalled", stateText: "Paused: several calls were never answered." };
  if (blocks.since < blocks.needed)
    return { state: "activating", stateText: `Activating: ${blocks.since} of ${blocks.needed} blocks` };
  return { state: "active", stateText: `${purchase.calls - used} of ${purchase.calls} calls left` };
}

/** The caller that may sign now: the newest that is not revoked. */
export function liveCallerOf({ purchase }: BindingFacts): CallerFacts | null {
  return purchase.callers.filter(({ revokedAt }) => revokedAt === 0).at(-1) ?? null;
}
