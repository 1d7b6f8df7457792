import type { Address } from "../primitives.ts";
import type { SiteSubject, Subject } from "../subject.ts";
import type { SubjectRefusal } from "./refusal.ts";

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

/** Methods that make a subject out of their parameters. */
export const subjectMethods = [
  "eth_sendTransaction",
  "personal_sign",
  "eth_signTypedData_v4",
  "wallet_sendCalls",
] as const;
export type SubjectMethod = (typeof subjectMethods)[number];

/** Reduces a page's request to the one frozen object that is checked, shown, hashed and signed, or refuses it. Never throws. */
export function canonicalise(_raw: RawRequest): Canonicalisation {
  return {
    status: "refused",
    reason: { code: "unsupported-method", message: "Not built yet.", rpcCode: 4200 },
  };
}

/** The subject of a connection request. `origin` comes from the browser. */
export function siteSubject(origin: string): SiteSubject {
  return Object.freeze({ kind: "site", origin });
}
