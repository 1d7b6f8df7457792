import { unreachable } from "../../errors/invariant.ts";
import type { Address } from "../primitives.ts";
import type { SiteSubject, Subject } from "../subject.ts";
import { canonicalCalls } from "./calls.ts";
import { deepFreeze } from "./freeze.ts";
import { canonicalMessage } from "./message.ts";
import { neverSigned, neverSignedKind } from "./neverSigned.ts";
import { copyPlain } from "./plain.ts";
import { type SubjectRefusal, SubjectRefusedError } from "./refusal.ts";
import { canonicalTransaction, type SenderFacts } from "./transaction.ts";
import { canonicalTypedData } from "./typedData.ts";

/** A signing request as received, and what the wallet itself knows of its sender. */
export interface RawRequest {
  method: string;
  /** The page's own value; read once, never again. */
  params: unknown;
  /** The active chain of the origin. */
  chainId: number;
  /** Stands in where the method lets `from` be absent. */
  account: Address | null;
  ownAccounts: readonly Address[];
}

export type Canonicalisation =
  | {
      status: "canonical";
      subject: Subject /** `wallet_sendCalls` only: the id the page chose. */;
      callsId?: string;
    }
  | { status: "refused"; reason: SubjectRefusal };

// Methods that make a subject out of their parameters.
const subjectMethods = [
  "eth_sendTransaction",
  "personal_sign",
  "eth_signTypedData_v4",
  "wallet_sendCalls",
] as const;
export type SubjectMethod = (typeof subjectMethods)[number];

/** Reduces a page's request to the one frozen object that is checked, shown, hashed and signed, or refuses it. Never throws. */
export function canonicalise(raw: RawRequest): Canonicalisation {
  const power = neverSignedKind(raw.method);
  if (power !== null) return refused(neverSigned(power));
  const method = subjectMethods.find((name) => name === raw.method);
  if (method === undefined) {
    return refused({ code: "unsupported-method", message: "This method is not offered.", rpcCode: 4200 });
  }
  try {
    return deepFreeze({ status: "canonical", ...build(method, raw) });
  } catch (error) {
    // Whatever else goes wrong while reading a page's value is that value's fault, and is refused as such.
    if (error instanceof SubjectRefusedError) return refused(error.refusal);
    return refused({ code: "malformed", message: "The parameters cannot be read.", rpcCode: -32602 });
  }
}

/** The subject of a connection request. `origin` comes from the browser. */
export function siteSubject(origin: string): SiteSubject {
  return Object.freeze({ kind: "site", origin });
}

function build(method: SubjectMethod, raw: RawRequest): { subject: Subject; callsId?: string } {
  const params = copyPlain(raw.params);
  const sender: SenderFacts = {
    chainId: raw.chainId,
    account: raw.account,
    ownAccounts: raw.ownAccounts,
  };
  switch (method) {
    case "eth_sendTransaction":
      return { subject: canonicalTransaction(params, sender) };
    case "personal_sign":
      return { subject: canonicalMessage(params, sender) };
    case "eth_signTypedData_v4":
      return { subject: canonicalTypedData(params, sender) };
    case "wallet_sendCalls":
      return canonicalCalls(params, sender);
    default:
      return unreachable(method, "every subject method is built");
  }
}

function refused(reason: SubjectRefusal): Canonicalisation {
  return deepFreeze({ status: "refused", reason });
}
