import { BaseError } from "../../errors/baseError.ts";

/** Why a request cannot become a subject. Stable words, safe to log and to answer with. */
export type RefusalCode =
  | "malformed"
  | "unknown-key"
  | "forbidden-key"
  | "too-large"
  | "bad-hex"
  | "bad-amount"
  | "bad-address"
  | "data-mismatch"
  | "empty-creation"
  | "ambiguous-creation"
  | "authorization-list"
  | "account-authorization"
  | "session-permission"
  | "user-operation"
  | "blob"
  | "access-list"
  | "transaction-type"
  | "chain-mismatch"
  | "unauthorized-account"
  | "own-account-call"
  | "own-account-contract"
  | "reserved-domain"
  | "duplicate-key"
  | "bad-json"
  | "bad-types"
  | "cyclic-types"
  | "undeclared-field"
  | "missing-field"
  | "bad-field"
  | "ambiguous-message"
  | "atomic-required"
  | "unsupported-version"
  | "unsupported-capability"
  | "unsupported-chain"
  | "too-many-calls"
  | "unsupported-method";

/** A refusal as the page may see it: `message` names the path and the expected form, never a value. */
export interface SubjectRefusal {
  code: RefusalCode;
  message: string;
  /** The number for the page: -32602 unless the standard of the method has its own. */
  rpcCode: number;
}

/** Refuses with EIP-1474's invalid params unless `rpcCode` says otherwise. */
export function refuse(code: RefusalCode, message: string, rpcCode = -32602): never {
  throw new SubjectRefusedError({ code, message, rpcCode });
}

/** Carries a refusal from the parser that found it to `canonicalise`, the only place that catches it. */
export class SubjectRefusedError extends BaseError {
  override readonly code = "subject.refused";
  readonly refusal: SubjectRefusal;

  constructor(refusal: SubjectRefusal) {
    super(refusal.message, {
      hint: "Send the request in the form its standard asks for.",
      facts: { reason: refusal.code },
    });
    this.refusal = refusal;
  }
}
