import { parseDictionary } from "structured-headers";
import { fromBase64, toBase64, toBytes, toHex } from "../bytes.ts";
import type { Hex } from "../primitives.ts";

/** What the header `SecHub-Call` says of a call. */
export interface CallHeader {
  purchaseId: Hex;
  seq: number;
  /** The client's clock, milliseconds. */
  sentAtMs: number;
  /** Digest of the last verified statement of this counter; zeros are always legal. */
  ack: Hex;
  grant?: Hex;
}

/** The largest number of a counter. */
export const SEQ_AT_MOST = 2 ** 40 - 1;

/** The header's value, canonical. */
export function encodeCallHeader({ purchaseId, seq, sentAtMs, ack, grant }: CallHeader): string {
  const last = grant === undefined ? "" : `, grant=${binary(grant)}`;
  return `purchase=${binary(purchaseId)}, seq=${seq}, t=${sentAtMs}, ack=${binary(ack)}${last}`;
}

/** The header as `encodeCallHeader` writes it without a grant. Numbers short enough to be exact. */
const CANONICAL =
  /^purchase=:([A-Za-z0-9+/]{43}=):, seq=([1-9]\d{0,11}), t=(0|[1-9]\d{0,14}), ack=:([A-Za-z0-9+/]{43}=):$/;

/** Reads the header, or null: an unknown key, a wrong length or an odd number is no header of ours. */
export function decodeCallHeader(text: string): CallHeader | null {
  return decodeCanonical(text) ?? decodeAny(text);
}

/** Nearly every header is written by this protocol's own client; what is written otherwise is read by the library. */
function decodeCanonical(text: string): CallHeader | null {
  const [, purchase = "", seqText, sentAt, ackText = ""] = CANONICAL.exec(text) ?? [];
  const purchaseId = fromBase64(purchase);
  const ack = fromBase64(ackText);
  const seq = Number(seqText);
  if (purchaseId?.length !== 32 || ack?.length !== 32 || seq > SEQ_AT_MOST) return null;
  return { purchaseId: toHex(purchaseId), seq, sentAtMs: Number(sentAt), ack: toHex(ack) };
}

/** Any structured dictionary with the members of the header. */
export function decodeAny(text: string): CallHeader | null {
  const members = readMembers(text);
  if (members === null) return null;
  const { purchase, seq, t, ack, grant, ...others } = members;
  const purchaseId = toHash(purchase);
  const acknowledged = toHash(ack);
  if (Object.keys(others).length > 0 || purchaseId === null || acknowledged === null) return null;
  if (!isCount(seq, 1, SEQ_AT_MOST) || !isCount(t, 0, Number.MAX_SAFE_INTEGER)) return null;
  const header = { purchaseId, seq, sentAtMs: t, ack: acknowledged };
  if (grant === undefined) return header;
  const granted = toHash(grant);
  return granted === null ? null : { ...header, grant: granted };
}

function readMembers(text: string): Record<string, unknown> | null {
  try {
    return Object.fromEntries([...parseDictionary(text)].map(([name, [value]]) => [name, value]));
  } catch {
    return null;
  }
}

function isCount(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
}

function toHash(value: unknown): Hex | null {
  if (!(value instanceof ArrayBuffer)) return null;
  return value.byteLength === 32 ? toHex(new Uint8Array(value)) : null;
}

function binary(hex: Hex): string {
  return `:${toBase64(toBytes(hex))}:`;
}

/** The bytes of one structured-field byte sequence `:…:`, or null. */
export function readBinary(text: string): Uint8Array | null {
  return text.length >= 2 && text.startsWith(":") && text.endsWith(":")
    ? fromBase64(text.slice(1, -1))
    : null;
}
