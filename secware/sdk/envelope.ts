import {
  ceilingSeconds,
  type Envelope,
  keccak,
  type ReadCall,
  type ScanRequest,
  type ScanResult,
  type Verdict,
  verdictDigest,
  wireLevels,
} from "../../protocol/index.ts";
import type { WareContext } from "./context.ts";
import type { EngineAnswer } from "./engine.ts";

/** What is known when an answer is to be signed. */
export interface SealAsk {
  call: ReadCall;
  request: ScanRequest;
  answer: Extract<EngineAnswer, { status: "answered" }>;
  receivedAtMs: number;
  usage: NonNullable<Envelope["usage"]>;
}

/** Signs an engine's answer. The bytes are what is stored and sent, now and at every resend. */
export async function sealEnvelope(
  ask: SealAsk,
  context: WareContext,
): Promise<{ bytes: Buffer; verdict: Verdict; level: ScanResult["level"] }> {
  const issuedAtMs = Math.max(context.clock.nowMs(), ask.receivedAtMs);
  const ttl = Math.min(
    ceilingSeconds(ask.request.kind),
    Math.max(1, Math.floor(ask.answer.validForSeconds ?? Number.POSITIVE_INFINITY)),
  );
  const content = toContent(ask, context, ttl);
  const payload = Buffer.from(JSON.stringify(content), "utf8");
  const { purchaseId, caller, seq, requestHash } = ask.call;
  const verdict: Verdict = {
    secwareId: context.secwareId,
    purchaseId,
    caller,
    seq,
    requestHash,
    subjectHash: ask.answer.subjectHash,
    level: wireLevels.indexOf(content.level),
    confidenceBps: ask.answer.confidenceBps ?? 65_535,
    payloadHash: keccak(payload),
    engine: context.engineHash,
    receivedAtMs: ask.receivedAtMs,
    issuedAtMs,
    validUntil: Math.floor(issuedAtMs / 1000) + ttl,
  };
  const signature = await context.signer.sign(verdictDigest(context.domain, verdict));
  const envelope: Envelope = {
    v: 1,
    payload: payload.toString("base64url"),
    verdict,
    signer: context.signer.address,
    signature,
    usage: ask.usage,
  };
  return { bytes: Buffer.from(JSON.stringify(envelope), "utf8"), verdict, level: content.level };
}

function toContent({ answer, request }: SealAsk, { engine }: WareContext, ttlSec: number): ScanResult {
  const { name, version, rulesetRoot } = engine;
  const { content } = answer;
  // Nothing was found in what could not be read: that is no opinion, whatever the engine calls it.
  const hasOpinion = content.level !== "none" || content.completeness.verdict === "full";
  return {
    v: 1,
    kind: request.kind,
    ...content,
    level: hasOpinion ? content.level : "unknown",
    engine: rulesetRoot === undefined ? { name, version } : { name, version, rulesetRoot },
    ttlSec,
  };
}
