import {
  checkEnvelope,
  keccak,
  type PlainCall,
  RESULT_PATH,
  readEnvelope,
  readProblem,
  readUsage,
  refusalDigest,
  secwareIdOf,
  signPlainCall,
  toBase64Url,
  toUtf8Bytes,
  usagePath,
  verdictDigest,
  voucherDigest,
} from "../../protocol/index.ts";
import type { Hex } from "../domain/primitives.ts";
import type { CallRow } from "./callStore.ts";
import { type Exchange, fetchBounded } from "./fetchBounded.ts";
import { expectationOf, type WareSession, wareNow } from "./wareSession.ts";

/** A voucher that a SecWare shows. */
export interface ShownVoucher {
  seq: number;
  requestHash: Hex;
  signature: Hex;
}

/** Whether our own key signed it: only then does another number than ours count. */
export function isOwnVoucher({ curve, domain, binding }: WareSession, shown: ShownVoucher): boolean {
  const { seq, requestHash, signature } = shown;
  const digest = voucherDigest(domain, { purchaseId: binding.purchaseId, seq, requestHash });
  return curve.recover(digest, signature) === binding.caller;
}

/**
 * Asks what became of a signed number, and frees or settles it. Effects: network, storage.
 *
 * A number is used again only on the SecWare's signed word that it never served it.
 */
export async function resolveCall(
  session: WareSession,
  call: CallRow,
  signal: AbortSignal,
): Promise<"settled" | "freed" | "open"> {
  const { binding, counters } = session;
  const { purchaseId, caller } = binding;
  const body = toUtf8Bytes(JSON.stringify({ v: 1, purchaseId, caller, seq: call.seq }));
  const exchange = await exchangePlain(session, { method: "POST", path: RESULT_PATH, body }, signal);
  if (exchange.status === "failed") return "open";
  if (exchange.httpStatus === 200) {
    const ack = ackOfEvidence(session, call, exchange.text);
    if (ack === null) return "open";
    await counters.settle(call, ack, null);
    return "settled";
  }
  const ack = exchange.httpStatus === 404 ? ackOfNotServed(session, call, exchange.text) : null;
  if (ack === null) return "open";
  await counters.free(call, ack);
  return "freed";
}

/** Where the counter of this caller stands by the SecWare's word and our own signature; null: it cannot be known. */
export async function readHigh(session: WareSession, signal: AbortSignal): Promise<number | null> {
  const { purchaseId, caller } = session.binding;
  const exchange = await exchangePlain(session, { method: "GET", path: usagePath(purchaseId) }, signal);
  if (exchange.status === "failed" || exchange.httpStatus !== 200) return null;
  const usage = readUsage(exchange.text);
  if (usage === null || usage.purchaseId !== purchaseId || usage.caller !== caller) return null;
  if (usage.newest === null) return usage.high === 0 ? 0 : null;
  return isOwnVoucher(session, usage.newest) ? usage.newest.seq : null;
}

/** The digest of an answer that holds as evidence: whoever asks late cannot ask for freshness. */
function ackOfEvidence(session: WareSession, call: CallRow, text: string): Hex | null {
  const envelope = readEnvelope(text);
  if (envelope === null) return null;
  const expected = { ...expectationOf(session, call), nowMs: envelope.verdict.issuedAtMs };
  const checked = checkEnvelope(envelope, expected, session.curve);
  return checked.status === "verified" ? verdictDigest(session.domain, checked.verdict) : null;
}

function ackOfNotServed(session: WareSession, call: CallRow, text: string): Hex | null {
  const signed = readProblem(text)?.refusal;
  if (signed === undefined) return null;
  const { statement, signer, signature } = signed;
  const { binding, domain, keys, curve } = session;
  const isOurs =
    statement.secwareId === secwareIdOf(binding.ware) &&
    statement.purchaseId === binding.purchaseId &&
    statement.caller === binding.caller &&
    statement.seq === call.seq &&
    statement.reason === keccak(toUtf8Bytes("not_served"));
  const at = statement.issuedAtMs / 1000;
  const isRegistered = keys.some(({ key, from, until }) => key === signer && from <= at && at < until);
  if (!isOurs || !isRegistered) return null;
  const digest = refusalDigest(domain, statement);
  return curve.recover(digest, signature) === signer ? digest : null;
}

async function exchangePlain(
  session: WareSession,
  { method, path, body }: { method: "GET" | "POST"; path: string; body?: Uint8Array },
  signal: AbortSignal,
): Promise<Exchange> {
  const { deps, domain, signer, origin, offsets, binding } = session;
  const call: PlainCall = await signPlainCall({
    ...{ url: origin + path, method, chainId: domain.chainId, signer },
    ...(body === undefined ? {} : { body }),
    created: Math.floor(wareNow(session) / 1000),
    nonce: toBase64Url(deps.randomBytes(18)),
  });
  const sentAtMs = deps.now();
  const exchange = await fetchBounded(deps.fetchFrom, { ...call, signal });
  if (exchange.status === "answered" && exchange.httpStatus !== 200) {
    const serverTimeMs = readProblem(exchange.text)?.serverTimeMs;
    if (serverTimeMs !== undefined) offsets.learn(binding.ware, serverTimeMs, sentAtMs, deps.now());
  }
  return exchange;
}
