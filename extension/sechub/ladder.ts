import {
  buildCall,
  type CheckedEnvelope,
  checkEnvelope,
  type Envelope,
  type Problem,
  readEnvelope,
  readProblem,
  SCAN_PATH,
  secwareIdOf,
  signCall,
  subjectHash,
  verdictDigest,
} from "../../protocol/index.ts";
import type { Hex } from "../domain/primitives.ts";
import type { CallRow } from "./callStore.ts";
import type { SignedParts } from "./counters.ts";
import type { Disclosure } from "./disclosure.ts";
import { fetchBounded } from "./fetchBounded.ts";
import {
  type Silence,
  silenceOfEnvelope,
  silenceOfFailure,
  silenceOfGarbage,
  silenceOfProblem,
} from "./gapReasons.ts";
import { isOwnVoucher, readHigh, resolveCall } from "./lookUps.ts";
import { expectationOf, type WareSession, wareNow } from "./wareSession.ts";

export type CallOutcome =
  | {
      status: "verified";
      envelope: Envelope;
      checked: Extract<CheckedEnvelope, { status: "verified" }>;
      latencyMs: number;
    }
  | ({ status: "silent" } & Silence);

/** What one sending of the bytes brought. */
type Sent =
  | CallOutcome
  | { status: "problem"; httpStatus: number; problem: Problem; retryAfterMs: number | null };

const roundsAtMost = 3;
const resendAfterMs = 150;
const stalled: CallOutcome = {
  status: "silent",
  reason: "stalled",
  text: "Paused: several calls were never answered.",
};

/**
 * Makes one metered call: takes a number, keeps the signed bytes, sends them, sends the same bytes once more where that can
 * help, and takes another number only on a proof. Effects: network, storage.
 *
 * Always resolves, at the latest when `signal` aborts its requests.
 */
export async function makeCall(
  session: WareSession,
  disclosure: Disclosure,
  body: Uint8Array,
  signal: AbortSignal,
): Promise<CallOutcome> {
  let last: CallOutcome = stalled;
  for (let round = 0; round <= roundsAtMost; round += 1) {
    const taken = await session.counters.take(session.binding, session.deps.now(), (seq, ack) =>
      signBytes(session, disclosure, body, seq, ack),
    );
    if (taken.status === "stalled") return last;
    const { call } = taken;
    // Another round sends the same bytes under another number.
    if (round === 0) session.tellSent(body);
    session.inFlight.add(call.id);
    const sent = await sendTwice(session, call, signal).finally(() => session.inFlight.delete(call.id));
    if (sent.status === "verified") {
      const ack = verdictDigest(session.domain, sent.checked.verdict);
      await session.counters.settle(call, ack, sent.latencyMs);
      return sent;
    }
    if (sent.status === "silent") return sent;
    last = { status: "silent", ...silenceOfProblem(sent.httpStatus, sent.problem.reason) };
    if (!(await mayGoOn(session, call, sent.problem, signal))) return last;
  }
  return last;
}

async function signBytes(
  session: WareSession,
  { subject }: Disclosure,
  body: Uint8Array,
  seq: number,
  ack: Hex,
): Promise<SignedParts> {
  const { binding, domain, signer, origin } = session;
  const sentAtMs = wareNow(session);
  const { purchaseId, caller } = binding;
  const unsigned = buildCall({
    ...{ domain, purchaseId, caller, seq, ack, sentAtMs, body },
    url: origin + SCAN_PATH,
    created: Math.floor(sentAtMs / 1000),
  });
  const { url, headers, base, requestHash, signature } = await signCall(unsigned, signer);
  return {
    ...{ url, headers, body, base, requestHash, signature, sentAtMs },
    secwareId: secwareIdOf(binding.ware),
    kind: subject.kind,
    subjectHash: subjectHash(subject),
  };
}

/** The same bytes once more after a failure that may pass; while the SecWare works on them, again until it is done. */
async function sendTwice(session: WareSession, call: CallRow, signal: AbortSignal): Promise<Sent> {
  let sent = await send(session, call, signal);
  for (let resent = 0; !signal.aborted; resent += 1) {
    const waitMs = resendDelay(sent, resent);
    if (waitMs === null) return sent;
    await session.deps.after(waitMs);
    if (signal.aborted) return sent;
    sent = await send(session, call, signal);
  }
  return sent;
}

function resendDelay(sent: Sent, resent: number): number | null {
  if (sent.status === "verified") return null;
  if (sent.status === "silent") {
    const mayPass = sent.reason === "unreachable" || sent.reason === "server-error";
    return mayPass && resent < 1 ? resendAfterMs : null;
  }
  const { problem, httpStatus, retryAfterMs } = sent;
  const waitMs = Math.min(Math.max(retryAfterMs ?? resendAfterMs, resendAfterMs), 2_000);
  if (problem.reason === "in_progress") return resent < 8 ? waitMs : null;
  const mayPass = httpStatus === 429 || (httpStatus >= 500 && problem.reason !== "purchase_unconfirmed");
  return mayPass && resent < 1 ? waitMs : null;
}

async function send(session: WareSession, call: CallRow, signal: AbortSignal): Promise<Sent> {
  const { deps, offsets, binding, curve } = session;
  const startedAt = deps.now();
  const { url, headers, body } = call;
  const exchange = await fetchBounded(deps.fetchFrom, { url, headers, body, method: "POST", signal });
  if (exchange.status === "failed") return { status: "silent", ...silenceOfFailure(exchange.reason) };
  const { httpStatus, text, retryAfterMs } = exchange;
  if (httpStatus === 200) {
    const envelope = readEnvelope(text);
    if (envelope === null) return { status: "silent", ...silenceOfGarbage(httpStatus) };
    const checked = checkEnvelope(envelope, expectationOf(session, call), curve);
    if (checked.status === "refused") return { status: "silent", ...silenceOfEnvelope(checked.reason) };
    return { status: "verified", envelope, checked, latencyMs: deps.now() - startedAt };
  }
  if (httpStatus === 202) {
    const problem = { status: 202, reason: "in_progress" };
    return { status: "problem", httpStatus, problem, retryAfterMs };
  }
  const problem = readProblem(text);
  if (problem === null) return { status: "silent", ...silenceOfGarbage(httpStatus) };
  if (problem.serverTimeMs !== undefined) {
    offsets.learn(binding.ware, problem.serverTimeMs, startedAt, deps.now());
  }
  return { status: "problem", httpStatus, problem, retryAfterMs };
}

/** Whether another number, or the same one anew, may be signed after this refusal. */
async function mayGoOn(
  session: WareSession,
  call: CallRow,
  { reason, proof }: Problem,
  signal: AbortSignal,
): Promise<boolean> {
  switch (reason) {
    case "seq_conflict": {
      if (proof === undefined || !isOwnVoucher(session, proof)) return false;
      await session.counters.adopt(call, proof.seq);
      return true;
    }
    case "seq_too_old": {
      const high = await readHigh(session, signal);
      if (high === null || high < call.seq) return false;
      await session.counters.adopt(call, high);
      return true;
    }
    case "voided":
    case "request_expired":
    case "request_not_yet_valid":
      return (await resolveCall(session, call, signal)) === "freed";
    default:
      return false;
  }
}
