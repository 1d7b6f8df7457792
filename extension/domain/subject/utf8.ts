import { bytesToHex, bytesToString, hexToBytes, stringToBytes } from "viem/utils";
import type { Hex } from "../primitives.ts";

/** The UTF-8 bytes of a text, or null where it holds half of a surrogate pair. */
export function encodeUtf8(text: string): Uint8Array | null {
  return /\p{Surrogate}/u.test(text) ? null : stringToBytes(text);
}

/** The text that exactly these bytes encode, or null where they are no valid UTF-8. */
export function textOf(raw: Hex): string | null {
  const text = bytesToString(hexToBytes(raw));
  // Decoders replace or drop what they cannot read, so only a text that encodes back is the text of these bytes.
  return bytesToHex(stringToBytes(text)) === raw ? text : null;
}
