import type { RequestRow } from "../../../extension/storage/requests.ts";
import { type Desk, openOnDesk } from "./desk.ts";
import { send } from "./execute.ts";
import { settle, undecidedStates } from "./settle.ts";
import { giveBack } from "./spendApproval.ts";

const keepMs = 7 * 86_400_000;

/**
 * Takes up what an earlier worker left. What waits for the user is inspected anew; what was approved and not signed has
 * failed; what was signed is sent again, byte for byte. Never signs. Effects: storage, network.
 */
export async function resume(desk: Desk, liveDocuments: ReadonlySet<string> | null): Promise<void> {
  const { repository, broadcast, batches, window, now } = desk.deps;
  await repository.prune(now() - keepMs);
  const rows = (await repository.loadAll()).sort((a, b) => a.at - b.at);
  for (const row of rows) await takeBack(desk, row);
  for (const row of rows) await takeUp(desk, row, liveDocuments).catch(() => undefined);
  broadcast.watchPending();
  // Follows the chain for minutes; boot does not wait for it.
  batches.resume().catch(() => undefined);
  if (desk.open.size > 0) void window.show();
  else void window.close();
}

async function takeUp(desk: Desk, row: RequestRow, liveDocuments: ReadonlySet<string> | null): Promise<void> {
  const { now, limits } = desk.deps;
  switch (row.state) {
    case "settled":
      return;
    case "approved":
      await settle(desk, row.id, interrupted, ["approved"]);
      return;
    case "signed":
    case "broadcast":
      // The node may be slow or gone; boot waits for neither, and whoever waits for this request is told when it ends.
      send(desk, row).catch(() => undefined);
      return;
    default:
      if (now() >= row.expiresAt || isGone(row, liveDocuments)) {
        await settle(desk, row.id, { status: "expired" }, undecidedStates);
        return;
      }
      limits.begin(row.source, row.subject);
      openOnDesk(desk, row, { isClaimed: row.source.kind === "wallet" });
  }
}

/** The worker died between counting and spending, or between the end of a request that signed nothing and its release. */
async function takeBack(desk: Desk, row: RequestRow): Promise<void> {
  const { spending, overrides } = desk.deps;
  const { id, approval, outcome, signed } = row;
  const isCounted = spending.reserved().includes(id);
  if (approval === null && (isCounted || overrides.usedBy().includes(id))) await giveBack(desk, id);
  const isNothing = outcome !== null && outcome.status !== "approved" && signed === null;
  if (isNothing && isCounted) await spending.release(id).catch(() => undefined);
}

const interrupted = {
  status: "failed",
  code: "interrupted",
  message: "The wallet was interrupted after the approval; nothing was signed.",
} as const;

function isGone({ source }: RequestRow, liveDocuments: ReadonlySet<string> | null): boolean {
  return source.kind === "site" && liveDocuments !== null && !liveDocuments.has(source.documentId);
}
