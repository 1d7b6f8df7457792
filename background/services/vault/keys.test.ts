import { createRequire } from "node:module";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { addressOf, decodePrivateKey, deriveAccountRoot, signDigest } from "./keys.ts";

const hexOf = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString("hex")}`;
/** The native code itself: the package's main file falls back to another library without a word. */
const native = createRequire(import.meta.url)("secp256k1/bindings.js") as {
  ecdsaSign(digest: Uint8Array, key: Uint8Array): { signature: Uint8Array; recid: number };
};

test("behavior: signatures equal those of a native library, byte for byte: RFC 6979 with low s [E28]", () => {
  const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(bytes32, bytes32, (digest, key) => {
      fc.pre(decodePrivateKey(hexOf(key)) !== null);
      const { signature, recid } = native.ecdsaSign(digest, key);
      expect(signDigest(hexOf(digest), key)).toBe(hexOf(signature) + (27 + recid).toString(16));
    }),
    { numRuns: 150 },
  );
});

test("error: zero, the order, more than the order and other texts are no private keys", () => {
  const order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
  for (const text of [
    "0".repeat(64),
    order,
    "f".repeat(64),
    "",
    "0x",
    "12",
    `${"1".repeat(63)}g`,
    "1".repeat(65),
  ]) {
    expect(decodePrivateKey(text)).toBeNull();
  }
  expect(decodePrivateKey(` 0x${"0".repeat(63)}1 `)).not.toBeNull();
});

test("behavior: another account has another root, though the words are the same", () => {
  const seed = new Uint8Array(64).fill(1);
  const one = addressOf(new Uint8Array(32).fill(1));
  const two = addressOf(new Uint8Array(32).fill(2));
  expect(hexOf(deriveAccountRoot(seed, one))).not.toBe(hexOf(deriveAccountRoot(seed, two)));
  expect(deriveAccountRoot(seed, one)).toHaveLength(32);
});
