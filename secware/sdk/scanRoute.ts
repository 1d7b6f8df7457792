import { isUtf8 } from "node:buffer";
import * as v from "valibot";
import { type ReadCall, readCall, type ScanRequest, scanRequest } from "../../protocol/index.ts";
import type { WareContext } from "./context.ts";
import { inspectWithin } from "./engine.ts";
import { judgePurchase } from "./entitlement.ts";
import { sealEnvelope } from "./envelope.ts";
import { type Answer, jsonAnswer, type Received } from "./http.ts";
import { type Denial, deny, denySigned, type RefusedCall } from "./problem.ts";
import type { PurchaseFacts } from "./purchases/purchaseIndex.ts";
import { type RateState, rateHeaders } from "./rateLimit.ts";
import type { CallCaps, Lease, Reservation } from "./store/callStore.ts";

export const ENVELOPE_TYPE = "application/vnd.sechub.envelope+json";
/** A lease outlives its budget by this much, for signing and storing. */
const LEASE_SLACK_MS = 5_000;

/** A metered call, from bytes to signed answer: the steps of the protocol in their order, each refusing in its own words. */
export async function answerScan(received: Received, context: WareContext): Promise<Answer> {
  const receivedAtMs = context.clock.nowMs();
  const { domain, origin, curve } = context;
  const read = readCall(received, { domain, origin, curve, nowMs: receivedAtMs });
  if (read.status === "refused") return deny({ status: read.httpStatus, reason: read.reason }, context);
  const { call } = read;
  const purchase = await context.purchases.find(call.purchaseId, call.caller);
  const entitlement = judgePurchase(purchase, call, context.ware);
  if (entitlement.status === "denied")
    return entitlement.isBound
      ? await denySigned(entitlement.denial, refusedCall(call, receivedAtMs), context)
      : deny(entitlement.denial, context);
  const { facts, caps } = entitlement;
  const rate = context.byCaller.take(`${call.purchaseId}/${call.caller}`);
  const answer = rate.isAllowed
    ? await answerEntitled({ call, facts, caps, body: received.body, receivedAtMs }, context)
    : await denySigned(rateDenial(rate), refusedCall(call, receivedAtMs), context);
  return withRate(answer, rate);
}

/** What a refusal names of a call. Made only where one is refused: nearly none is. */
function refusedCall(call: ReadCall, receivedAtMs: number): RefusedCall {
  const { purchaseId, caller, seq, requestHash } = call;
  return { purchaseId, caller, seq, requestHash, receivedAtMs };
}

/** The answer is nobody else's by now, so its headers are added to in place of a copy. */
function withRate(answer: Answer, rate: RateState): Answer {
  Object.assign(answer.headers, rateHeaders(rate));
  return answer;
}

interface EntitledCall {
  call: ReadCall;
  facts: PurchaseFacts;
  caps: CallCaps;
  body: Uint8Array;
  receivedAtMs: number;
}

async function answerEntitled(entitled: EntitledCall, context: WareContext): Promise<Answer> {
  const { call, facts, caps, body, receivedAtMs } = entitled;
  const request = readBody(body);
  const denial = request === null ? malformed : kindDenial(request, facts, context);
  if (request === null || denial !== null)
    return await denySigned(denial ?? malformed, refusedCall(call, receivedAtMs), context);
  const nowMs = context.clock.nowMs();
  const budgetMs = Math.max(1, Math.min(request.budgetMs, context.limits.budgetMsAtMost));
  const { purchaseId, caller, seq, requestHash, signature, sentAtMs } = call;
  // Written out: copies with `...` would cost as much as reading the body.
  const reservation = await context.store.reserve({
    purchaseId,
    caller,
    seq,
    requestHash,
    signature,
    sentAtMs,
    nowMs,
    leaseUntilMs: nowMs + budgetMs + LEASE_SLACK_MS,
    calls: caps.calls,
    callerCalls: caps.callerCalls,
  });
  if (reservation.status === "served") return sent(reservation.envelope);
  if (reservation.status !== "reserved")
    return await denySigned(reservationDenial(reservation, nowMs), refusedCall(call, receivedAtMs), context);
  const { lease, usage } = reservation;
  return await answerReserved({ call, receivedAtMs, caps, request, budgetMs, lease, usage }, context);
}

