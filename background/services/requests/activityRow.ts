import { factsNeeded } from "../../../extension/domain/checks/factsNeeded.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { RequestView } from "../../../extension/messages/views.request.ts";
import type { ActivityRow } from "../../../extension/storage/activity.ts";
import type { AskOutcome, RequestRow } from "../../../extension/storage/requests.ts";
import { isGift } from "../inspection/giftWords.ts";
import type { InspectionState } from "../inspection/inspection.ts";

/** A request's line in the activity; null where no account is concerned. */
export function activityRow(
  row: RequestRow,
  state: ActivityRow["state"],
  inspected: InspectionState | null,
): ActivityRow | null {
  const account = row.account;
  if (account === null) return null;
  return {
    id: row.id,
    at: row.at,
    kind: kindOf(row),
    title: inspected?.description.sentence ?? `A request of the kind “${row.subject.kind}”.`,
    origin: row.source.kind === "site" ? row.source.origin : "",
    account,
    chainId: row.chainId,
    state,
    hash: row.signed?.hash ?? null,
    nonce: row.approval?.prepared[0]?.nonce ?? null,
    counterparties: counterpartiesOf(row),
    decision: inspected?.decision ?? null,
    verdicts: inspected?.verdicts ?? [],
  };
}

/** The line's state for the end of a request that left nothing on its way. */
export function activityStateOf(outcome: AskOutcome): ActivityRow["state"] {
  switch (outcome.status) {
    case "approved":
      return outcome.value.kind === "transaction" || outcome.value.kind === "calls" ? "pending" : "signed";
    case "failed":
      return "failed";
    default:
      return outcome.status;
  }
}

export function kindOf({ subject }: RequestRow): RequestView["kind"] {
  return subject.kind === "site" ? "connect" : subject.kind;
}

function counterpartiesOf({ subject }: RequestRow): readonly Address[] {
  if (isGift(subject)) return [];
  try {
    return factsNeeded(subject).code;
  } catch {
    return [];
  }
}
