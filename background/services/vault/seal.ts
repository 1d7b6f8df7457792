import { BaseError } from "../../../extension/errors/baseError.ts";
import { type Bytes, fromText, randomBytes, toText } from "./bytes.ts";

/** PBKDF2-SHA256 rounds of a new vault; what is read must lie between floor and cap. */
export const iterations = { chosen: 900_000, floor: 600_000, cap: 10_000_000 } as const;

/**
 * The header of a sealed vault. It is authenticated with the contents, so that nobody who can write the disk can weaken it.
 *
 * Layout: "SHV", version, KDF, iterations (4), generation (4), salt (16), nonce (12). The version byte leaves room for Argon2id.
 */
export interface Header {
  iterations: number;
  /** Raised by every write; the higher one of two copies is the newer. */
  generation: number;
  salt: Bytes;
  nonce: Bytes;
}
export interface Sealed {
  header: Header;
  headerBytes: Bytes;
  ciphertext: Bytes;
}

const magic = [0x53, 0x48, 0x56];
const version = 1;
const kdfPbkdf2Sha256 = 1;
const headerLength = 41;
const tagLength = 16;

/** The stored form of a vault: header and ciphertext as one text. */
export async function seal(
  key: CryptoKey,
  contents: Uint8Array,
  header: Omit<Header, "nonce">,
): Promise<string> {
  const headerBytes = encodeHeader({ ...header, nonce: randomBytes(12) });
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: headerBytes.subarray(29, headerLength), additionalData: headerBytes },
    key,
    new Uint8Array(contents),
  );
  return toText(headerBytes) + toText(new Uint8Array(ciphertext));
}

/** The contents, or null where the key is not theirs or a single bit of header or ciphertext is not as written. */
export async function unseal(key: CryptoKey, sealed: Sealed): Promise<Bytes | null> {
  const { header, headerBytes, ciphertext } = sealed;
  try {
    const contents = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: header.nonce, additionalData: headerBytes },
      key,
      ciphertext,
    );
    return new Uint8Array(contents);
  } catch {
    return null;
  }
}

/** Reads the stored form. Throws `VaultFormatError` before any costly derivation. */
export function decodeSealed(stored: unknown): Sealed {
  const bytes = typeof stored === "string" ? fromText(stored) : null;
  if (bytes === null || bytes.length < headerLength + tagLength) throw new VaultFormatError("length");
  if (magic.some((byte, index) => bytes[index] !== byte)) throw new VaultFormatError("magic");
  if (bytes[3] !== version) throw new VaultFormatError("version");
  if (bytes[4] !== kdfPbkdf2Sha256) throw new VaultFormatError("kdf");
  const view = new DataView(bytes.buffer);
  const header: Header = {
    iterations: view.getUint32(5),
    generation: view.getUint32(9),
    salt: bytes.slice(13, 29),
    nonce: bytes.slice(29, headerLength),
  };
  if (header.iterations < iterations.floor || header.iterations > iterations.cap) {
    throw new VaultFormatError("iterations");
  }
  return { header, headerBytes: bytes.slice(0, headerLength), ciphertext: bytes.slice(headerLength) };
}

/** The 32 raw bytes that open a vault. Costs about half a second on purpose. */
export async function deriveVaultKey(password: string, salt: Bytes, rounds: number): Promise<Bytes> {
  if (rounds < iterations.floor || rounds > iterations.cap) throw new VaultFormatError("iterations");
  const material = await crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(password.normalize("NFKC")),
    "PBKDF2",
    false,
    ["deriveBits"],
  );
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    material,
    256,
  );
  return new Uint8Array(bits);
}

/** The derived bytes as a key that cannot be taken out again. */
export function importVaultKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function encodeHeader(header: Header): Bytes {
  const bytes = new Uint8Array(headerLength);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  bytes[3] = version;
  bytes[4] = kdfPbkdf2Sha256;
  view.setUint32(5, header.iterations);
  view.setUint32(9, header.generation);
  bytes.set(header.salt, 13);
  bytes.set(header.nonce, 29);
  return bytes;
}

/** What is stored as the vault is not one, or asks for a derivation outside the bounds. */
export class VaultFormatError extends BaseError {
  override readonly code = "vault.wrong-format";

  constructor(part: "length" | "magic" | "version" | "kdf" | "iterations" | "contents") {
    super("The stored vault cannot be read.", {
      hint: "Restore the wallet from its words; nothing has been deleted.",
      facts: { part },
    });
  }
}
