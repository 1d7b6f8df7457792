import { keccak, toHex, toUtf8Bytes } from "../bytes.ts";
import type { Curve } from "../curve.ts";
import type { Address, Hex } from "../primitives.ts";
import { COMPONENTS, type Component, signatureBase, urlComponents } from "../signatureBase.ts";
import { voucherDigest } from "../statements.ts";
import type { Domain } from "../typedData.ts";
import { CALL_TAG, CALL_TYPE, CALL_WINDOW_SECONDS, contentDigest } from "./buildCall.ts";
import { type CallHeader, decodeCallHeader, readBinary } from "./callHeader.ts";
import { type ReadSignatureInput, readSignatureInput } from "./signatureInput.ts";

export const HEADERS_AT_MOST = 16 * 1024;
export const BODY_AT_MOST = 256 * 1024;
const SKEW_SECONDS = 30;
const ALLOWED: ReadonlySet<string> = new Set([...COMPONENTS, "sechub-grant"]);

/** A request as the server received it. Header names in lower case; the URL's path and query as they arrived. */
export interface ReceivedRequest {
  method: string;
  /** Path with query. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

export interface ReadCallOptions {
  domain: Domain;
  /** The origin that this server is configured to be; `Host` alone is never believed. */
  origin: string;
  curve: Curve;
  nowMs: number;
  /** The tag that the route takes; calls by default. */
  tag?: string;
}

export interface ReadCall extends CallHeader {
  caller: Address;
  requestHash: Hex;
  signature: Hex;
  base: string;
  /** Seconds. */
  created: number;
  expires: number;
  grantHeader?: string;
}

export type CallRefusal =
  | "malformed"
  | "too_large"
  | "signature_missing"
  | "signature_input_invalid"
  | "insufficient_coverage"
  | "bad_content_digest"
  | "request_expired"
  | "request_not_yet_valid"
  | "bad_signature";

export type ReadCallOutcome =
  | { status: "read"; call: ReadCall }
  | { status: "refused"; httpStatus: 400 | 401; reason: CallRefusal };

/**
 * Steps 1 to 6 of the check order: everything that can be known of a call without the chain. Never throws on what a client
 * sent.
 */
export function readCall(request: ReceivedRequest, options: ReadCallOptions): ReadCallOutcome {
  if (headerBytes(request) > HEADERS_AT_MOST || request.body.length > BODY_AT_MOST)
    return refused(400, "too_large");
  const { headers } = request;
  const header = headers["sechub-call"] === undefined ? null : decodeCallHeader(headers["sechub-call"]);
  if (request.method !== "POST" || header === null || headers["content-type"] !== CALL_TYPE)
    return refused(400, "malformed");
  const signed = readSigned(request);
  if (signed.status === "refused") return signed;
  const { input, signature } = signed;
  if (headers["content-digest"] !== contentDigest(request.body)) return refused(401, "bad_content_digest");
  const late = windowRefusal(input, options.nowMs);
  if (late !== null) return refused(401, late);
  if (!isCovered(input, header, headers, options.tag ?? CALL_TAG))
    return refused(401, "insufficient_coverage");
  const base = baseOf(request, input, options.origin);
  if (base === null) return refused(400, "malformed");
  const requestHash = keccak(toUtf8Bytes(base));
  const digest = voucherDigest(options.domain, {
    purchaseId: header.purchaseId,
    seq: header.seq,
    requestHash,
  });
  const caller = options.curve.recover(digest, signature);
  if (caller === null || input.keyid !== `eip155:${options.domain.chainId}:${caller}`)
    return refused(401, "bad_signature");
  const { created, expires } = input;
  const grantHeader = headers["sechub-grant"];
  const { purchaseId, seq, sentAtMs, ack, grant } = header;
  // Written out, for a copy of the header would be made field by field; only calls with a grant are copied.
  const call: ReadCall = {
    purchaseId,
    seq,
    sentAtMs,
    ack,
    caller,
    requestHash,
    signature,
    base,
    created,
    expires,
  };
  if (grant !== undefined) call.grant = grant;
  if (grantHeader !== undefined) call.grantHeader = grantHeader;
  return { status: "read", call };
}

/** Label, parameters and bytes of the signature, before anything is checked. */
export function readSigned(
  request: ReceivedRequest,
):
  | { status: "signed"; input: ReadSignatureInput; signature: Hex }
  | Extract<ReadCallOutcome, { status: "refused" }> {
  const { "signature-input": inputHeader, signature: signatureHeader } = request.headers;
  if (inputHeader === undefined || signatureHeader === undefined) return refused(401, "signature_missing");
  const input = readSignatureInput(inputHeader);
  const member = /(?:^|,\s*)sechub=(:[A-Za-z0-9+/=]*:)/.exec(signatureHeader)?.[1];
  const bytes = member === undefined ? null : readBinary(member);
  if (input === null || bytes === null) return refused(401, "signature_input_invalid");
  return { status: "signed", input, signature: toHex(bytes) };
}

/** Why a signature does not hold now, or null. */
export function windowRefusal({ created, expires }: ReadSignatureInput, nowMs: number) {
  const now = nowMs / 1000;
  if (expires <= created || expires - created > CALL_WINDOW_SECONDS) return "signature_input_invalid";
  if (now < created - SKEW_SECONDS) return "request_not_yet_valid";
  return now > expires + SKEW_SECONDS ? "request_expired" : null;
}

function isCovered(
  { components, tag }: ReadSignatureInput,
  header: CallHeader,
  headers: ReceivedRequest["headers"],
  wantedTag: string,
): boolean {
  const covered = new Set(components);
  const needed: readonly string[] =
    headers["sechub-grant"] === undefined && header.grant === undefined
      ? COMPONENTS
      : [...COMPONENTS, "sechub-grant"];
  const hasGrant = headers["sechub-grant"] !== undefined;
  const all = hasGrant ? needed : needed.filter((name) => name !== "sechub-grant");
  return (
    tag === wantedTag &&
    covered.size === components.length &&
    all.every((name) => covered.has(name)) &&
    components.every((name) => ALLOWED.has(name))
  );
}

function baseOf(
  { method, target, headers }: ReceivedRequest,
  input: ReadSignatureInput,
  origin: string,
): string | null {
  const parts = urlComponents(`${origin}${target}`);
  if (parts === null) return null;
  const values = {
    "@method": method,
    "@scheme": parts.scheme,
    "@authority": parts.authority,
    "@path": parts.path,
    "@query": parts.query,
    "content-type": trimmed(headers["content-type"]),
    "content-digest": trimmed(headers["content-digest"]),
    "sechub-call": trimmed(headers["sechub-call"]),
    "sechub-grant": trimmed(headers["sechub-grant"]),
  };
  return signatureBase(input.components as readonly Component[], values, input.text);
}

function trimmed(value: string | undefined): string {
  return (value ?? "").trim();
}

/** How much of the header budget a request uses. */
export function headerBytes({ headers }: ReceivedRequest): number {
  let sum = 0;
  for (const name of Object.keys(headers)) sum += name.length + (headers[name] ?? "").length;
  return sum;
}

function refused(
  httpStatus: 400 | 401,
  reason: CallRefusal,
): Extract<ReadCallOutcome, { status: "refused" }> {
  return { status: "refused", httpStatus, reason };
}
