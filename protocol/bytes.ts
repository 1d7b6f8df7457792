import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils";
import { ProtocolError } from "./errors.ts";
import { hashes } from "./hashes.ts";
import type { Hex } from "./primitives.ts";

/** 32 zero bytes. */
export const ZERO_HASH: Hex = `0x${"00".repeat(32)}`;

export const toHex = (bytes: Uint8Array): Hex => `0x${bytesToHex(bytes)}`;
export const toUtf8Bytes = (text: string): Uint8Array => utf8ToBytes(text);

/** The bytes of a `0x` string. Throws on anything else. */
export function toBytes(hex: Hex): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, (hex.length - 1) >> 1));
  for (let index = 0, at = 2; index < bytes.length; index++, at += 2) {
    const byte = (nibble(hex, at) << 4) | nibble(hex, at + 1);
    // The library says what is wrong with it.
    if (byte < 0) return hexToBytes(hex.slice(2));
    bytes[index] = byte;
  }
  return bytes;
}

/** The value of one digit, or -1. */
function nibble(hex: string, at: number): number {
  return NIBBLES[hex.charCodeAt(at)] ?? -1;
}
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) =>
  "0123456789abcdef".indexOf(String.fromCharCode(code).toLowerCase()),
);

/** The parts one after another. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** keccak-256 of bytes. */
export const keccak = (bytes: Uint8Array): Hex => toHex(hashes().keccak256(bytes));
/** The same as bytes, for what is hashed again. */
export const keccakBytes = (bytes: Uint8Array): Uint8Array => hashes().keccak256(bytes);
/** SHA-256 of bytes: the digest of HTTP bodies, and of nothing else. */
export const sha256Of = (bytes: Uint8Array): Uint8Array => hashes().sha256(bytes);

/** An unsigned integer as the 32 bytes of an ABI word. */
export function toWord(value: bigint | number): Uint8Array {
  // toString(16) of a negative or broken number would silently name another word.
  if (value < 0 || (typeof value === "number" && !Number.isSafeInteger(value)))
    throw new ProtocolError("A word holds whole numbers from 0.", "check the number before it is encoded.");
  if (typeof value === "bigint") return padWord(`0x${value.toString(16)}`);
  const word = new Uint8Array(32);
  for (let left = value, at = 31; left > 0; left = Math.floor(left / 256)) word[at--] = left % 256;
  return word;
}

/** A value of at most 32 bytes, left-padded to an ABI word. */
export function padWord(hex: Hex): Uint8Array {
  return toBytes(hex.length < 66 ? `0x${hex.slice(2).padStart(64, "0")}` : hex);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Every two letters by their twelve bits. */
const PAIRS = Array.from({ length: 4096 }, (_, at) => `${ALPHABET[at >> 6]}${ALPHABET[at & 63]}`);
/** The six bits of a letter by its code. */
const SEXTETS = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, ALPHABET.indexOf(String.fromCharCode(code))),
);

/** Standard base64 with padding, as structured fields want it. */
export function toBase64(bytes: Uint8Array): string {
  let text = "";
  const whole = bytes.length - (bytes.length % 3);
  for (let at = 0; at < whole; at += 3) {
    const group =
      ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
    text += (PAIRS[group >> 12] as string) + (PAIRS[group & 4095] as string);
  }
  for (let at = whole; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const left = bytes.length - at;
    text += `${ALPHABET[group >> 18]}${ALPHABET[(group >> 12) & 63]}`;
    text += left > 1 ? ALPHABET[(group >> 6) & 63] : "=";
    text += left > 2 ? ALPHABET[group & 63] : "=";
  }
  return text;
}

/** The bytes of canonical base64, or null for anything else; url-safe letters only where `isUrl`. */
export function fromBase64(text: string, isUrl = false): Uint8Array | null {
  const plain = isUrl ? text.replaceAll("-", "+").replaceAll("_", "/") : text;
  if (isUrl ? /[+/=]/.test(text) : text.length % 4 !== 0) return null;
  const body = plain.replace(/={1,2}$/, "");
  if (!/^[A-Za-z0-9+/]*$/.test(body) || body.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < body.length; index++) {
    held = (held << 6) | (SEXTETS[body.charCodeAt(index)] as number);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  // Left-over bits must be zero, or two texts would name the same bytes.
  return held === 0 ? bytes : null;
}

/** Base64 for URLs, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of valid UTF-8 bytes, or null. */
export function fromUtf8(bytes: Uint8Array): string | null {
  if (bytes.every((byte) => byte < 128)) return fromAscii(bytes);
  let escaped = "";
  for (const byte of bytes)
    escaped +=
      byte < 128 && byte !== 37 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, "0")}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}

function fromAscii(bytes: Uint8Array): string {
  let text = "";
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
