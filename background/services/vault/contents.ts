import * as v from "valibot";
import { VaultFormatError } from "./seal.ts";

const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const contents = v.strictObject({
  v: v.literal(1),
  words: v.nullable(v.pipe(v.string(), v.maxLength(400))),
  /** BIP-39 seed of words and passphrase; the passphrase itself is not kept. */
  seed: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/))),
  derived: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  imported: v.array(key),
});

/** What lies inside the sealed vault. */
export type Contents = v.InferOutput<typeof contents>;

export function encodeContents(value: Contents): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Throws `VaultFormatError`. */
export function decodeContents(bytes: Uint8Array): Contents {
  try {
    return v.parse(contents, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // The cause would quote the contents.
    throw new VaultFormatError("contents");
  }
}
