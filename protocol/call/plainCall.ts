import { concat, keccak, toBase64, toBytes, toUtf8Bytes } from "../bytes.ts";
import type { Curve, Signer } from "../curve.ts";
import { ProtocolError } from "../errors.ts";
import type { Address, Hex } from "../primitives.ts";
import { type Component, signatureBase, signatureInput, urlComponents } from "../signatureBase.ts";
import { CALL_TYPE, CALL_WINDOW_SECONDS, contentDigest } from "./buildCall.ts";
import {
  BODY_AT_MOST,
  type CallRefusal,
  HEADERS_AT_MOST,
  headerBytes,
  type ReceivedRequest,
  readSigned,
  windowRefusal,
} from "./readCall.ts";
import type { ReadSignatureInput } from "./signatureInput.ts";

/** Marks an unmetered call: plain ERC-8128 by the caller key. */
export const PLAIN_TAG = "erc8128";

const WITHOUT_BODY = ["@method", "@scheme", "@authority", "@path", "@query"] as const;
const WITH_BODY = [...WITHOUT_BODY, "content-type", "content-digest"] as const;

export interface PlainCallOptions {
  url: string;
  method: "GET" | "POST";
  /** Only of a POST. */
  body?: Uint8Array;
  chainId: number;
  signer: Signer;
  /** Seconds. */
  created: number;
  /** At least 128 bits, used once. */
  nonce: string;
}

export interface PlainCall {
  url: string;
  method: "GET" | "POST";
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
}

/** Builds and signs an unmetered call: usage, look-up of an answer, report of an outcome. */
export async function signPlainCall(options: PlainCallOptions): Promise<PlainCall> {
  const { url, method, body, chainId, signer, created, nonce } = options;
  const parts = urlComponents(url);
  if (parts === null) throw new ProtocolError("The URL of a call must be absolute.", "give origin and path.");
  const components = body === undefined ? WITHOUT_BODY : WITH_BODY;
  const content: Record<string, string> =
    body === undefined ? {} : { "content-type": CALL_TYPE, "content-digest": contentDigest(body) };
  const keyid = `eip155:${chainId}:${signer.address}`;
  const expires = created + CALL_WINDOW_SECONDS;
  const input = signatureInput(components, { created, expires, nonce, keyid, tag: PLAIN_TAG });
  const base = signatureBase(components, { ...derived(method, parts), ...content }, input);
  const signature = await signer.sign(personalDigest(base));
  const headers = {
    ...content,
    "signature-input": `sechub=${input}`,
    signature: `sechub=:${toBase64(toBytes(signature))}:`,
  };
  return body === undefined ? { url, method, headers } : { url, method, headers, body };
}

export type ReadPlainOutcome =
  | { status: "read"; caller: Address; nonce: string; expires: number }
  | { status: "refused"; httpStatus: 400 | 401; reason: CallRefusal };

export interface ReadPlainOptions {
  /** The origin that this server is configured to be. */
  origin: string;
  chainId: number;
  curve: Curve;
  nowMs: number;
}

/**
 * Who made an unmetered call. Never throws on what a client sent.
 *
 * Warning: the nonce is not consumed here; consume it last, after everything else has passed.
 */
export function readPlainCall(request: ReceivedRequest, options: ReadPlainOptions): ReadPlainOutcome {
  const { headers, body } = request;
  if (headerBytes(request) > HEADERS_AT_MOST || body.length > BODY_AT_MOST) return refused(400, "too_large");
  const signed = readSigned(request);
  if (signed.status === "refused") return signed;
  const { input, signature } = signed;
  const { nonce = "" } = input;
  if (!/^[\x21-\x7e]{16,128}$/.test(nonce)) return refused(401, "signature_input_invalid");
  if (body.length > 0 && headers["content-digest"] !== contentDigest(body))
    return refused(401, "bad_content_digest");
  const late = windowRefusal(input, options.nowMs);
  if (late !== null) return refused(401, late);
  if (!coversExactly(input, body.length > 0 ? WITH_BODY : WITHOUT_BODY))
    return refused(401, "insufficient_coverage");
  const base = baseOf(request, input, options.origin);
  if (base === null) return refused(400, "malformed");
  const caller = options.curve.recover(personalDigest(base), signature);
  if (caller === null || input.keyid !== `eip155:${options.chainId}:${caller}`)
    return refused(401, "bad_signature");
  return { status: "read", caller, nonce, expires: input.expires };
}

function coversExactly({ components, tag }: ReadSignatureInput, needed: readonly string[]): boolean {
  const covered = new Set(components);
  const isAll = needed.every((name) => covered.has(name));
  return tag === PLAIN_TAG && isAll && components.length === needed.length;
}

function baseOf(request: ReceivedRequest, input: ReadSignatureInput, origin: string): string | null {
  const parts = urlComponents(`${origin}${request.target}`);
  if (parts === null) return null;
  const values = {
    ...derived(request.method, parts),
    "content-type": request.headers["content-type"] ?? "",
    "content-digest": request.headers["content-digest"] ?? "",
  };
  return signatureBase(input.components as readonly Component[], values, input.text);
}

/** keccak of the EIP-191 prefix and the text's bytes. */
export function personalDigest(text: string): Hex {
  const bytes = toUtf8Bytes(text);
  return keccak(concat(toUtf8Bytes(`\u0019Ethereum Signed Message:\n${bytes.length}`), bytes));
}

function derived(method: string, parts: NonNullable<ReturnType<typeof urlComponents>>) {
  const { scheme, authority, path, query } = parts;
  return {
    "@method": method,
    "@scheme": scheme,
    "@authority": authority,
    "@path": path,
    "@query": query,
  };
}

function refused(
  httpStatus: 400 | 401,
  reason: CallRefusal,
): Extract<ReadPlainOutcome, { status: "refused" }> {
  return { status: "refused", httpStatus, reason };
}
