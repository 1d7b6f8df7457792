import { ZERO_HASH } from "../../protocol/index.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import { type CallRow, type CallStore, type CounterRow, callIdOf, counterIdOf } from "./callStore.ts";
import type { PurchaseRecord } from "./types.ts";

/** Signing `n` lets the SecWare claim all of `1..n`, so this many numbers are the most that may be lost. */
const unresolvedAtMost = 4;
const unresolvedForMs = 600_000;

export interface CounterPlace {
  purchaseId: Hex;
  caller: Address;
}

export type Taken =
  | { status: "taken"; call: CallRow }
  /** Too many numbers without an answer: nothing is signed until one of them is resolved. */
  | { status: "stalled" };

/** The counters of this machine, in memory as on disk. One lock for each purchase; different purchases never wait for another. */
export interface Counters {
  /** Null: this machine never signed under it. */
  get(place: CounterPlace): CounterRow | null;
  /** A counter that was lost or never was: nothing up to `high` is used again. Effects: storage. */
  start(place: CounterPlace, high: number): Promise<void>;
  /** Takes the next number, has `sign` make the bytes, and keeps both before anybody may send them. Effects: storage. */
  take(
    place: CounterPlace,
    nowMs: number,
    sign: (seq: number, ack: Hex) => Promise<SignedParts>,
  ): Promise<Taken>;
  /** The number has a verified answer. Effects: storage. */
  settle(call: CallRow, ack: Hex, latencyMs: number | null): Promise<void>;
  /** The SecWare signed that it never served the number. Effects: storage. */
  free(call: CallRow, ack: Hex): Promise<void>;
  /** Another machine of the same words used the number: `high` is where it stands. Effects: storage. */
  adopt(call: CallRow, high: number): Promise<void>;
  /** For the screen. Effects: storage. */
  noteAsked(place: CounterPlace, problem: string | null): Promise<void>;
  isStalled(place: CounterPlace, nowMs: number): boolean;
  recordOf(purchaseId: string, nowMs: number): PurchaseRecord | null;
}

export type SignedParts = Omit<CallRow, "id" | "counter" | "seq">;

export async function createCounters(store: CallStore): Promise<Counters> {
  const rows = new Map((await store.loadCounters()).map((row) => [row.id, row]));
  const locks = new Map<string, Promise<unknown>>();
  const locked = <T>(place: CounterPlace, act: (row: CounterRow) => Promise<T>): Promise<T> => {
    const id = counterIdOf(place.purchaseId, place.caller);
    const run = (locks.get(place.purchaseId) ?? Promise.resolve()).then(() =>
      act(rows.get(id) ?? emptyRow(place)),
    );
    locks.set(
      place.purchaseId,
      run.catch(() => undefined),
    );
    return run;
  };
  const save = async (row: CounterRow) => {
    await store.saveCounter(row);
    rows.set(row.id, row);
  };
  const change = (place: CounterPlace, edit: (row: CounterRow) => CounterRow) =>
    locked(place, (row) => save(edit(row)));
  const get = (place: CounterPlace) => rows.get(counterIdOf(place.purchaseId, place.caller)) ?? null;
  return {
    get,
    start: (place, high) => change(place, (row) => ({ ...row, high: Math.max(row.high, high) })),
    take: (place, nowMs, sign) =>
      locked(place, async (row) => {
        if (isStuck(row, nowMs)) return { status: "stalled" };
        const seq = row.free[0] ?? row.high + 1;
        const parts = await sign(seq, row.ack);
        const call = { ...parts, id: callIdOf(row.id, seq), counter: row.id, seq };
        const next = {
          ...row,
          high: Math.max(row.high, seq),
          free: row.free.filter((one) => one !== seq),
          unresolved: [...row.unresolved, { seq, signedAtMs: nowMs }],
        };
        await store.saveSigned(next, call);
        rows.set(row.id, next);
        return { status: "taken", call };
      }),
    async settle(call, ack, latencyMs) {
      await change(placeOf(call), (row) => ({
        ...without(row, call.seq),
        ack,
        answered: row.answered + 1,
        latencyMs: latencyMs ?? row.latencyMs,
        lastProblem: null,
      }));
      await store.removeCall(call.id);
    },
    async free(call, ack) {
      await change(placeOf(call), (row) => {
        const rest = without(row, call.seq);
        return { ...rest, ack, free: [...new Set([...rest.free, call.seq])].sort((a, b) => a - b) };
      });
      await store.removeCall(call.id);
    },
    async adopt(call, high) {
      await change(placeOf(call), (row) => {
        const rest = without(row, call.seq);
        return { ...rest, high: Math.max(rest.high, high), free: rest.free.filter((seq) => seq > high) };
      });
      await store.removeCall(call.id);
    },
    noteAsked: (place, problem) =>
      change(place, (row) => ({ ...row, asked: row.asked + 1, lastProblem: problem ?? row.lastProblem })),
    isStalled(place, nowMs) {
      const row = get(place);
      return row !== null && isStuck(row, nowMs);
    },
    recordOf: (purchaseId, nowMs) =>
      recordOf(
        [...rows.values()].filter((row) => row.purchaseId === purchaseId),
        nowMs,
      ),
  };
}

function emptyRow({ purchaseId, caller }: CounterPlace): CounterRow {
  return {
    ...{ id: counterIdOf(purchaseId, caller), purchaseId, caller },
    ...{ high: 0, free: [], unresolved: [], ack: ZERO_HASH },
    ...{ answered: 0, asked: 0, latencyMs: null, lastProblem: null },
  };
}

function placeOf({ counter }: CallRow): CounterPlace {
  const [purchaseId = "", caller = ""] = counter.split(" ");
  return { purchaseId: purchaseId as Hex, caller: caller as Address };
}

function without(row: CounterRow, seq: number): CounterRow {
  return { ...row, unresolved: row.unresolved.filter((one) => one.seq !== seq) };
}

function isStuck({ unresolved }: CounterRow, nowMs: number): boolean {
  return (
    unresolved.length >= unresolvedAtMost ||
    unresolved.some(({ signedAtMs }) => nowMs - signedAtMs > unresolvedForMs)
  );
}

function recordOf(rows: readonly CounterRow[], nowMs: number): PurchaseRecord | null {
  const newest = rows.at(-1);
  if (newest === undefined) return null;
  const sum = (of: (row: CounterRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    used: sum(({ high, free }) => high - free.length),
    isStalled: rows.some((row) => isStuck(row, nowMs)),
    health: {
      answered: sum(({ answered }) => answered),
      asked: sum(({ asked }) => asked),
      latencyMs: newest.latencyMs,
      lastProblem: newest.lastProblem,
    },
  };
}
