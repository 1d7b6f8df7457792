import { secp256k1 } from "@noble/curves/secp256k1";
import { keccakBytes, toBytes, toHex } from "./bytes.ts";
import type { Address, Hex } from "./primitives.ts";

/** secp256k1 over 32-byte digests. Two implementations: this one, and a native one in the SDK. */
export interface Curve {
  /** 65 bytes r‖s‖v, low s, v 27 or 28; deterministic (RFC 6979). */
  sign(digest: Hex, privateKey: Hex): Hex;
  /** The signer, or null for anything but 65 bytes with low s and v 27 or 28. */
  recover(digest: Hex, signature: Hex): Address | null;
  address(privateKey: Hex): Address;
}

/** Something that signs digests and whose address is known: a key in memory, or a device. */
export interface Signer {
  address: Address;
  sign(digest: Hex): Hex | Promise<Hex>;
}

const HALF_ORDER = secp256k1.CURVE.n >> 1n;
const SIGNATURE = /^0x[0-9a-f]{130}$/;

/** The audited pure implementation; no WebAssembly, no native code. */
export const nobleCurve: Curve = {
  sign(digest, privateKey) {
    const signature = secp256k1.sign(digest.slice(2), privateKey.slice(2), { lowS: true });
    return `0x${signature.toCompactHex()}${(27 + signature.recovery).toString(16)}`;
  },
  recover(digest, signature) {
    const parts = splitSignature(signature);
    if (parts === null) return null;
    try {
      const recovered = new secp256k1.Signature(parts.r, parts.s).addRecoveryBit(parts.v - 27);
      return addressOfPoint(recovered.recoverPublicKey(digest.slice(2)).toRawBytes(false));
    } catch {
      return null;
    }
  },
  address: (privateKey) => addressOfPoint(secp256k1.getPublicKey(privateKey.slice(2), false)),
};

/** r, s and v of a well-formed signature, or null. High s is refused here, for the libraries' recovery accepts it. */
export function splitSignature(signature: Hex): { r: bigint; s: bigint; v: 27 | 28 } | null {
  if (!SIGNATURE.test(signature)) return null;
  const r = BigInt(`0x${signature.slice(2, 66)}`);
  const s = BigInt(`0x${signature.slice(66, 130)}`);
  const v = Number.parseInt(signature.slice(130), 16);
  if (s === 0n || s > HALF_ORDER || r === 0n) return null;
  return v === 27 || v === 28 ? { r, s, v } : null;
}

/** The address of an uncompressed public key of 65 bytes. */
export function addressOfPoint(point: Uint8Array): Address {
  return toHex(keccakBytes(point.subarray(1)).subarray(12));
}

/** A signer over a key in memory. */
export function createSigner(privateKey: Hex, curve: Curve = nobleCurve): Signer {
  const address = curve.address(privateKey);
  return { address, sign: (digest) => curve.sign(digest, privateKey) };
}

/** Whether 32 bytes are a private key of the curve. */
export function isPrivateKey(key: Hex): boolean {
  return /^0x[0-9a-f]{64}$/.test(key) && secp256k1.utils.isValidPrivateKey(toBytes(key));
}
