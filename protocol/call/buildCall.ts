import { keccak, sha256Of, toBase64, toBytes, toUtf8Bytes } from "../bytes.ts";
import type { Signer } from "../curve.ts";
import { ProtocolError } from "../errors.ts";
import type { Address, Hex } from "../primitives.ts";
import {
  COMPONENTS,
  type Component,
  signatureBase,
  signatureInput,
  urlComponents,
} from "../signatureBase.ts";
import { voucherDigest } from "../statements.ts";
import type { Domain } from "../typedData.ts";
import { type CallHeader, encodeCallHeader } from "./callHeader.ts";

export const CALL_TAG = "sechub-call-v1";
export const CALL_TYPE = "application/json";
/** The longest life of a signed call, seconds. */
export const CALL_WINDOW_SECONDS = 60;

export interface CallOptions extends CallHeader {
  domain: Domain;
  /** Where the SecWare takes calls: its origin with `/v1/scan`. */
  url: string;
  caller: Address;
  /** The exact bytes that are sent. */
  body: Uint8Array;
  /** Seconds. */
  created: number;
  expires?: number;
  /** `SecHub-Grant`, covered when it is sent. */
  grantHeader?: string;
}

/** A call as it will be sent, all but its signature. */
export interface UnsignedCall {
  url: string;
  method: "POST";
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** The signature base: exactly what the signature covers. */
  base: string;
  requestHash: Hex;
  voucherDigest: Hex;
  signatureInput: string;
}
export interface SignedCall extends UnsignedCall {
  signature: Hex;
}

/** Builds a call: headers, signature base and the digest that the caller key signs. One signature is everything. */
export function buildCall(options: CallOptions): UnsignedCall {
  const { domain, caller, body, created, expires = created + CALL_WINDOW_SECONDS, grantHeader } = options;
  const parts = urlComponents(options.url);
  if (parts === null)
    throw new ProtocolError(
      "The URL of a call must be absolute and without a fragment.",
      "give origin and path.",
    );
  const call = encodeCallHeader(options);
  const digest = contentDigest(body);
  const components: Component[] = [
    ...COMPONENTS,
    ...(grantHeader === undefined ? [] : ["sechub-grant" as const]),
  ];
  const keyid = `eip155:${domain.chainId}:${caller}`;
  const input = signatureInput(components, { created, expires, keyid, tag: CALL_TAG });
  const values = {
    "@method": "POST",
    "@scheme": parts.scheme,
    "@authority": parts.authority,
    "@path": parts.path,
    "@query": parts.query,
    "content-type": CALL_TYPE,
    "content-digest": digest,
    "sechub-call": call,
    ...(grantHeader === undefined ? {} : { "sechub-grant": grantHeader }),
  };
  const base = signatureBase(components, values, input);
  const requestHash = keccak(toUtf8Bytes(base));
  return {
    url: options.url,
    method: "POST",
    headers: {
      "content-type": CALL_TYPE,
      "content-digest": digest,
      "sechub-call": call,
      "signature-input": `sechub=${input}`,
      accept: "application/vnd.sechub.envelope+json",
      ...(grantHeader === undefined ? {} : { "sechub-grant": grantHeader }),
    },
    body,
    base,
    requestHash,
    voucherDigest: voucherDigest(domain, { purchaseId: options.purchaseId, seq: options.seq, requestHash }),
    signatureInput: input,
  };
}

/** Signs a call with its caller key. */
export async function signCall(call: UnsignedCall, signer: Signer): Promise<SignedCall> {
  const signature = await signer.sign(call.voucherDigest);
  const header = `sechub=:${toBase64(toBytes(signature))}:`;
  return { ...call, headers: { ...call.headers, signature: header }, signature };
}

/** The `Content-Digest` of RFC 9530, SHA-256. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${toBase64(sha256Of(body))}:`;
}
