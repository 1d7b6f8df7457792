import * as v from "valibot";
import { fromBase64, fromUtf8, keccak, toUtf8Bytes } from "./bytes.ts";
import { SEQ_AT_MOST } from "./call/callHeader.ts";
import type { Hex } from "./primitives.ts";
import { type ScanResult, scanResult } from "./scan.ts";
import { address, count, hash, signature } from "./shapes.ts";
import type { Verdict } from "./statements.ts";

/** The largest answer that a client reads. */
export const ENVELOPE_AT_MOST = 128 * 1024;

const verdict = v.object({
  secwareId: hash,
  purchaseId: hash,
  caller: address,
  seq: count(SEQ_AT_MOST),
  requestHash: hash,
  subjectHash: hash,
  level: count(4),
  confidenceBps: count(65_535),
  payloadHash: hash,
  engine: hash,
  receivedAtMs: count(),
  issuedAtMs: count(),
  validUntil: count(),
});

/** A SecWare's answer: the payload's exact bytes, the signed verdict over them, and the state of the counter. */
export const envelope = v.object({
  v: v.literal(1),
  payload: v.pipe(v.string(), v.maxLength(ENVELOPE_AT_MOST)),
  verdict,
  signer: address,
  signature,
  usage: v.optional(
    v.object({ high: count(SEQ_AT_MOST), served: count(SEQ_AT_MOST), calls: count(SEQ_AT_MOST) }),
  ),
});
export type Envelope = v.InferOutput<typeof envelope>;

/** keccak256 of `name@version#ruleset-root`. */
export function engineHashOf({ name, version, rulesetRoot }: ScanResult["engine"]): Hex {
  const root = rulesetRoot === undefined ? "" : `#${rulesetRoot}`;
  return keccak(toUtf8Bytes(`${name}@${version}${root}`));
}

/** The payload's bytes and what they say, or null where they are not what they must be. */
export function readPayload({ payload }: Envelope): { bytes: Uint8Array; content: ScanResult } | null {
  const bytes = fromBase64(payload, true);
  const content = bytes === null ? null : parseJson(fromUtf8(bytes));
  const decoded = v.safeParse(scanResult, content);
  return bytes !== null && decoded.success ? { bytes, content: decoded.output } : null;
}

/** An envelope out of the text of an answer, or null. */
export function readEnvelope(text: string): Envelope | null {
  const decoded = v.safeParse(envelope, parseJson(text));
  return decoded.success ? decoded.output : null;
}

/** The verdict of an envelope as the typed statement that was signed. */
export const verdictOf = ({ verdict: signed }: Envelope): Verdict => signed;

function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
