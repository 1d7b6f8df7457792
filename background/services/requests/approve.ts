import type { AskSubject, RequestRow } from "../../../extension/storage/requests.ts";
import { isSendable } from "../inspection/preparing.ts";
import type { Desk, OpenRequest } from "./desk.ts";
import { execute } from "./execute.ts";
import { settle, undecidedStates } from "./settle.ts";
import { spendApproval } from "./spendApproval.ts";
import type { ApprovalAct, ApprovalOutcome } from "./types.ts";

/**
 * One click. Everything that can have changed since the screen was drawn is looked at again, then the approval is spent in
 * one transaction of the store, and only then is anything signed. Effects: storage, network, chain.
 */
export async function approve(desk: Desk, act: ApprovalAct): Promise<ApprovalOutcome> {
  const { locks } = desk.deps;
  // The second of two clicks waits here, and finds the request gone.
  return locks(`request ${act.id}`, async () => {
    const entry = desk.open.get(act.id);
    if (entry === undefined) return { status: "gone" };
    const { subject } = entry.row;
    // Numbers are chosen and used one after the other, so that no two transactions take the same.
    const turn = isSendable(subject) ? `${subject.from} ${subject.chainId}` : `act ${act.id}`;
    return locks(turn, () => approveInTurn(desk, entry, act));
  });
}

async function approveInTurn(desk: Desk, entry: OpenRequest, act: ApprovalAct): Promise<ApprovalOutcome> {
  const { repository, now, publish, budgets } = desk.deps;
  const { row, inspection } = entry;
  if (now() >= row.expiresAt) {
    await settle(desk, row.id, { status: "expired" }, undecidedStates);
    return { status: "gone" };
  }
  const first = judgeNow(desk, entry, act);
  if (first !== null) return first;
  const rechecked = await inspection.recheck();
  const second = judgeNow(desk, entry, act);
  if (second !== null) return second;
  if (rechecked.obstacle !== null) return { status: "not-allowed", reason: rechecked.obstacle };
  await repository.move(row.id, ["received", "checking"], { state: "ready" });
  const spent = await spendApproval(desk, entry, act, () => judgeNow(desk, entry, act));
  if (spent.status !== "spent") return spent.outcome;
  desk.deps.trace.approved(spent.row, inspection.state(), act);
  entry.act = "signing";
  publish();
  if (row.source.kind === "site") await budgets.noteAct(row.source.origin).catch(() => undefined);
  return execute(desk, entry, spent.row, act);
}

/** Null where the act may go on. */
function judgeNow(desk: Desk, entry: OpenRequest, act: ApprovalAct): ApprovalOutcome | null {
  const { approvals, vault } = desk.deps;
  const { row, inspection } = entry;
  const judgement = approvals.judge(act, approvals.offer(row, inspection.state()));
  if (judgement.status !== "met") return judgement;
  if (vault.status() !== "unlocked") return notAllowed("Unlock the wallet first.");
  return judgeAccounts(desk, row, act);
}

function judgeAccounts(desk: Desk, row: RequestRow, act: ApprovalAct): ApprovalOutcome | null {
  const { accounts, sites } = desk.deps;
  const { subject, source, account } = row;
  if (subject.kind === "connect") {
    const chosen = act.accounts ?? [];
    const areOwn = chosen.length > 0 && chosen.every((one) => accounts.has(one));
    return areOwn ? null : notAllowed("Choose at least one of your accounts.");
  }
  if (!needsAccount(subject)) return null;
  if (account === null || !accounts.has(account)) return notAllowed("The wallet no longer has this account.");
  if (source.kind === "site" && !sites.isAllowed(source.origin, account)) {
    return notAllowed("The site is no longer connected to this account.");
  }
  return null;
}

/** Whether a request is for a signature of one account. */
export function needsAccount({ kind }: AskSubject): boolean {
  return ["message", "typedData", "transaction", "calls"].includes(kind);
}

function notAllowed(reason: string): ApprovalOutcome {
  return { status: "not-allowed", reason };
}
