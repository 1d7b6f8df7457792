import type { AskOutcome, RequestRow, RequestState } from "../../../extension/storage/requests.ts";
import { activityRow, activityStateOf } from "./activityRow.ts";
import { askServicesOfFirst, type Desk } from "./desk.ts";

/** Every state in which a request has no end yet. */
const openStates: readonly RequestState[] = [
  "received",
  "checking",
  "ready",
  "approved",
  "signed",
  "broadcast",
];
/** The states in which the user has said nothing yet. */
export const undecidedStates: readonly RequestState[] = ["received", "checking", "ready"];

/**
 * Ends a request: row first, then the activity, then whoever waits. A request that has ended keeps its first end.
 *
 * Effects: storage. Closes the window when nothing is left in it.
 */
export async function settle(
  desk: Desk,
  id: string,
  outcome: AskOutcome,
  from: readonly RequestState[] = openStates,
): Promise<boolean> {
  const { deps } = desk;
  const settled = await deps.repository.move(id, from, {
    state: "settled",
    outcome,
    settledAt: deps.now(),
  });
  if (settled === null) return false;
  // Nothing was signed that could have left. A ledger that cannot be written counts too much, which is the safe side.
  const isNothing = outcome.status !== "approved" && settled.signed === null;
  if (isNothing) await deps.spending.release(id).catch(() => undefined);
  await recordEnd(desk, settled, outcome);
  const inspected = desk.open.get(id)?.inspection.state();
  if (outcome.status === "approved" && inspected !== undefined) await deps.noteApproved(settled, inspected);
  deps.trace.ended(settled, outcome, inspected ?? null);
  leaveDesk(desk, settled, outcome);
  return true;
}

async function recordEnd(desk: Desk, row: RequestRow, outcome: AskOutcome): Promise<void> {
  // What was signed for sending stands in the activity since before it left, and its end is the chain's to say.
  if (row.signed !== null) return;
  const inspected = desk.open.get(row.id)?.inspection.state() ?? null;
  const state = activityStateOf(outcome);
  const known = desk.deps.activity.find(row.id);
  const line =
    inspected === null && known !== null ? { ...known, state } : activityRow(row, state, inspected);
  // A full disk must not keep the page waiting: the row above is what counts.
  if (line !== null) await desk.deps.activity.record(line).catch(() => undefined);
}

function leaveDesk(desk: Desk, row: RequestRow, outcome: AskOutcome): void {
  const { deps, open, waiting } = desk;
  const entry = open.get(row.id);
  open.delete(row.id);
  entry?.inspection.close();
  deps.approvals.forget(row.id);
  deps.limits.end(row.source, row.subject, outcome);
  for (const resolve of waiting.get(row.id) ?? []) resolve(outcome);
  waiting.delete(row.id);
  if (row.source.kind === "site") desk.lastOrigin = row.source.origin;
  askServicesOfFirst(desk);
  deps.publish();
  if (open.size === 0) void deps.window.close();
}
