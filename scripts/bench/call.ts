import {
  buildCall,
  checkEnvelope,
  createSigner,
  type Envelope,
  type Expectation,
  engineHashOf,
  keccak,
  nobleCurve,
  readEnvelope,
  secwareIdOf,
  signCall,
  toBase64Url,
  toUtf8Bytes,
  verdictDigest,
  ZERO_HASH,
} from "../../protocol/index.ts";
import { ScriptError } from "../scriptError.ts";
import { type Figure, type Measure, quantile, time } from "./figure.ts";

const ROUNDS = 400;
const domain = { chainId: 31337, market: `0x5ec0${"0".repeat(36)}` as const };
const caller = createSigner(`0x${"0".repeat(63)}3`);
const provider = createSigner(`0x${"0".repeat(63)}4`);
const nowMs = 1_800_000_000_000;
const purchaseId = keccak(toUtf8Bytes("bench purchase"));
const subject = keccak(toUtf8Bytes("bench subject"));
const engine = { name: "bench", version: "1.0.0" };

/** What one signed call costs the client, from building it to the verified verdict, beside one bare sign and one bare verify. */
export const measureCall: Measure = async (tell) => {
  const body = toUtf8Bytes(JSON.stringify({ v: 1, kind: "transaction", params: "0".repeat(700) }));
  const answer = await answerTo(body);
  const digest = keccak(body);
  const signature = nobleCurve.sign(digest, `0x${"0".repeat(63)}3`);
  tell(`${ROUNDS} calls, and as many bare signatures`);
  const whole: number[] = [];
  const bare: number[] = [];
  // Taken in turns, so that a busy moment of the machine falls on both.
  for (let turn = 0; turn < ROUNDS / 20; turn += 1) {
    whole.push(...(await time(20, () => oneCall(body, answer))));
    bare.push(
      ...(await time(20, () => [
        nobleCurve.sign(digest, `0x${"0".repeat(63)}3`),
        nobleCurve.recover(digest, signature),
      ])),
    );
  }
  return [toFigure(whole, bare)];
};

async function oneCall(body: Uint8Array, answer: { text: string; expected: Expectation }): Promise<void> {
  await signCall(build(body), caller);
  const envelope = readEnvelope(answer.text);
  const checked = envelope === null ? null : checkEnvelope(envelope, answer.expected, nobleCurve);
  if (checked?.status !== "verified")
    throw new ScriptError(`The measured call was not verified: ${JSON.stringify(checked)}`);
}

function build(body: Uint8Array) {
  const header = { purchaseId, seq: 1, sentAtMs: nowMs, ack: ZERO_HASH };
  return buildCall({
    ...header,
    domain,
    url: "https://api.example/v1/scan",
    caller: caller.address,
    body,
    created: nowMs / 1000,
  });
}

async function answerTo(body: Uint8Array): Promise<{ text: string; expected: Expectation }> {
  const call = build(body);
  const content = {
    v: 1,
    kind: "transaction",
    level: "none",
    reasons: [],
    completeness: { verdict: "full" },
    engine,
  };
  const payload = toUtf8Bytes(JSON.stringify(content));
  const asked = {
    secwareId: secwareIdOf(1),
    purchaseId,
    caller: caller.address,
    seq: 1,
    requestHash: call.requestHash,
    subjectHash: subject,
  };
  const verdict = {
    ...asked,
    level: 1,
    confidenceBps: 65_535,
    payloadHash: keccak(payload),
    engine: engineHashOf(engine),
    receivedAtMs: nowMs + 20,
    issuedAtMs: nowMs + 30,
    validUntil: nowMs / 1000 + 30,
  };
  const signature = await provider.sign(verdictDigest(domain, verdict));
  const envelope: Envelope = {
    v: 1,
    payload: toBase64Url(payload),
    verdict,
    signer: provider.address,
    signature,
  };
  const times = { sentAtMs: nowMs, receivedAtMs: nowMs + 50, nowMs: nowMs + 50 };
  const keys = [{ key: provider.address, from: 0, until: nowMs }];
  return {
    text: JSON.stringify(envelope),
    expected: { ...asked, ...times, domain, kind: "transaction", keys, engines: [verdict.engine] },
  };
}

function toFigure(whole: readonly number[], bare: readonly number[]): Figure {
  const value = quantile(whole, 0.5);
  const peer = quantile(bare, 0.5);
  return {
    name: "client cost of one signed call, without the network",
    value,
    unit: "ms",
    n: whole.length,
    p50: value,
    p95: quantile(whole, 0.95),
    peer: { name: "one bare sign and one bare recover of the same library", value: peer },
    ratio: value / peer,
    goal: "ratio ≤ 1.3",
  };
}
