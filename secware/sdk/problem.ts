import {
  type Address,
  CALL_TAG,
  COMPONENTS,
  type Hex,
  keccak,
  PROBLEM_TYPE,
  type Problem,
  type Refusal,
  refusalDigest,
  toUtf8Bytes,
} from "../../protocol/index.ts";
import type { WareContext } from "./context.ts";
import { type Answer, jsonAnswer } from "./http.ts";

/** A no, before it is written down. */
export interface Denial {
  status: number;
  reason: string;
  title?: string;
  retryAfterSeconds?: number;
  headers?: Record<string, string>;
  proof?: Problem["proof"];
  confirmations?: Problem["confirmations"];
}

/** The call that is refused; only a bound caller's refusal is signed. */
export interface RefusedCall {
  purchaseId: Hex;
  caller: Address;
  seq: number;
  requestHash: Hex;
  receivedAtMs: number;
}

/** An unsigned no. */
export function deny(denial: Denial, context: WareContext): Answer {
  context.metrics.refused(denial.reason);
  return toAnswer(denial, context.clock.nowMs(), undefined);
}

/** A no that its receiver can show to others: what was refused, why and when, under the SecWare's key. */
export async function denySigned(denial: Denial, call: RefusedCall, context: WareContext): Promise<Answer> {
  context.metrics.refused(denial.reason);
  const issuedAtMs = Math.max(context.clock.nowMs(), call.receivedAtMs);
  const { purchaseId, caller, seq, requestHash, receivedAtMs } = call;
  const statement: Refusal = {
    secwareId: context.secwareId,
    purchaseId,
    caller,
    seq,
    requestHash,
    status: denial.status,
    reason: keccak(toUtf8Bytes(denial.reason)),
    receivedAtMs,
    issuedAtMs,
  };
  const signature = await context.signer.sign(refusalDigest(context.domain, statement));
  return toAnswer(denial, issuedAtMs, { statement, signer: context.signer.address, signature });
}

const COVERED = COMPONENTS.map((name) => `"${name}"`).join(" ");
const ACCEPT_SIGNATURE = `sechub=(${COVERED});created;expires;keyid;tag="${CALL_TAG}"`;

function toAnswer(denial: Denial, serverTimeMs: number, refusal: Problem["refusal"]): Answer {
  const { status, reason, title, retryAfterSeconds, headers = {}, proof, confirmations } = denial;
  const body: Problem = {
    type: "about:blank",
    title: title ?? reason.replaceAll("_", " "),
    status,
    reason,
    serverTimeMs,
    ...(refusal === undefined ? {} : { refusal }),
    ...(proof === undefined ? {} : { proof }),
    ...(confirmations === undefined ? {} : { confirmations }),
  };
  const challenge: Record<string, string> =
    status === 401
      ? { "www-authenticate": `SecHub error="${reason}"`, "accept-signature": ACCEPT_SIGNATURE }
      : {};
  const retry: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return jsonAnswer(status, JSON.stringify(body), {
    type: PROBLEM_TYPE,
    headers: { ...challenge, ...retry, ...headers },
  });
}
