import { keccak } from "./bytes.ts";
import type { Curve } from "./curve.ts";
import { type Envelope, engineHashOf, readPayload } from "./envelope.ts";
import type { Address, Hex } from "./primitives.ts";
import { ceilingSeconds, type Kind, type ScanResult, wireLevels } from "./scan.ts";
import { type Verdict, verdictDigest } from "./statements.ts";
import type { Domain } from "./typedData.ts";

/** What the client sent and knows: an answer is held against exactly this. */
export interface Expectation {
  domain: Domain;
  kind: Kind;
  secwareId: Hex;
  purchaseId: Hex;
  caller: Address;
  seq: number;
  requestHash: Hex;
  subjectHash: Hex;
  /** The client's clock, corrected by what it knows of the SecWare's; milliseconds. */
  sentAtMs: number;
  receivedAtMs: number;
  nowMs: number;
  /** From the registry; seconds, half open. */
  keys: readonly { key: Address; from: number; until: number }[];
  /** From the manifest whose hash is on chain. */
  engines: readonly Hex[];
}

export type EnvelopeRefusal =
  | "wrong-subject"
  | "not-ours"
  | "payload-mismatch"
  | "level-mismatch"
  | "no-opinion-claims-none"
  | "engine-unknown"
  | "stale"
  | "wrong-times"
  | "invalid-signature"
  | "foreign-key";

export type CheckedEnvelope =
  | { status: "verified"; verdict: Verdict; content: ScanResult; signer: Address }
  | { status: "refused"; reason: EnvelopeRefusal };

const TOLERANCE_MS = 5_000;

/** Decides whether an answer is a verdict about what was asked. Anything else counts as no answer. Cheap facts first. */
export function checkEnvelope(envelope: Envelope, expected: Expectation, curve: Curve): CheckedEnvelope {
  const { verdict } = envelope;
  if (verdict.subjectHash !== expected.subjectHash) return refused("wrong-subject");
  if (!isOurs(verdict, expected)) return refused("not-ours");
  const payload = readPayload(envelope);
  if (payload === null || keccak(payload.bytes) !== verdict.payloadHash) return refused("payload-mismatch");
  const { content } = payload;
  if (content.level !== wireLevels[verdict.level] || content.kind !== expected.kind)
    return refused("level-mismatch");
  if (content.level === "none" && content.completeness.verdict !== "full")
    return refused("no-opinion-claims-none");
  if (!expected.engines.includes(verdict.engine) || engineHashOf(content.engine) !== verdict.engine)
    return refused("engine-unknown");
  const late = timeRefusal(verdict, expected);
  if (late !== null) return refused(late);
  const signer = curve.recover(verdictDigest(expected.domain, verdict), envelope.signature);
  if (signer === null || signer !== envelope.signer) return refused("invalid-signature");
  if (!isRegistered(signer, verdict.issuedAtMs, expected)) return refused("foreign-key");
  return { status: "verified", verdict, content, signer };
}

function isOurs(verdict: Verdict, expected: Expectation): boolean {
  return (["secwareId", "purchaseId", "caller", "seq", "requestHash"] as const).every(
    (name) => verdict[name] === expected[name],
  );
}

function timeRefusal(
  { receivedAtMs, issuedAtMs, validUntil }: Verdict,
  expected: Expectation,
): EnvelopeRefusal | null {
  const issued = issuedAtMs / 1000;
  const inOrder =
    expected.sentAtMs - TOLERANCE_MS <= receivedAtMs &&
    receivedAtMs <= issuedAtMs &&
    issuedAtMs <= expected.receivedAtMs + TOLERANCE_MS;
  if (!inOrder || validUntil <= issued || validUntil > issued + ceilingSeconds(expected.kind))
    return "wrong-times";
  return validUntil * 1000 <= expected.nowMs ? "stale" : null;
}

/** Registered when the verdict was issued, and still. */
function isRegistered(signer: Address, issuedAtMs: number, { keys, nowMs }: Expectation): boolean {
  const covers = (atMs: number) =>
    keys.some(({ key, from, until }) => key === signer && from <= atMs / 1000 && atMs / 1000 < until);
  return covers(issuedAtMs) && covers(nowMs);
}

function refused(reason: EnvelopeRefusal): CheckedEnvelope {
  return { status: "refused", reason };
}
