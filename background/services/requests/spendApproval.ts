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
    if (judged !== null) return { status: "not-spent", outcome: judged };
    const row = await reserveAndSpend(desk, entry, act).catch(() => "unwritten" as const);
    if (row !== null && row !== "unwritten") return { status: "spent", row };
    await giveBack(desk, id);
    return { status: "not-spent", outcome: row === null ? { status: "gone" } : unwritten };
  });
}

const unwritten = {
  status: "not-allowed",
  reason: "It could not be written down what this approves, so nothing was approved.",
} as const;

/** Null: something came between, or it was spent before. Everything is written before the approval is. */
async function reserveAndSpend(
  { deps }: Desk,
  { row, inspection }: OpenRequest,
  act: ApprovalAct,
): Promise<RequestRow | null> {
  const { approvals, repository, spending, overrides, now } = deps;
  const { facts, decision, prepared } = inspection.state();
  const at = now();
  const spend = pastSpendOf(facts);
  const ids = decision.overrides ?? [];
  if (ids.length > 0) {
    const moved = movedBy(facts);
    if (!(await overrides.use({ request: row.id, digest: act.digest, ids, moved }))) return null;
  }
  if (spend !== null) await spending.reserve(row.id, spend);
  // Nothing may come between the last judgement and this line, or more than was shown would be approved.
  if (approvals.offer(row, inspection.state()).digest !== act.digest) return null;
  return repository.spend(row.id, { digest: act.digest, at, prepared });
}

/** Nothing was approved: what was counted for it is not. A row that stays on the disk is taken back at the next start. */
export async function giveBack({ deps }: Desk, id: string): Promise<void> {
  await deps.spending.release(id).catch(() => undefined);
  await deps.overrides.undo(id).catch(() => undefined);
}
