import {
  concat,
  fromBase64,
  fromUtf8,
  padWord,
  toBase64,
  toBytes,
  toHex,
  toUtf8Bytes,
  toWord,
} from "../bytes.ts";
import type { Address, Hex } from "../primitives.ts";
import type { CallerGrant } from "../statements.ts";

/** A grant with its owner's signature, which is 65 bytes of a key or anything that an ERC-1271 owner accepts. */
export interface SignedGrant {
  grant: CallerGrant;
  signature: Hex;
}

const WORD = 32;
const audienceAtMost = 300;
const signatureAtMost = 4096;

/** `SecHub-Grant`: `g=:abi.encode(CallerGrant, signature):`, on the first use of a granted key. */
export function encodeGrantHeader({ grant, signature }: SignedGrant): string {
  const { purchaseId, caller, maxCalls, validAfter, validUntil, epoch, audience } = grant;
  const numbers = [maxCalls, validAfter, validUntil, epoch].map(toWord);
  const text = tailOf(toUtf8Bytes(audience));
  // Seven words of head: the last is where the audience begins.
  const struct = concat(toBytes(purchaseId), padWord(caller), ...numbers, toWord(7 * WORD), text);
  const whole = concat(
    toWord(2 * WORD),
    toWord(2 * WORD + struct.length),
    struct,
    tailOf(toBytes(signature)),
  );
  return `g=:${toBase64(whole)}:`;
}

/** The grant of a header, or null. Only the one canonical encoding is one, so that two texts never mean the same grant. */
export function decodeGrantHeader(header: string): SignedGrant | null {
  const member = /^g=:([A-Za-z0-9+/]*={0,2}):$/.exec(header)?.[1];
  const bytes = member === undefined ? null : fromBase64(member);
  const read = bytes === null ? null : readGrant(bytes);
  return read !== null && encodeGrantHeader(read) === header ? read : null;
}

function readGrant(bytes: Uint8Array): SignedGrant | null {
  const start = 2 * WORD;
  const audience = readTail(bytes, start + 7 * WORD, audienceAtMost);
  const signatureAt = readNumber(bytes, WORD);
  const signature = signatureAt === null ? null : readTail(bytes, signatureAt, signatureAtMost);
  const text = audience === null ? null : fromUtf8(audience);
  const [maxCalls, validAfter, validUntil, epoch] = [2, 3, 4, 5].map((word) =>
    readNumber(bytes, start + word * WORD),
  );
  if (text === null || signature === null) return null;
  if (maxCalls == null || validAfter == null || validUntil == null || epoch == null) return null;
  const purchaseId = toHex(bytes.slice(start, start + WORD));
  const caller: Address = toHex(bytes.slice(start + WORD + 12, start + 2 * WORD));
  const grant = { purchaseId, caller, maxCalls, validAfter, validUntil, epoch, audience: text };
  return { grant, signature: toHex(signature) };
}

/** Length and bytes, filled up to whole words. */
function tailOf(bytes: Uint8Array): Uint8Array {
  return concat(toWord(bytes.length), bytes, new Uint8Array((WORD - (bytes.length % WORD)) % WORD));
}

function readTail(bytes: Uint8Array, at: number, atMost: number): Uint8Array | null {
  const length = readNumber(bytes, at);
  if (length === null || length > atMost || at + WORD + length > bytes.length) return null;
  return bytes.slice(at + WORD, at + WORD + length);
}

function readNumber(bytes: Uint8Array, at: number): number | null {
  if (at + WORD > bytes.length) return null;
  const value = BigInt(toHex(bytes.slice(at, at + WORD)));
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}
