import * as v from "valibot";
import {
  type Address,
  type Hex,
  readPlainCall,
  resultQuery,
  type UsageAnswer,
  ZERO_HASH,
} from "../../protocol/index.ts";
import type { WareContext } from "./context.ts";
import { type Answer, jsonAnswer, type Received } from "./http.ts";
import { type Denial, deny, denySigned } from "./problem.ts";
import { ENVELOPE_TYPE } from "./scanRoute.ts";

type Signed = { status: "signed"; caller: Address } | { status: "denied"; answer: Answer };

/** `POST /v1/result` and its GET form: the answer under a number, or a signed `not_served`, after which old bytes are void. */
export async function answerResult(
  received: Received,
  named: { purchaseId: Hex; caller: Address; seq: number } | null,
  context: WareContext,
): Promise<Answer> {
  const receivedAtMs = context.clock.nowMs();
  const query = named ?? readQuery(received.body);
  if (query === null) return deny({ status: 400, reason: "malformed" }, context);
  const signed = authenticate(received, context);
  if (signed.status === "denied") return signed.answer;
  const { purchaseId, caller, seq } = query;
  if (caller !== signed.caller) return deny(notBound, context);
  const purchase = await context.purchases.find(purchaseId, caller);
  if (purchase.status === "unavailable") return deny(chainDown, context);
  // A key that was revoked may still fetch what it was served.
  if (purchase.status === "unknown" || purchase.facts.caller === null) return deny(notBound, context);
  const found = await context.store.lookUp({ purchaseId, caller, seq }, receivedAtMs);
  if (found.status === "served") return jsonAnswer(200, found.envelope, { type: ENVELOPE_TYPE });
  const denial: Denial =
    found.status === "in_progress"
      ? { status: 409, reason: "in_progress", retryAfterSeconds: 1 }
      : { status: 404, reason: "not_served" };
  // Nobody knows which bytes: the statement is about the number.
  const call = { purchaseId, caller, seq, requestHash: ZERO_HASH, receivedAtMs };
  return await denySigned(denial, call, context);
}

/** `GET /v1/usage/{purchaseId}`: the asking caller's own counter. */
export async function answerUsage(
  received: Received,
  purchaseId: Hex,
  context: WareContext,
): Promise<Answer> {
  const signed = authenticate(received, context);
  if (signed.status === "denied") return signed.answer;
  const { caller } = signed;
  const purchase = await context.purchases.find(purchaseId, caller);
  if (purchase.status === "unavailable") return deny(chainDown, context);
  if (purchase.status === "unknown" || purchase.facts.caller === null) return deny(notBound, context);
  const usage = await context.store.usage({ purchaseId, caller });
  const { calls } = purchase.facts;
  const body: UsageAnswer = {
    v: 1,
    purchaseId,
    caller,
    ...usage,
    calls,
    serverTimeMs: context.clock.nowMs(),
  };
  return jsonAnswer(200, JSON.stringify(body));
}

function authenticate(received: Received, context: WareContext): Signed {
  const { origin, domain, curve, clock, nonces } = context;
  const options = { origin, chainId: domain.chainId, curve, nowMs: clock.nowMs() };
  const read = readPlainCall(received, options);
  if (read.status === "refused")
    return { status: "denied", answer: deny({ status: read.httpStatus, reason: read.reason }, context) };
  if (!nonces.consume(read.caller, read.nonce, read.expires))
    return { status: "denied", answer: deny({ status: 401, reason: "nonce_used" }, context) };
  return { status: "signed", caller: read.caller };
}

function readQuery(body: Uint8Array) {
  try {
    const decoded = v.safeParse(resultQuery, JSON.parse(Buffer.from(body).toString("utf8")));
    return decoded.success ? decoded.output : null;
  } catch {
    return null;
  }
}

const notBound: Denial = { status: 401, reason: "caller_not_bound" };
const chainDown: Denial = { status: 503, reason: "chain_state_unavailable", retryAfterSeconds: 2 };
