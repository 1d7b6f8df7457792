import type { ReadCall } from "../../protocol/index.ts";
import type { Denial } from "./problem.ts";
import type { PurchaseFacts, PurchaseRead } from "./purchases/purchaseIndex.ts";
import type { CallCaps } from "./store/callStore.ts";

export type Entitlement =
  | { status: "entitled"; facts: PurchaseFacts; caps: CallCaps }
  /** `isBound`: the caller was found bound, so the no is signed. */
  | { status: "denied"; denial: Denial; isBound: boolean };

/** Step 7: what the purchase allows this caller now. A chain that cannot be read allows nothing. */
export function judgePurchase(read: PurchaseRead, call: ReadCall, ware: number): Entitlement {
  if (read.status === "unavailable")
    return denied({ status: 503, reason: "chain_state_unavailable", retryAfterSeconds: 2 }, false);
  if (read.status === "unknown" || read.facts.caller === null) return denied(unbound(call), false);
  const { facts, chainSeconds } = read;
  const entry = read.facts.caller;
  if (entry.isRevoked) return denied({ status: 401, reason: "grant_revoked" }, false);
  const denial = timelyDenial(facts, chainSeconds, ware);
  if (denial !== null) return denied(denial, true);
  if (entry.validUntil <= chainSeconds) return denied({ status: 401, reason: "grant_expired" }, false);
  return { status: "entitled", facts, caps: { calls: facts.calls, callerCalls: entry.maxCalls } };
}

/** One answer for a purchase that does not exist and for a caller that is not in it: strangers learn nothing of purchases. */
function unbound(call: ReadCall): Denial {
  // Grants count once `useGrant` made them entries on chain; until then this says which step is missing.
  return call.grant === undefined && call.grantHeader === undefined
    ? { status: 401, reason: "caller_not_bound" }
    : { status: 401, reason: "grant_required", title: "make the grant an entry on chain with useGrant" };
}

function timelyDenial(facts: PurchaseFacts, chainSeconds: number, ware: number): Denial | null {
  if (facts.ware !== ware) return { status: 403, reason: "wrong_secware" };
  const { have, need } = facts.confirmations;
  if (have < need)
    return {
      status: 503,
      reason: "purchase_unconfirmed",
      retryAfterSeconds: 1,
      confirmations: { have, need },
    };
  if (!facts.isLive) return { status: 402, reason: "purchase_refunding" };
  if (chainSeconds >= facts.end) return { status: 402, reason: "purchase_expired" };
  return null;
}

function denied(denial: Denial, isBound: boolean): Entitlement {
  return { status: "denied", denial, isBound };
}
