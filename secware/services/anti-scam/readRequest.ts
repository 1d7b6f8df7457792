import type { Reading } from "../../../extension/domain/decode/action.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { canonicalise } from "../../../extension/domain/subject/canonicalise.ts";
import { subjectHashOf } from "../../../extension/domain/subject/subjectHashOf.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import {
  type Address,
  decodeSubject,
  type Hex,
  type ScanRequest,
  subjectHash,
  type WireSubject,
} from "../../../protocol/index.ts";

/** What a request is about. `reading` null: the caller told only its name (its hash), or nothing that is decoded. */
export type ReadRequest =
  | { status: "read"; hash: Hex; wire: WireSubject; subject: Subject | null; reading: Reading | null }
  | { status: "undecodable" };

/**
 * Decodes a request by the wallet's own rules. Where it tells both the parameters and the subject, they must be the same thing:
 * a verdict is never about something else than what was looked at.
 */
export function readRequest(request: ScanRequest): ReadRequest {
  const wire = request.subject === undefined ? null : decodeSubject(request.subject);
  if (wire === null || wire.kind !== request.kind || !isOnChain(wire, request))
    return { status: "undecodable" };
  const hash = subjectHash(wire);
  if (request.rpc === undefined) return { status: "read", hash, wire, ...readWire(wire) };
  const account = accountOf(wire);
  if (account === null || !("chainId" in wire)) return { status: "undecodable" };
  const { method, params } = request.rpc;
  const canonical = canonicalise({
    ...{ method, params, account },
    chainId: wire.chainId,
    ownAccounts: [account],
  });
  if (canonical.status === "refused" || subjectHashOf(canonical.subject) !== hash)
    return { status: "undecodable" };
  return { status: "read", hash, wire, subject: canonical.subject, reading: readSubject(canonical.subject) };
}

function isOnChain(wire: WireSubject, { chainId }: ScanRequest): boolean {
  return !("chainId" in wire) || chainId === undefined || chainId === `eip155:${wire.chainId}`;
}

function accountOf(wire: WireSubject): Address | null {
  if ("from" in wire) return wire.from;
  return "account" in wire && wire.kind !== "address" ? wire.account : null;
}

function readWire(wire: WireSubject): { subject: Subject | null; reading: Reading | null } {
  const subject = toSubject(wire);
  return { subject, reading: subject === null ? null : readSubject(subject) };
}

/** Transactions and batches are whole in their subject; of typed data and messages it holds a digest only. */
function toSubject(wire: WireSubject): Subject | null {
  if (wire.kind === "transaction") return { ...wire, wishes: {} };
  if (wire.kind === "calls") return { ...wire, atomic: false };
  return null;
}
