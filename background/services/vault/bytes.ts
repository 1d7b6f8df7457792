import { bytesToHex, hexToBytes } from "@noble/hashes/utils";

/** Bytes as the browser's cryptography wants them: over a buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Random bytes of the browser. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function toText(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Null where the text is not an even number of hexadecimal digits. */
export function fromText(text: string): Bytes | null {
  return /^([0-9a-f]{2})*$/.test(text) ? new Uint8Array(hexToBytes(text)) : null;
}
