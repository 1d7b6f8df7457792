import { levels, outcomes } from "../../../extension/domain/level.ts";
import type { RechecksView, RecheckView } from "../../../extension/messages/views.policy.ts";
import type { RecheckRow } from "../../../extension/storage/rechecks.ts";

/** The list as the screens show it: what turned bad first, then by level, then the newest. */
export function recheckView(
  rows: readonly RecheckRow[],
  schedule: Omit<RechecksView, "items">,
): RechecksView {
  const items = rows
    .map(toView)
    .sort(
      (a, b) =>
        Number(b.turnedBad) - Number(a.turnedBad) ||
        levels.indexOf(b.level) - levels.indexOf(a.level) ||
        b.since - a.since,
    );
  const { every, callsPerRun, callsUsed, lastRunAt, nextRunAt, isRunning } = schedule;
  return { every, callsPerRun, callsUsed, lastRunAt, nextRunAt, isRunning, items };
}

function toView(row: RecheckRow): RecheckView {
  const { id, account, what, origin, text, since, signed, last, state } = row;
  const isGrant = what.kind !== "site";
  return {
    ...{ id, account, text, since, state, origin, kind: what.kind, chainId: what.chainId },
    token: isGrant ? what.token : null,
    spender: isGrant ? what.spender : null,
    checkedAt: last?.at ?? null,
    level: last?.level ?? signed.level,
    turnedBad: state !== "closed" && turnedBad(row),
    findings: (last?.findings ?? []).map((finding) => ({ text: finding.text, who: whoSays(finding.source) })),
    gaps: last?.gaps ?? [],
  };
}

/** Worse than when it was signed, in level or in what the policy makes of it. */
export function turnedBad({ signed, last }: RecheckRow): boolean {
  if (last === null) return false;
  const isWorse = levels.indexOf(last.level) > levels.indexOf(signed.level);
  // A gap alone makes a warning of everything; only what would now be held or blocked has turned.
  const isStricter =
    outcomes.indexOf(last.outcome) > outcomes.indexOf(signed.outcome) &&
    outcomes.indexOf(last.outcome) >= outcomes.indexOf("hold");
  return isWorse || isStricter;
}

function whoSays(source: NonNullable<RecheckRow["last"]>["findings"][number]["source"]): string {
  if (source.kind === "local") return "this device";
  return source.name;
}
