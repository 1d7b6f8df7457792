import type { Address } from "../../../extension/domain/primitives.ts";
import { plainJson } from "../plainJson.ts";
import { type Bytes, fromText, randomBytes, toText } from "./bytes.ts";
import type { Vault } from "./vault.ts";

/** For what a row is sealed; no seal passes for another's. */
export type SealLabel = "policy" | "overrides" | "spending" | "audit" | "factors" | "rechecks";

/**
 * Seals what stands on the disk with keys of the vault, so that whoever can write the disk can neither change it unseen nor,
 * where it is encrypted, read it. Every call throws `VaultLockedError` while the wallet is locked.
 */
export interface LocalSeal {
  /** HMAC-SHA256 over the value's RFC 8785 bytes; bigints as decimal strings. */
  mac(account: Address, label: SealLabel, value: unknown): Promise<string>;
  isIntact(account: Address, label: SealLabel, value: unknown, mac: string): Promise<boolean>;
  /** AES-256-GCM with a fresh nonce. */
  encrypt(account: Address, label: SealLabel, text: string): Promise<string>;
  /** Null: it was not sealed by this account for this label, or was altered. */
  decrypt(account: Address, label: SealLabel, sealed: string): Promise<string | null>;
}

const encoder = new TextEncoder();
const nonceLength = 12;

export function createLocalSeal(vault: Pick<Vault, "accountRoot">): LocalSeal {
  const derive = async (account: Address, label: SealLabel, use: "mac" | "cipher"): Promise<CryptoKey> => {
    const root = await vault.accountRoot(account);
    const material = await crypto.subtle.importKey("raw", root.slice(), "HKDF", false, ["deriveKey"]);
    const from = {
      name: "HKDF",
      hash: "SHA-256",
      salt: encoder.encode("sechub-local-v1"),
      info: encoder.encode(`${use} ${label}`),
    };
    return use === "mac"
      ? crypto.subtle.deriveKey(from, material, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"])
      : crypto.subtle.deriveKey(from, material, { name: "AES-GCM", length: 256 }, false, [
          "encrypt",
          "decrypt",
        ]);
  };
  return {
    async mac(account, label, value) {
      const key = await derive(account, label, "mac");
      return toText(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(value))));
    },
    async isIntact(account, label, value, mac) {
      const key = await derive(account, label, "mac");
      const bytes = fromText(mac);
      return bytes !== null && crypto.subtle.verify("HMAC", key, bytes, bytesOf(value));
    },
    async encrypt(account, label, text) {
      const key = await derive(account, label, "cipher");
      const iv = randomBytes(nonceLength);
      const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, encoder.encode(text));
      return toText(iv) + toText(new Uint8Array(body));
    },
    async decrypt(account, label, sealed) {
      const bytes = fromText(sealed);
      if (bytes === null || bytes.length <= nonceLength) return null;
      return open(await derive(account, label, "cipher"), bytes);
    },
  };
}

async function open(key: CryptoKey, bytes: Bytes): Promise<string | null> {
  try {
    const iv = bytes.slice(0, nonceLength);
    const body = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.slice(nonceLength));
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function bytesOf(value: unknown): Bytes {
  return encoder.encode(plainJson(value));
}
