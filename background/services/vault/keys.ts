import { secp256k1 } from "@noble/curves/secp256k1";
import { hkdf } from "@noble/hashes/hkdf";
import { sha256 } from "@noble/hashes/sha2";
import { keccak_256 } from "@noble/hashes/sha3";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils";
import { HDKey } from "@scure/bip32";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import type { Contents } from "./contents.ts";
import type { VaultAccount } from "./vault.ts";

/** The private key of the words' account number `index`: BIP-44, coin 60, first external chain. */
export function derivePrivateKey(seed: Uint8Array, index: number): Uint8Array {
  const node = HDKey.fromMasterSeed(seed).derive(`m/44'/60'/0'/0/${index}`);
  // Derivation skips invalid children, so a private key is always there for a node that came from a seed.
  return node.privateKey ?? new Uint8Array();
}

export function addressOf(privateKey: Uint8Array): Address {
  const point = secp256k1.getPublicKey(privateKey, false);
  return `0x${bytesToHex(keccak_256(point.subarray(1)).subarray(12))}`;
}

/** Deterministic (RFC 6979), low s, r‖s‖v with v 27 or 28. */
export function signDigest(digest: Hex, privateKey: Uint8Array): Hex {
  const signature = secp256k1.sign(hexToBytes(digest.slice(2)), privateKey, { lowS: true, prehash: false });
  const v = (27 + signature.recovery).toString(16);
  return `0x${signature.toCompactHex()}${v}`;
}

/** The 32 bytes from which an account's caller and document keys are derived. */
export function deriveAccountRoot(secret: Uint8Array, account: Address): Uint8Array {
  return hkdf(sha256, secret, "sechub-root-v1", hexToBytes(account.slice(2)), 32);
}

/** A private key as the user typed it, or null where it is no scalar of the curve. */
export function decodePrivateKey(text: string): Uint8Array | null {
  const digits = text.trim().toLowerCase().replace(/^0x/, "");
  if (!/^[0-9a-f]{64}$/.test(digits)) return null;
  return secp256k1.utils.isValidPrivateKey(digits) ? hexToBytes(digits) : null;
}

export function accountsOf(contents: Contents): VaultAccount[] {
  return holdersOf(contents).map(({ address, kind }) => ({ address, kind }));
}

/** The secrets of one account, or null where the vault does not hold it. */
export function secretsOf(
  contents: Contents,
  account: Address,
): { privateKey: Uint8Array; root: Uint8Array } | null {
  const holder = holdersOf(contents).find(({ address }) => address === account);
  if (holder === undefined) return null;
  const seed = holder.kind === "derived" ? hexToBytes(contents.seed ?? "") : holder.privateKey;
  return { privateKey: holder.privateKey, root: deriveAccountRoot(seed, account) };
}

function holdersOf({ seed, derived, imported }: Contents): (VaultAccount & { privateKey: Uint8Array })[] {
  const seedBytes = seed === null ? null : hexToBytes(seed);
  const fromWords =
    seedBytes === null
      ? []
      : Array.from({ length: derived }, (_, index) => derivePrivateKey(seedBytes, index));
  return [
    ...fromWords.map((privateKey) => ({
      address: addressOf(privateKey),
      kind: "derived" as const,
      privateKey,
    })),
    ...imported.map((digits) => {
      const privateKey = hexToBytes(digits);
      return { address: addressOf(privateKey), kind: "imported" as const, privateKey };
    }),
  ];
}
