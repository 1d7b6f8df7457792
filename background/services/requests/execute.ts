import { outcomes } from "../../../extension/domain/level.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Subject, TransactionSubject } from "../../../extension/domain/subject.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { AskOutcome, AskValue, RequestRow } from "../../../extension/storage/requests.ts";
import { isGift } from "../inspection/giftWords.ts";
import { activityRow } from "./activityRow.ts";
import type { Desk, OpenRequest } from "./desk.ts";
import { settle } from "./settle.ts";
import type { ApprovalAct, ApprovalOutcome } from "./types.ts";

/** Does what has just been approved. `row` is the spent one. Effects: storage, network, chain. Never throws. */
export async function execute(
  desk: Desk,
  entry: OpenRequest,
  row: RequestRow,
  act: ApprovalAct,
): Promise<ApprovalOutcome> {
  try {
    if (isGift(row.subject)) return await finish(desk, row, giftValue(row, act.accounts ?? []));
    return await sign(desk, entry, row, row.subject);
  } catch (error) {
    // Nothing more is signed or sent after a fault; what may have left is in the row and is followed by `resume`.
    const message = error instanceof BaseError ? error.shortMessage : "Something in the wallet went wrong.";
    const isLocked = error instanceof BaseError && error.code === "vault.locked";
    const outcome = { status: "failed", code: isLocked ? "locked" : "internal", message } as const;
    await settle(desk, row.id, outcome, ["approved"]).catch(() => false);
    return { status: "failed", reason: message };
  }
}

async function sign(
  desk: Desk,
  entry: OpenRequest,
  row: RequestRow,
  subject: Subject,
): Promise<ApprovalOutcome> {
  switch (subject.kind) {
    case "message":
    case "typedData": {
      const signature = await desk.deps.signing.signMessage(subject);
      return finish(desk, row, { kind: "signature", signature });
    }
    case "transaction":
      return signAndSend(desk, entry, row, subject);
    case "calls": {
      const id = await desk.deps.batches.begin(row, subject);
      const outcome = await finish(desk, row, { kind: "calls", id });
      desk.deps.batches.run(row, subject);
      return outcome;
    }
    default:
      return finish(desk, row, { kind: "done" });
  }
}

function giftValue({ subject }: RequestRow, accounts: readonly Address[]): AskValue {
  return subject.kind === "connect" ? { kind: "accounts", accounts } : { kind: "done" };
}

async function finish(desk: Desk, row: RequestRow, value: AskValue): Promise<ApprovalOutcome> {
  await settle(desk, row.id, { status: "approved", value }, ["approved"]);
  return { status: "approved" };
}

async function signAndSend(
  desk: Desk,
  entry: OpenRequest,
  row: RequestRow,
  subject: TransactionSubject,
): Promise<ApprovalOutcome> {
  const { repository, signing, activity } = desk.deps;
  const [prepared] = row.approval?.prepared ?? [];
  if (prepared === undefined) return fail(desk, row, "Nothing was prepared for sending.");
  const approved = entry.inspection.state().decision.outcome;
  const { chainId, from } = subject;
  const signed = await signing.signTransaction({ chainId, from, call: subject, prepared });
  const line = activityRow({ ...row, signed }, "pending", entry.inspection.state());
  if (line !== null) await activity.record(line);
  const kept = await repository.move(row.id, ["approved"], { state: "signed", signed });
  if (kept === null) return { status: "gone" };
  const now = entry.inspection.state().decision.outcome;
  if (outcomes.indexOf(now) > outcomes.indexOf(approved)) return holdBack(desk, kept);
  entry.act = "sending";
  desk.deps.publish();
  return send(desk, kept);
}

/** A danger that came between the click and the sending: the bytes are forgotten, and nobody ever sends them. */
async function holdBack(desk: Desk, row: RequestRow): Promise<ApprovalOutcome> {
  await desk.deps.repository.move(row.id, ["signed"], { signed: null });
  await settle(desk, row.id, { status: "blocked" }, ["signed"]);
  return { status: "failed", reason: "A warning came in while it was being signed, so it was not sent." };
}

/** Records that the bytes leave, hands them over, and records what the node said. Also used after a restart. */
export async function send(desk: Desk, row: RequestRow): Promise<ApprovalOutcome> {
  const { repository, broadcast, activity, spending } = desk.deps;
  const { signed } = row;
  if (signed === null) return fail(desk, row, "There is nothing to send.");
  const mayHaveLeft = row.state === "broadcast";
  const leaving = await repository.move(row.id, ["signed", "broadcast"], { state: "broadcast" });
  if (leaving === null) return { status: "gone" };
  const sent = await broadcast.send(row.chainId, signed);
  if (sent.status === "refused") {
    if (!mayHaveLeft) await spending.release(row.id).catch(() => undefined);
    await activity.setState(row.id, "failed");
    const outcome = { status: "failed", code: "node-refused", message: sent.message } as const;
    await settle(desk, row.id, outcome);
    return { status: "failed", reason: sent.message };
  }
  await settle(desk, row.id, endOf(sent, signed.hash));
  broadcast.watchPending();
  return sent.status === "sent"
    ? { status: "approved", hash: signed.hash }
    : { status: "failed", reason: sent.message };
}

function endOf(sent: { status: "sent" } | { status: "unknown"; message: string }, hash: Hex): AskOutcome {
  return sent.status === "sent"
    ? { status: "approved", value: { kind: "transaction", hash } }
    : { status: "failed", code: "unreachable", message: sent.message };
}

async function fail(desk: Desk, row: RequestRow, message: string): Promise<ApprovalOutcome> {
  await settle(desk, row.id, { status: "failed", code: "internal", message });
  return { status: "failed", reason: message };
}
