import {
  type CallCaps,
  type Lease,
  type Reservation,
  type ReserveAsk,
  SEQ_AHEAD,
  SEQ_BEHIND,
  type VoucherProof,
} from "./callStore.ts";

/** What is kept of one number. */
export type CallRow = VoucherProof &
  (
    | { state: "reserved"; leaseUntilMs: number }
    | { state: "served"; envelope: Uint8Array }
    | { state: "void"; voidedAtMs: number }
  );

/** One caller's counter. */
export interface Counter {
  /** The highest number answered. */
  high: number;
  /** Bit i: number `high - i` was answered. */
  seen: bigint;
  served: number;
}

/** A purchase over all its callers. */
export interface Totals {
  served: number;
  /** Sum of the highest numbers: what could be settled. */
  highs: number;
}

export interface AdmissionState {
  row: CallRow | null;
  counter: Counter;
  totals: Totals;
  /** Live leases, of the purchase and of this caller. */
  inFlight: { purchase: number; caller: number };
  /** When this store was opened. */
  openedAtMs: number;
}

export const freshCounter: Counter = { high: 0, seen: 0n, served: 0 };
export const freshTotals: Totals = { served: 0, highs: 0 };

/** Decides on a number, out of everything that is kept of it. Whoever calls this holds the lock over that state. */
export function admit(ask: ReserveAsk, state: AdmissionState): Reservation {
  const known = state.row === null ? null : answerFromRow(state.row, ask);
  if (known !== null) return known;
  // What was made before may have been answered by a predecessor whose memory is lost.
  if (ask.sentAtMs < state.openedAtMs) return { status: "voided" };
  return windowRefusal(ask.seq, state.counter) ?? capRefusal(ask, state) ?? reserved(ask, state.counter);
}

function answerFromRow(row: CallRow, ask: ReserveAsk): Reservation | null {
  const isSame = row.requestHash === ask.requestHash;
  const { seq, requestHash, signature } = row;
  switch (row.state) {
    case "served":
      return isSame
        ? { status: "served", envelope: row.envelope }
        : { status: "seq_conflict", proof: { seq, requestHash, signature } };
    case "void":
      return ask.sentAtMs < row.voidedAtMs ? { status: "voided" } : null;
    case "reserved":
      // A lease that ended is nobody's: its holder can no longer publish.
      if (row.leaseUntilMs <= ask.nowMs) return null;
      return isSame
        ? { status: "in_progress", leaseUntilMs: row.leaseUntilMs }
        : { status: "seq_conflict", proof: { seq, requestHash, signature } };
  }
}

function windowRefusal(seq: number, { high, seen }: Counter): Reservation | null {
  if (seq > high + SEQ_AHEAD) return { status: "seq_too_far" };
  const behind = high - seq;
  if (behind > SEQ_BEHIND) return { status: "seq_too_old" };
  // Answered, and forgotten after the retention: it is never answered twice.
  return behind >= 0 && ((seen >> BigInt(behind)) & 1n) === 1n ? { status: "seq_too_old" } : null;
}

function capRefusal(
  { seq, calls, callerCalls }: CallCaps & { seq: number },
  { counter, totals, inFlight }: AdmissionState,
): Reservation | null {
  if (seq > callerCalls || counter.served + inFlight.caller >= callerCalls)
    return { status: "grant_cap_reached" };
  // A voucher pays for every number up to its own, so the numbers are bounded as well as the answers.
  const highs = totals.highs - counter.high + Math.max(counter.high, seq);
  if (totals.served + inFlight.purchase >= calls || highs > calls) return { status: "purchase_exhausted" };
  return null;
}

function reserved(ask: ReserveAsk, counter: Counter): Reservation {
  const { purchaseId, caller, seq, requestHash, signature, leaseUntilMs } = ask;
  const lease: Lease = { purchaseId, caller, seq, requestHash, signature, untilMs: leaseUntilMs };
  const usage = { high: Math.max(counter.high, seq), served: counter.served + 1 };
  return { status: "reserved", lease, usage };
}

/** The counter after one more answer. */
export function countServed({ high, seen, served }: Counter, seq: number): Counter {
  if (seq <= high) return { high, seen: seen | (1n << BigInt(high - seq)), served: served + 1 };
  const shifted = seq - high > SEQ_BEHIND ? 0n : (seen << BigInt(seq - high)) & WINDOW;
  return { high: seq, seen: shifted | 1n, served: served + 1 };
}
const WINDOW = (1n << 64n) - 1n;
