import type { Address, Hex } from "../domain/primitives.ts";

/** The counter of one caller of one purchase, as this machine knows it. */
export interface CounterRow {
  /** `<purchaseId> <caller>` */
  id: string;
  purchaseId: Hex;
  caller: Address;
  /** The highest number ever signed. */
  high: number;
  /** Numbers that a signed word of the SecWare says were never served: they are used again before new ones. */
  free: readonly number[];
  /** Numbers that were signed and have no valid answer yet. */
  unresolved: readonly { seq: number; signedAtMs: number }[];
  /** Digest of the last verified verdict or refusal. */
  ack: Hex;
  answered: number;
  asked: number;
  latencyMs: number | null;
  lastProblem: string | null;
}

/** A call as it was signed, kept before it was sent: the only bytes that may be sent again under this number. */
export interface CallRow {
  /** `<purchaseId> <caller> <seq>` */
  id: string;
  counter: string;
  seq: number;
  secwareId: Hex;
  kind: string;
  requestHash: Hex;
  subjectHash: Hex;
  signature: Hex;
  /** What was sent, to the byte. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** The signature base, for evidence. */
  base: string;
  /** By the SecWare's clock as far as it is known, milliseconds. */
  sentAtMs: number;
}

/** Where counters and signed calls live. Every promise resolves only when its change survives the worker's death. */
export interface CallStore {
  loadCounters(): Promise<readonly CounterRow[]>;
  saveCounter(row: CounterRow): Promise<void>;
  /** Counter and call in one transaction: a number is never taken without the bytes that took it. */
  saveSigned(counter: CounterRow, call: CallRow): Promise<void>;
  loadCall(id: string): Promise<CallRow | null>;
  removeCall(id: string): Promise<void>;
}

export function counterIdOf(purchaseId: Hex, caller: Address): string {
  return `${purchaseId} ${caller}`;
}

export function callIdOf(counter: string, seq: number): string {
  return `${counter} ${seq}`;
}
