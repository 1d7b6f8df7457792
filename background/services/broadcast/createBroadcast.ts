import type { Receipt, Transactions } from "../../../extension/chain/transaction.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { ActivityRow } from "../../../extension/storage/activity.ts";
import type { Activity } from "../activity/activity.ts";
import type { Broadcast, SendOutcome } from "./broadcast.ts";

export interface BroadcastDeps {
  transactions: Pick<Transactions, "sendRaw" | "waitReceipt">;
  activity: Pick<Activity, "pending" | "record">;
  now: () => number;
  /** A request's transaction was mined and changed nothing. */
  onReverted: (request: string) => Promise<void>;
  /** Something may still be mined after the worker has gone: wakes it again. */
  wakeLater: () => void;
}

/** How long one watch asks before it leaves the rest to the alarm. */
const watchMs = 60_000;
const dropAfterMs = 24 * 3_600_000;

/** Hands bytes to nodes and follows them. Effects: network, storage. */
export function createBroadcast({
  transactions,
  activity,
  now,
  onReverted,
  wakeLater,
}: BroadcastDeps): Broadcast {
  const watched = new Set<Hex>();
  const waitMined = async (chainId: number, hash: Hex, deadlineMs: number): Promise<Receipt | null> => {
    try {
      const outcome = await transactions.waitReceipt(chainId, hash, { deadlineMs });
      return outcome.status === "mined" ? outcome.receipt : null;
    } catch {
      return null;
    }
  };
  const follow = async (row: ActivityRow, hash: Hex) => {
    const receipt = await waitMined(row.chainId, hash, watchMs);
    watched.delete(hash);
    if (receipt !== null) {
      if (!receipt.success) await onReverted(row.id).catch(() => undefined);
      await activity.record({ ...row, state: receipt.success ? "mined" : "failed" });
    } else if (now() - row.at > dropAfterMs) {
      await activity.record({ ...row, state: "failed", title: `Not mined within a day: ${row.title}` });
    } else {
      wakeLater();
    }
  };
  return {
    waitMined,
    async send(chainId, { raw, hash }) {
      const outcome = await handOver(transactions, chainId, raw);
      if (outcome.status !== "refused") return outcome;
      // A node that has mined it long ago calls its number used up.
      return (await waitMined(chainId, hash, 0)) === null ? outcome : { status: "sent" };
    },
    watchPending() {
      for (const row of activity.pending()) {
        const { hash } = row;
        if (hash === null || watched.has(hash)) continue;
        watched.add(hash);
        follow(row, hash).catch(() => watched.delete(hash));
      }
    },
  };
}

async function handOver(
  transactions: Pick<Transactions, "sendRaw">,
  chainId: number,
  raw: Hex,
): Promise<SendOutcome> {
  try {
    await transactions.sendRaw(chainId, raw);
    return { status: "sent" };
  } catch (error) {
    const isSilence = !(error instanceof BaseError) || error.code === "chain.node-silent";
    const message =
      error instanceof BaseError ? error.shortMessage : "The network's node gave no usable answer.";
    return { status: isSilence ? "unknown" : "refused", message };
  }
}
