import type { Address } from "../../../extension/domain/primitives.ts";
import type { OverrideView } from "../../../extension/messages/views.policy.ts";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import { actsNow, asOverride, countUses, endOf, type Moment } from "./overrideLife.ts";

/** The exceptions of one account and of all accounts, newest first; none while nobody is there to read them. */
export function overrideViews(
  rows: readonly OverrideRow[],
  selected: Address | null,
  moment: Moment,
): readonly OverrideView[] {
  if (selected === null) return [];
  return rows
    .filter(({ account }) => account === null || account === selected)
    .sort((a, b) => b.createdAt - a.createdAt)
    .map((row) => overrideView(row, moment));
}

function overrideView(row: OverrideRow, moment: Moment): OverrideView {
  const { id, account, what, which, sentence, reason, createdAt, startsAt, endsAt, session } = row;
  const { usesLeft, limit } = asOverride(row);
  const ended = endOf(row, moment);
  return {
    ...{ id, account, what, which, sentence, reason, createdAt, startsAt, endsAt, usesLeft },
    isForSession: session !== null,
    limit: limit === null ? null : { ...limit, amount: limit.amount.toString(), used: limit.used.toString() },
    state: stateOf(actsNow(row, moment), ended !== null),
    endedBy: ended?.by ?? null,
    uses: countUses(row),
  };
}

function stateOf(isActive: boolean, hasEnded: boolean): OverrideView["state"] {
  if (hasEnded) return "ended";
  return isActive ? "active" : "waiting";
}
