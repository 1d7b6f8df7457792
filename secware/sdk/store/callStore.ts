import type { Address, Hex } from "../../../protocol/index.ts";

/** The counter of one caller of one purchase. */
export interface CounterKey {
  purchaseId: Hex;
  caller: Address;
}
export interface CallKey extends CounterKey {
  seq: number;
}

/** What a purchase allows at the moment of the call. */
export interface CallCaps {
  /** Calls of the purchase, over all its callers. */
  calls: number;
  /** Calls of this caller alone. */
  callerCalls: number;
}

export interface ReserveAsk extends CallKey, CallCaps {
  requestHash: Hex;
  /** The voucher. */
  signature: Hex;
  /** When the client made the bytes, by its own signed word. */
  sentAtMs: number;
  nowMs: number;
  /** After this moment the reservation counts for nothing, and its holder may no longer publish. */
  leaseUntilMs: number;
}

export type Reservation =
  /** `usage`: as it will stand once the answer is kept. */
  | { status: "reserved"; lease: Lease; usage: { high: number; served: number } }
  /** The same bytes were answered before: this is that answer. */
  | { status: "served"; envelope: Uint8Array }
  | { status: "in_progress"; leaseUntilMs: number }
  | { status: "seq_conflict"; proof: VoucherProof }
  | { status: "seq_too_far" | "seq_too_old" | "voided" | "purchase_exhausted" | "grant_cap_reached" };

/** The voucher that was seen first under a number. */
export interface VoucherProof {
  seq: number;
  requestHash: Hex;
  signature: Hex;
}

/** The right to publish one answer, until its end. */
export interface Lease extends CallKey {
  requestHash: Hex;
  signature: Hex;
  untilMs: number;
}

export interface PublishAsk {
  lease: Lease;
  nowMs: number;
  /** The exact bytes that the caller gets, now and at every resend. */
  envelope: Uint8Array;
}

export type LookUp =
  | { status: "served"; envelope: Uint8Array }
  | { status: "in_progress"; leaseUntilMs: number }
  | { status: "not_served" };

export interface Usage {
  high: number;
  /** Of this caller. */
  served: number;
  newest: VoucherProof | null;
}

/** The newest voucher of one caller, and how far it was settled before. */
export interface DueVoucher extends CounterKey, VoucherProof {
  settled: number;
}

/**
 * Counters, vouchers and answers of one SecWare. What was published or voided survives the loss of power once its promise
 * resolves; a reservation at least the death of the process.
 *
 * Warning: two stores over the same counters are two SecWares that may say two things under one number. One database, or none.
 */
export interface CallStore {
  /** Requests that were made before this moment may have been answered by a predecessor whose memory is lost. */
  readonly openedAtMs: number;
  /** Takes one number for one request, atomically against every other taker. */
  reserve(ask: ReserveAsk): Promise<Reservation>;
  /** Keeps the answer and counts the call, if the lease is still the caller's. False: it is not, and nothing may be sent. */
  publish(ask: PublishAsk): Promise<boolean>;
  /** Gives a reservation back, uncounted. */
  release(lease: Lease): Promise<void>;
  /** The answer under a number; where there is none, bytes made before now are void from here on. */
  lookUp(key: CallKey, nowMs: number): Promise<LookUp>;
  usage(key: CounterKey): Promise<Usage>;
  /** Callers whose newest voucher was not settled, oldest first. */
  dueVouchers(atMost: number): Promise<readonly DueVoucher[]>;
  markSettled(key: CounterKey, seq: number): Promise<void>;
  close(): Promise<void>;
}

/** How far above the highest number a new one may be. */
export const SEQ_AHEAD = 8;
/** How far below it an unseen one may still be. */
export const SEQ_BEHIND = 63;
