import type { Clock } from "../clock.ts";
import { admit, type CallRow, type Counter, countServed, freshCounter, freshTotals } from "./admission.ts";
import {
  type CallKey,
  type CallStore,
  type CounterKey,
  type DueVoucher,
  type Lease,
  SEQ_AHEAD,
  type VoucherProof,
} from "./callStore.ts";

interface Entry {
  key: CounterKey;
  counter: Counter;
  rows: Map<number, CallRow>;
  newest: VoucherProof | null;
  settled: number;
}

/** A store that forgets everything with its process. Warning: for tests; a SecWare with it says two things after a restart. */
export function createMemoryStore({ clock }: { clock: Clock }): CallStore {
  const entries = new Map<string, Entry>();
  const entryOf = (key: CounterKey): Entry => {
    const name = `${key.purchaseId}/${key.caller}`;
    const found = entries.get(name);
    if (found !== undefined) return found;
    const made: Entry = { key, counter: freshCounter, rows: new Map(), newest: null, settled: 0 };
    entries.set(name, made);
    return made;
  };
  const siblingsOf = ({ purchaseId }: CounterKey) =>
    [...entries.values()].filter((entry) => entry.key.purchaseId === purchaseId);

  const openedAtMs = clock.nowMs();
  return {
    openedAtMs,
    async reserve(ask) {
      const entry = entryOf({ purchaseId: ask.purchaseId, caller: ask.caller });
      const siblings = siblingsOf(ask);
      const answer = admit(ask, {
        row: entry.rows.get(ask.seq) ?? null,
        counter: entry.counter,
        totals: totalsOf(siblings),
        inFlight: { purchase: countLive(siblings, ask.nowMs), caller: countLive([entry], ask.nowMs) },
        openedAtMs,
      });
      if (answer.status === "reserved") {
        const { seq, requestHash, signature, leaseUntilMs } = ask;
        entry.rows.set(seq, { state: "reserved", seq, requestHash, signature, leaseUntilMs });
      }
      return answer;
    },
    async publish({ lease, nowMs, envelope }) {
      const entry = entryOf(lease);
      const row = entry.rows.get(lease.seq);
      if (row === undefined || !isHeld(row, lease) || nowMs >= lease.untilMs) return false;
      const { seq, requestHash, signature } = row;
      entry.rows.set(seq, { state: "served", seq, requestHash, signature, envelope });
      entry.counter = countServed(entry.counter, seq);
      if (seq === entry.counter.high) entry.newest = { seq, requestHash, signature };
      return true;
    },
    async release(lease) {
      const { rows } = entryOf(lease);
      const row = rows.get(lease.seq);
      if (row !== undefined && isHeld(row, lease)) rows.delete(lease.seq);
    },
    lookUp: async (key, nowMs) =>
      lookUpIn(entryOf({ purchaseId: key.purchaseId, caller: key.caller }), key, nowMs),
    async usage(key) {
      const { counter, newest } = entryOf(key);
      return { high: counter.high, served: counter.served, newest };
    },
    async dueVouchers(atMost) {
      return [...entries.values()].flatMap(toDue).slice(0, atMost);
    },
    async markSettled(key, seq) {
      const entry = entryOf(key);
      entry.settled = Math.max(entry.settled, seq);
    },
    async close() {},
  };
}

function lookUpIn({ rows, counter }: Entry, { seq }: CallKey, nowMs: number) {
  const row = rows.get(seq);
  if (row?.state === "served") return { status: "served" as const, envelope: row.envelope };
  if (row?.state === "reserved" && row.leaseUntilMs > nowMs)
    return { status: "in_progress" as const, leaseUntilMs: row.leaseUntilMs };
  if (seq <= counter.high + SEQ_AHEAD) {
    const { requestHash, signature } = row ?? { requestHash: "0x" as const, signature: "0x" as const };
    rows.set(seq, { state: "void", seq, requestHash, signature, voidedAtMs: nowMs });
  }
  return { status: "not_served" as const };
}

function totalsOf(entries: readonly Entry[]) {
  return entries.reduce(
    ({ served, highs }, { counter }) => ({ served: served + counter.served, highs: highs + counter.high }),
    freshTotals,
  );
}

function countLive(entries: readonly Entry[], nowMs: number): number {
  return entries
    .flatMap(({ rows }) => [...rows.values()])
    .filter((row) => row.state === "reserved" && row.leaseUntilMs > nowMs).length;
}

function isHeld(row: CallRow, { requestHash, untilMs }: Lease): boolean {
  return row.state === "reserved" && row.requestHash === requestHash && row.leaseUntilMs === untilMs;
}

function toDue({ key, newest, settled }: Entry): DueVoucher[] {
  return newest !== null && newest.seq > settled ? [{ ...key, ...newest, settled }] : [];
}