interface HeldCall {
  call: ReadCall;
  receivedAtMs: number;
  caps: CallCaps;
  request: ScanRequest;
  budgetMs: number;
  lease: Lease;
  usage: { high: number; served: number };
}

async function answerReserved(held: HeldCall, context: WareContext): Promise<Answer> {
  const { call, request, receivedAtMs, lease, budgetMs, caps } = held;
  const { store, engine, clock, metrics, logger } = context;
  try {
    const inspected = await inspectWithin(engine, request, { nowMs: clock.nowMs(), budgetMs });
    if (inspected.status === "answered") {
      const usage = { high: held.usage.high, served: held.usage.served, calls: caps.calls };
      const sealed = await sealEnvelope(
        { call, request, answer: inspected.answer, receivedAtMs, usage },
        context,
      );
      const isKept = await store.publish({ lease, nowMs: clock.nowMs(), envelope: sealed.bytes });
      if (isKept) {
        metrics.verdict(sealed.level, sealed.verdict.issuedAtMs - call.sentAtMs);
        return sent(sealed.bytes);
      }
      // The signed bytes are dropped: somebody else may hold the number by now.
      return await denySigned(late, refusedCall(call, receivedAtMs), context);
    }
    await store.release(lease);
    const denial = inspected.status === "declined" ? declined(inspected.reason) : DENIALS[inspected.status];
    return await denySigned(denial, refusedCall(call, receivedAtMs), context);
  } catch (cause) {
    logger.warn("call.failed", { name: cause instanceof Error ? cause.name : "unknown" });
    await store.release(lease).catch(() => {});
    return await denySigned(DENIALS.failed, refusedCall(call, receivedAtMs), context);
  }
}

function readBody(body: Uint8Array): ScanRequest | null {
  // Broken bytes would be read as replacement characters: two bodies that mean one request.
  if (!isUtf8(body)) return null;
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
    const decoded = v.safeParse(scanRequest, JSON.parse(text));
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}

function kindDenial({ kind }: ScanRequest, { kinds }: PurchaseFacts, { engine }: WareContext): Denial | null {
  if (!engine.kinds.includes(kind)) return declined("unsupported_kind");
  return kinds.includes(kind) ? null : { status: 403, reason: "kind_not_in_plan" };
}

function reservationDenial(
  reservation: Exclude<Reservation, { status: "reserved" | "served" }>,
  nowMs: number,
): Denial {
  switch (reservation.status) {
    case "in_progress": {
      const left = Math.ceil((reservation.leaseUntilMs - nowMs) / 1000);
      return { status: 409, reason: "in_progress", retryAfterSeconds: Math.max(1, Math.min(1, left)) };
    }
    case "seq_conflict":
      return { status: 409, reason: "seq_conflict", proof: reservation.proof };
    case "purchase_exhausted":
    case "grant_cap_reached":
      return { status: 402, reason: reservation.status };
    default:
      return { status: 409, reason: reservation.status };
  }
}

function rateDenial({ resetSeconds }: RateState): Denial {
  return { status: 429, reason: "rate_limited", retryAfterSeconds: resetSeconds };
}

function sent(envelope: Uint8Array): Answer {
  return jsonAnswer(200, envelope, { type: ENVELOPE_TYPE });
}

const declined = (reason: string): Denial => ({ status: 422, reason });
const malformed: Denial = { status: 400, reason: "malformed" };
const late: Denial = { status: 504, reason: "deadline_exceeded", retryAfterSeconds: 1 };
const DENIALS = {
  late,
  failed: { status: 503, reason: "engine_unavailable", retryAfterSeconds: 1 },
} as const satisfies Record<string, Denial>;
