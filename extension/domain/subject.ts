import type { Address, Hex } from "./primitives.ts";

/**
 * The canonical, frozen object that would be signed. What is checked, shown, hashed, sent to SecWares and signed is this
 * one object; `domain/subject/canonicalise.ts` is the only place that makes one out of a request.
 */
export type Subject = TransactionSubject | CallsSubject | TypedDataSubject | MessageSubject | SiteSubject;
export type SubjectKind = Subject["kind"];

export interface Call {
  /** `null` creates a contract. */
  to: Address | null;
  /** Wei. */
  value: bigint;
  data: Hex;
}

/** What the page asked for beyond the subject; shown, bounded, and never part of the subject hash. */
export interface TransactionWishes {
  gas?: bigint;
  maxFeePerGas?: bigint;
  maxPriorityFeePerGas?: bigint;
  gasPrice?: bigint;
  nonce?: number;
}

export interface TransactionSubject extends Call {
  kind: "transaction";
  chainId: number;
  from: Address;
  wishes: TransactionWishes;
}

export interface CallsSubject {
  kind: "calls";
  chainId: number;
  from: Address;
  calls: readonly Call[];
  /** False: one transaction after the other, and the screen says so. */
  atomic: false;
}

export interface TypedDataSubject {
  kind: "typedData";
  /** The active chain, which the domain's chain must equal where it names one. */
  chainId: number;
  account: Address;
  /** Only the fields that are hashed, normalised; integers as decimal strings, addresses lower case. */
  typedData: TypedData;
  digest: Hex;
  domainHash: Hex;
  messageHash: Hex;
}

export interface TypedData {
  types: Readonly<Record<string, readonly { name: string; type: string }[]>>;
  primaryType: string;
  domain: Readonly<Record<string, unknown>>;
  message: Readonly<Record<string, unknown>>;
}

export interface MessageSubject {
  kind: "message";
  chainId: number;
  account: Address;
  /** The exact bytes. */
  raw: Hex;
  /** The bytes as text where they are valid UTF-8, else null. */
  text: string | null;
  digest: Hex;
}

export interface SiteSubject {
  kind: "site";
  origin: string;
}
