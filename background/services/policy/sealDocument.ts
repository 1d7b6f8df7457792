import { encodeAbiParameters, hexToBytes } from "viem/utils";
import type { Address } from "../../../extension/domain/primitives.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import { compress, decompress } from "./compress.ts";

/** Whose document it is and which one; key and seal are bound to all of it, so no document passes for another. */
export interface DocumentPlace {
  accountRoot: Uint8Array;
  chainId: number;
  hub: Address;
  version: number;
}

/** What the contract takes at most. */
const mostDocumentBytes = 8 * 1024;
/** What a document may grow to when opened; the cap is ours, so that nothing on a chain can exhaust the wallet. */
const mostPlainBytes = 128 * 1024;
const formats = { plain: 0, deflated: 1 } as const;
const nonceLength = 12;
const encoder = new TextEncoder();

/**
 * Encrypts a document for the chain: a format byte, a fresh nonce, AES-256-GCM.
 *
 * Throws `DocumentTooLargeError`. Warning: what is on a chain stays there; whoever learns the account's words reads them all.
 */
export async function sealDocument(
  text: string,
  place: DocumentPlace,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const plain = encoder.encode(text);
  if (plain.length > mostPlainBytes) throw new DocumentTooLargeError(plain.length);
  const deflated = await compress(plain);
  const isDeflated = deflated !== null && deflated.length < plain.length;
  const header = headerOf(isDeflated ? formats.deflated : formats.plain, place.version);
  const iv = randomBytes(nonceLength);
  const key = await deriveKey(place, "encrypt");
  const body = isDeflated ? deflated : plain;
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: header }, key, body);
  const bytes = concat([header.slice(0, 1), iv, new Uint8Array(sealed)]);
  if (bytes.length > mostDocumentBytes) throw new DocumentTooLargeError(bytes.length);
  return bytes;
}

export type OpenedDocument = { status: "opened"; text: string } | { status: "unreadable" };

/** Decrypts a document from the chain. Bytes that were not sealed for exactly this place are unreadable. Never throws for them. */
export async function openDocument(
  bytes: Uint8Array<ArrayBuffer>,
  place: DocumentPlace,
): Promise<OpenedDocument> {
  const [format] = bytes;
  if (format === undefined || bytes.length <= 1 + nonceLength || bytes.length > mostDocumentBytes)
    return { status: "unreadable" };
  const key = await deriveKey(place, "decrypt");
  const iv = bytes.slice(1, 1 + nonceLength);
  try {
    const additionalData = headerOf(format, place.version);
    const body = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData },
      key,
      bytes.slice(1 + nonceLength),
    );
    const plain = await unpack(format, new Uint8Array(body));
    if (plain === null) return { status: "unreadable" };
    return { status: "opened", text: new TextDecoder("utf-8", { fatal: true }).decode(plain) };
  } catch {
    return { status: "unreadable" };
  }
}

async function unpack(
  format: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (format === formats.plain) return body;
  return format === formats.deflated ? decompress(body, mostPlainBytes) : null;
}

/** The format byte, then the version in eight bytes: what the seal covers beside the text. */
function headerOf(format: number, version: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(9);
  header[0] = format;
  new DataView(header.buffer).setBigUint64(1, BigInt(version));
  return header;
}

async function deriveKey(
  { accountRoot, chainId, hub }: DocumentPlace,
  usage: "encrypt" | "decrypt",
): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey("raw", accountRoot.slice(), "HKDF", false, ["deriveKey"]);
  const info = hexToBytes(
    encodeAbiParameters([{ type: "uint256" }, { type: "address" }], [BigInt(chainId), hub]),
  );
  const salt = encoder.encode("sechub-document-v1");
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info: info.slice() },
    root,
    { name: "AES-GCM", length: 256 },
    false,
    [usage],
  );
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The document does not fit into what the SecHub stores. */
export class DocumentTooLargeError extends BaseError {
  override readonly code = "policy.document-too-large";

  constructor(bytes: number) {
    super("Policy, parameters and conditions together are too large for the SecHub.", {
      hint: "Remove rules or shorten parameters.",
      facts: { bytes, most: mostDocumentBytes },
    });
  }
}
