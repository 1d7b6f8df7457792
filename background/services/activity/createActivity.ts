import type { ActivityView } from "../../../extension/messages/views.ts";
import type { ActivityRepository, ActivityRow } from "../../../extension/storage/activity.ts";
import type { Activity, Refusal } from "./activity.ts";

export interface ActivityDeps {
  repository: ActivityRepository;
  now: () => number;
  createId: () => string;
  onChange: () => void;
}

const mostShown = 200;
const mostKept = 2000;
const refusalsPerMinute = 5;

/** Every request's end, in memory and on the disk. Effects: storage. */
export async function createActivity(deps: ActivityDeps): Promise<Activity> {
  const { repository, now, onChange } = deps;
  const rows = new Map((await repository.loadAll()).map((row) => [row.id, row]));
  const listeners = new Set<(row: ActivityRow) => void>();
  const newestFirst = () => [...rows.values()].sort((a, b) => b.at - a.at);
  const record = async (row: ActivityRow) => {
    await repository.save(row);
    rows.set(row.id, row);
    const old = newestFirst()
      .slice(mostKept)
      .filter(({ state }) => state !== "pending");
    for (const { id } of old) rows.delete(id);
    if (old.length > 0) await repository.remove(old.map(({ id }) => id));
    for (const listener of listeners) listener(row);
    onChange();
  };
  const recentRefusals = (origin: string) =>
    newestFirst().filter((row) => isRecentRefusal(row, origin, now() - 60_000)).length;
  return {
    record,
    view: async () => ({ list: newestFirst().slice(0, mostShown).map(toView) }),
    async recordRefusal(refusal) {
      if (recentRefusals(refusal.origin) >= refusalsPerMinute) return;
      await record(refusalRow(refusal, { id: deps.createId(), at: now() }));
    },
    find: (id) => rows.get(id) ?? null,
    async setState(id, state) {
      const row = rows.get(id);
      if (row !== undefined && row.state !== state) await record({ ...row, state });
    },
    counterparties: () =>
      newestFirst()
        .filter(({ state }) => state === "signed" || state === "pending" || state === "mined")
        .flatMap((row) => row.counterparties),
    pending: () =>
      newestFirst().filter(
        ({ state, hash, kind }) => state === "pending" && hash !== null && kind !== "calls",
      ),
    highestNonce: (account, chainId) =>
      [...rows.values()].reduce<number | null>(
        (highest, row) =>
          row.account === account && row.chainId === chainId && isSent(row) && row.nonce !== null
            ? Math.max(highest ?? row.nonce, row.nonce)
            : highest,
        null,
      ),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSent({ state, hash }: ActivityRow): boolean {
  return hash !== null && (state === "pending" || state === "mined");
}

function isRecentRefusal(row: ActivityRow, origin: string, since: number): boolean {
  return row.state === "refused" && row.origin === origin && row.at > since;
}

function refusalRow(refusal: Refusal, { id, at }: { id: string; at: number }): ActivityRow {
  const { kind, origin, account, chainId, reason } = refusal;
  return {
    ...{ id: `refused:${id}`, at, kind, origin, account, chainId },
    title: `Refused: ${reason}`.slice(0, 280),
    state: "refused",
    hash: null,
    nonce: null,
    counterparties: [],
    decision: null,
    verdicts: [],
  };
}

function toView({ nonce: _nonce, counterparties: _parties, ...shown }: ActivityRow): ActivityView {
  return shown;
}
