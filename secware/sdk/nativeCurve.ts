import { createRequire } from "node:module";
import { addressOfPoint, type Curve, type Hex, nobleCurve, splitSignature } from "../../protocol/index.ts";
import type { Logger } from "./logger.ts";

interface NativeModule {
  ecdsaSign(digest: Uint8Array, key: Uint8Array): { signature: Uint8Array; recid: number };
  ecdsaRecover(
    signature: Uint8Array,
    recid: number,
    digest: Uint8Array,
    compressed: boolean,
    output: Uint8Array,
  ): Uint8Array;
  publicKeyCreate(key: Uint8Array, compressed: boolean): Uint8Array;
}

/**
 * The fast curve where its binary loads and agrees with the pure one, else the pure one, which is some ten times slower: said
 * loudly, because the package's own fallback is silent.
 *
 * Effects: loads a binary.
 */
export function loadCurve(logger: Logger): { curve: Curve; implementation: "native" | "noble" } {
  try {
    // The package's main file would fall back to JavaScript by itself.
    const native = createRequire(import.meta.url)("secp256k1/bindings.js") as NativeModule;
    const curve = createNativeCurve(native);
    if (agrees(curve)) return { curve, implementation: "native" };
    logger.warn("curve.self-test-failed", { using: "noble" });
  } catch {
    logger.warn("curve.native-missing", { using: "noble", slowdown: "about ten times" });
  }
  return { curve: nobleCurve, implementation: "noble" };
}

function createNativeCurve(native: NativeModule): Curve {
  // One for all: it is hashed before anybody else's turn.
  const point = new Uint8Array(65);
  return {
    sign(digest, privateKey) {
      const { signature, recid } = native.ecdsaSign(bytesOf(digest), bytesOf(privateKey));
      return `0x${Buffer.from(signature).toString("hex")}${(27 + recid).toString(16)}`;
    },
    recover(digest, signature) {
      // The native recovery takes high s; refused here first.
      if (splitSignature(signature) === null) return null;
      const bytes = bytesOf(signature);
      try {
        return addressOfPoint(
          native.ecdsaRecover(bytes.subarray(0, 64), (bytes[64] ?? 0) - 27, bytesOf(digest), false, point),
        );
      } catch {
        return null;
      }
    },
    address: (privateKey) => addressOfPoint(native.publicKeyCreate(bytesOf(privateKey), false)),
  };
}

/** Whether a curve signs and recovers as the pure one does, and refuses what must be refused. */
export function agrees(curve: Curve): boolean {
  return PROBES.every(([digest, key]) => {
    const signature = nobleCurve.sign(digest, key);
    const address = nobleCurve.address(key);
    return (
      curve.sign(digest, key) === signature &&
      curve.address(key) === address &&
      curve.recover(digest, signature) === address &&
      malleated(signature).every((bad) => curve.recover(digest, bad) === null)
    );
  });
}

/** The same signature in the forms that must be refused: high s, v 0 or 1, short. */
function malleated(signature: Hex): Hex[] {
  const s = BigInt(`0x${signature.slice(66, 130)}`);
  const high = (ORDER - s).toString(16).padStart(64, "0");
  const flipped = signature.endsWith("1b") ? "1c" : "1b";
  const head = signature.slice(0, 66) as Hex;
  return [`${head}${high}${flipped}`, `${signature.slice(0, 130) as Hex}00`, signature.slice(0, 130) as Hex];
}
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const bytesOf = (hex: Hex): Uint8Array => Buffer.from(hex.slice(2), "hex");

// Digests of the protocol's first vector, and edges. Above the order of the curve the two derive their nonces differently.
const PROBES: readonly (readonly [Hex, Hex])[] = [
  ["0xb547cca978f5b598d98b2afd69db2a1198e24c61acd8c950f77c5d6957803bc6", `0x${"11".repeat(32)}`],
  ["0xaab1f0e4d7264c3ab43020fce2f58a355d75bcf425b69512567ba9de9ddc4a4f", `0x${"0".repeat(63)}1`],
  [`0x${"7f".repeat(32)}`, `0x${"fe".repeat(32)}`],
  [`0x${"0".repeat(64)}`, `0x${"7f".repeat(32)}`],
];
