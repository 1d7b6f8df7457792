import { padWord, toBytes, toWord } from "./bytes.ts";
import type { Address, Hex } from "./primitives.ts";
import { type Domain, stringWord, structType, typedDigest } from "./typedData.ts";

/** The signature on a call, which is also the claim for its price. */
export interface CallVoucher {
  purchaseId: Hex;
  seq: number;
  requestHash: Hex;
}

/** Lets a second key sign calls of a purchase, within a cap and a time. Times in seconds. */
export interface CallerGrant {
  purchaseId: Hex;
  caller: Address;
  maxCalls: number;
  validAfter: number;
  validUntil: number;
  epoch: number;
  /** A secure origin. */
  audience: string;
}

/** One SecWare's statement about one subject. `…AtMs` in milliseconds, `validUntil` in seconds: the only such field. */
export interface Verdict {
  secwareId: Hex;
  purchaseId: Hex;
  caller: Address;
  seq: number;
  requestHash: Hex;
  subjectHash: Hex;
  /** 0 unknown, 1 none, 2 caution, 3 danger, 4 critical: labels, never compared. */
  level: number;
  /** 65535: not stated. */
  confidenceBps: number;
  payloadHash: Hex;
  engine: Hex;
  receivedAtMs: number;
  issuedAtMs: number;
  validUntil: number;
}

/** A SecWare's signed no to a call it was paid for. `reason` is keccak of the code string. */
export interface Refusal {
  secwareId: Hex;
  purchaseId: Hex;
  caller: Address;
  seq: number;
  requestHash: Hex;
  status: number;
  reason: Hex;
  receivedAtMs: number;
  issuedAtMs: number;
}

const voucherType = structType<CallVoucher>(
  "CallVoucher(bytes32 purchaseId,uint64 seq,bytes32 requestHash)",
  ({ purchaseId, seq, requestHash }) => [toBytes(purchaseId), toWord(seq), toBytes(requestHash)],
);

const grantType = structType<CallerGrant>(
  "CallerGrant(bytes32 purchaseId,address caller,uint64 maxCalls,uint64 validAfter,uint64 validUntil,uint64 epoch,string audience)",
  (grant) => [
    toBytes(grant.purchaseId),
    padWord(grant.caller),
    ...[grant.maxCalls, grant.validAfter, grant.validUntil, grant.epoch].map(toWord),
    stringWord(grant.audience),
  ],
);

const verdictType = structType<Verdict>(
  "Verdict(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,bytes32 subjectHash,uint8 level,uint16 confidenceBps,bytes32 payloadHash,bytes32 engine,uint64 receivedAtMs,uint64 issuedAtMs,uint64 validUntil)",
  (verdict) => [
    ...callWords(verdict),
    toBytes(verdict.subjectHash),
    toWord(verdict.level),
    toWord(verdict.confidenceBps),
    toBytes(verdict.payloadHash),
    toBytes(verdict.engine),
    ...[verdict.receivedAtMs, verdict.issuedAtMs, verdict.validUntil].map(toWord),
  ],
);

const refusalType = structType<Refusal>(
  "Refusal(bytes32 secwareId,bytes32 purchaseId,address caller,uint64 seq,bytes32 requestHash,uint16 status,bytes32 reason,uint64 receivedAtMs,uint64 issuedAtMs)",
  (refusal) => [
    ...callWords(refusal),
    toWord(refusal.status),
    toBytes(refusal.reason),
    toWord(refusal.receivedAtMs),
    toWord(refusal.issuedAtMs),
  ],
);

function callWords({ secwareId, purchaseId, caller, seq, requestHash }: Verdict | Refusal): Uint8Array[] {
  return [toBytes(secwareId), toBytes(purchaseId), padWord(caller), toWord(seq), toBytes(requestHash)];
}

/** The digests that are signed, each in the domain of its Market. */
export const voucherDigest = (domain: Domain, voucher: CallVoucher): Hex =>
  typedDigest(domain, voucherType, voucher);
export const grantDigest = (domain: Domain, grant: CallerGrant): Hex => typedDigest(domain, grantType, grant);
export const verdictDigest = (domain: Domain, verdict: Verdict): Hex =>
  typedDigest(domain, verdictType, verdict);
export const refusalDigest = (domain: Domain, refusal: Refusal): Hex =>
  typedDigest(domain, refusalType, refusal);

/** The type hashes, for contracts to be compared with. */
export const typeHashes = {
  CallVoucher: voucherType.hash,
  CallerGrant: grantType.hash,
  Verdict: verdictType.hash,
  Refusal: refusalType.hash,
} as const;
