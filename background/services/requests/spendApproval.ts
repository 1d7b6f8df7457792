import { pastSpendOf } from "../../../extension/domain/policy/gatherFacts.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import { movedBy } from "../spending/movedBy.ts";
import type { Desk, OpenRequest } from "./desk.ts";
import type { ApprovalAct, ApprovalOutcome } from "./types.ts";

export type Spending =
  | { status: "spent"; row: RequestRow }
  | { status: "not-spent"; outcome: ApprovalOutcome };

/**
 * Judges once more, counts what the request moves and which exceptions it uses, and spends the approval. One at a time for
 * each account, so that requests that are each within a limit do not pass it together. Effects: storage.
 */
export async function spendApproval(
  desk: Desk,
  entry: OpenRequest,
  act: ApprovalAct,
  judge: () => ApprovalOutcome | null,
): Promise<Spending> {
  const { locks } = desk.deps;
  const { id, account } = entry.row;
  return locks(account === null ? `spend ${id}` : `account ${account}`, async () => {
    // What this account has approved since the last look counts now.
    entry.inspection.decideAgain();
    const judged = judge();
    if (judged !== null) return notSpent(judged);
    const spent = await reserveAndSpend(desk, entry, act).catch(() => notSpent(unwritten));
    if (spent.status === "not-spent" && (await isUnapproved(desk, id))) await giveBack(desk, id);
    return spent;
  });
}

const unwritten = {
  status: "not-allowed",
  reason: "It could not be written down what this approves, so nothing was approved.",
} as const;
const usedUp = {
  status: "changed",
  reason: "An exception that this leans on was used up by another request.",
} as const;

/** Everything is written before the approval is. */
async function reserveAndSpend(
  { deps }: Desk,
  { row, inspection }: OpenRequest,
  act: ApprovalAct,
): Promise<Spending> {
  const { approvals, repository, spending, overrides, now } = deps;
  const { facts, decision, prepared } = inspection.state();
  const spend = pastSpendOf(facts);
  const ids = decision.overrides ?? [];
  if (ids.length > 0) {
    const use = { request: row.id, digest: act.digest, ids, moved: movedBy(facts) };
    if (!(await overrides.use(use))) return notSpent(usedUp);
  }
  if (spend !== null) await spending.reserve(row.id, spend);
  // Nothing may come between the last judgement and this line, or more than was shown would be approved.
  const stands = approvals.offer(row, inspection.state()).digest === act.digest;
  const approval = { digest: act.digest, at: now(), prepared };
  const approved = stands ? await repository.spend(row.id, approval) : null;
  return approved === null ? notSpent({ status: "gone" }) : { status: "spent", row: approved };
}

/** False where it is not known: what was counted then stays. */
async function isUnapproved({ deps }: Desk, id: string): Promise<boolean> {
  const row = await deps.repository.load(id).catch(() => undefined);
  return row !== undefined && (row === null || row.approval === null);
}

function notSpent(outcome: ApprovalOutcome): Spending {
  return { status: "not-spent", outcome };
}

/** Nothing was approved: what was counted for it is not. A row that stays on the disk is taken back at the next start. */
export async function giveBack({ deps }: Desk, id: string): Promise<void> {
  await deps.spending.release(id).catch(() => undefined);
  await deps.overrides.undo(id).catch(() => undefined);
}
