import { secp256k1 } from "@noble/curves/secp256k1";
import { hkdf } from "@noble/hashes/hkdf";
import { sha256 } from "@noble/hashes/sha2";
import { concat, padWord, toHex, toUtf8Bytes, toWord } from "./bytes.ts";
import type { Address, Hex } from "./primitives.ts";

const SALT = toUtf8Bytes("sechub-caller-v1");

/** Which caller key: one for each purchase, and a new one for each epoch of it. */
export interface CallerKeyPath {
  accountRoot: Uint8Array;
  chainId: number;
  market: Address;
  ware: number;
  buyerNonce: number;
  epoch: number;
}

/**
 * The private key that signs calls of one purchase. Derived on use and never stored; an empty machine finds it again by
 * reading the nonce and the epoch from the chain.
 */
export function callerKeyOf({ accountRoot, chainId, market, ware, buyerNonce, epoch }: CallerKeyPath): Hex {
  const info = concat(toWord(chainId), padWord(market), toWord(ware), toWord(buyerNonce), toWord(epoch));
  const wide = BigInt(toHex(hkdf(sha256, accountRoot, SALT, info, 48)));
  return toHex(toWord((wide % (secp256k1.CURVE.n - 1n)) + 1n));
}
