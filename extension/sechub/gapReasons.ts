import type { EnvelopeRefusal } from "../../protocol/index.ts";
import type { GapReason } from "../domain/finding.ts";

/** Why there is no answer, as the screen names it. */
export interface Silence {
  reason: GapReason;
  text: string;
}

const ofEnvelope: Readonly<Record<EnvelopeRefusal, Silence>> = {
  "wrong-subject": { reason: "wrong-subject", text: "Its answer is about something else." },
  "not-ours": { reason: "wrong-subject", text: "Its answer belongs to another call." },
  "payload-mismatch": { reason: "malformed", text: "Its answer is not what it signed." },
  "level-mismatch": { reason: "malformed", text: "Its answer contradicts what it signed." },
  "no-opinion-claims-none": { reason: "malformed", text: "It found nothing without having looked at all." },
  "engine-unknown": { reason: "malformed", text: "Its answer comes from an engine that it does not list." },
  stale: { reason: "stale", text: "Its answer is too old." },
  "wrong-times": { reason: "stale", text: "The times of its answer cannot be right." },
  "invalid-signature": { reason: "invalid-signature", text: "The signature of its answer is not valid." },
  "foreign-key": {
    reason: "invalid-signature",
    text: "Its answer is signed by a key that is not registered.",
  },
};

/** An answer that came and does not count. */
export function silenceOfEnvelope(refusal: EnvelopeRefusal): Silence {
  return ofEnvelope[refusal];
}

/** An exchange that brought no answer of any status. */
export function silenceOfFailure(failure: "timeout" | "unreachable" | "redirect" | "oversized"): Silence {
  const text = {
    timeout: "No answer within the time limit.",
    unreachable: "It could not be reached.",
    redirect: "It answered with a redirect, which is never followed.",
    oversized: "Its answer was too large to read.",
  };
  return { reason: failure, text: text[failure] };
}

const ofProblem: Readonly<Record<string, Silence>> = {
  purchase_unconfirmed: { reason: "activating", text: "The purchase is still being confirmed." },
  purchase_exhausted: { reason: "exhausted", text: "All calls of the plan are used." },
  grant_cap_reached: { reason: "exhausted", text: "All calls of this key are used." },
  purchase_expired: { reason: "expired", text: "The plan has ended." },
  purchase_refunding: { reason: "expired", text: "The purchase is being refunded." },
  unsupported_kind: { reason: "unsupported", text: "It does not judge requests of this kind." },
  unsupported_chain: { reason: "unsupported", text: "It does not judge requests on this network." },
  kind_not_in_plan: { reason: "unsupported", text: "The plan does not cover requests of this kind." },
  chain_not_in_plan: { reason: "unsupported", text: "The plan does not cover this network." },
  undecodable: { reason: "undecodable", text: "It could not decode the request." },
  rate_limited: { reason: "refused", text: "It allows no more calls at the moment." },
  in_progress: { reason: "timeout", text: "It is still working on an answer." },
  deadline_exceeded: { reason: "timeout", text: "It did not finish in time." },
};

/** A refusal. The SecWare's own words are not shown: its code is, through words of ours. */
export function silenceOfProblem(httpStatus: number, reason: string): Silence {
  const known = Object.hasOwn(ofProblem, reason) ? ofProblem[reason] : undefined;
  if (known !== undefined) return known;
  if (httpStatus >= 500) return { reason: "server-error", text: `It failed (status ${httpStatus}).` };
  return { reason: "refused", text: `It refused the call (${reason.replaceAll("_", " ")}).` };
}

/** An answer that is neither a verdict nor a refusal. */
export function silenceOfGarbage(httpStatus: number): Silence {
  if (httpStatus >= 500) return { reason: "server-error", text: `It failed (status ${httpStatus}).` };
  return { reason: "malformed", text: "Its answer cannot be read." };
}
