import { hmac } from "@noble/hashes/hmac";
import { sha1 } from "@noble/hashes/legacy";

/** RFC 6238 as every authenticator application has it: SHA-1, 30 seconds, six digits. */
const stepMs = 30_000;
const digits = 6;

/** Which step `code` belongs to: the present one or one beside it, for clocks that differ a little. Null: none. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  const typed = code.replace(/\s/g, "");
  const present = Math.floor(now / stepMs);
  // All three are computed and compared whole, so that the time taken does not tell which one was near.
  const matching = [present - 1, present, present + 1].filter((step) => codeOf(secret, step) === typed);
  return matching.at(-1) ?? null;
}

/** RFC 4226 for one counter. */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(Math.max(0, step)));
  const mac = new DataView(hmac(sha1, secret, counter).buffer);
  const offset = mac.getUint8(19) & 0x0f;
  const number = mac.getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** RFC 4648 base 32 without padding, as applications take a secret that is typed. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** What the QR code says. */
export function otpUri(secret: Uint8Array): string {
  return `otpauth://totp/SecHub?secret=${toBase32(secret)}&issuer=SecHub&algorithm=SHA1&digits=${digits}&period=30`;
}
