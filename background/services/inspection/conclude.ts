import { keccak256 } from "viem/utils";
import { inspectLocally } from "../../../extension/domain/checks/inspectLocally.ts";
import { localChecks } from "../../../extension/domain/checks/table.ts";
import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Decision } from "../../../extension/domain/decision.ts";
import type { Reading } from "../../../extension/domain/decode/action.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { describe as describeSubject } from "../../../extension/domain/describe/describe.ts";
import type { Description } from "../../../extension/domain/description.ts";
import type { Gap } from "../../../extension/domain/finding.ts";
import type { Override } from "../../../extension/domain/override.ts";
import { decideFacts } from "../../../extension/domain/policy/decide.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyFactsOf } from "../../../extension/domain/policy/gatherFacts.ts";
import { withOwnMoves } from "../../../extension/domain/policy/ownFacts.ts";
import type { PastSpend, PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { siteSubject } from "../../../extension/domain/subject/canonicalise.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { KeptVerdict } from "../../../extension/storage/activity.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import { describeGift, inspectGift, isGift } from "./giftWords.ts";
import type { ServiceAnswer } from "./services.ts";

/** The subject that checks, policy and SecWares judge: what would be signed, else the asking site. */
export function judgedSubject({ subject, source }: RequestRow): Subject {
  if (!isGift(subject)) return subject;
  return siteSubject(source.kind === "site" ? source.origin : "https://wallet.invalid");
}

/** What happens, in words; the wallet's own note replaces the decoded words but never the raw parts. */
export function describeRow(row: RequestRow, context: InspectionContext): Description {
  const { subject, source, note } = row;
  const decoded = isGift(subject)
    ? describeGift(subject, source)
    : describeSubject(subject, context, readOnce(subject));
  if (note === null || source.kind !== "wallet") return decoded;
  return { ...decoded, ...note, raw: decoded.raw, digests: decoded.digests };
}

export interface ConcludeOptions {
  row: RequestRow;
  context: InspectionContext;
  facts: PolicyFacts;
  policy: PolicyReading;
  history: readonly PastSpend[];
  overrides: readonly Override[];
  answers: readonly ServiceAnswer[];
  /** The node of a network that the wallet already has under the asked number. */
  knownRpcUrl: string | null;
  /** What could not be known before any check. */
  gaps: readonly Gap[];
}

/** Local checks and policy over everything that is known now. */
export function conclude(options: ConcludeOptions): Decision {
  const { row, context, facts, policy, history, overrides, answers, knownRpcUrl, gaps } = options;
  const subject = judgedSubject(row);
  const local = inspectLocally(subject, context, localChecks, readOnce);
  const ours = isGift(row.subject) ? inspectGift(row.subject, context.now, knownRpcUrl) : [];
  return decideFacts({
    policy,
    history,
    overrides,
    facts,
    findings: [...local.findings, ...ours],
    gaps: [...local.gaps, ...gaps],
    answers,
  });
}

/** What rules and exceptions ask about a request. */
export function factsOf(row: RequestRow, context: InspectionContext): PolicyFacts {
  const subject = judgedSubject(row);
  const facts = policyFactsOf(subject, readOnce(subject), context);
  const { source, moves } = row;
  return source.kind === "wallet" && moves !== undefined ? withOwnMoves(facts, moves) : facts;
}

const readings = new WeakMap<Subject, Reading>();

/** A subject is decoded once for facts, words and checks, and not again with every answer; only frozen ones are remembered. */
function readOnce(subject: Subject): Reading {
  const before = readings.get(subject);
  if (before !== undefined) return before;
  const reading = readSubject(subject);
  if (Object.isFrozen(subject)) readings.set(subject, reading);
  return reading;
}

/** The verdicts as they are kept with the request's end. */
export function keptVerdicts(answers: Iterable<ServiceAnswer>): readonly KeptVerdict[] {
  return [...answers].flatMap(({ ware, name, status, level, signer, signature, issuedAt }) =>
    status === "answered" && level !== null && signer !== null && signature !== null && issuedAt !== null
      ? [{ ware, name, level, signer, signature, issuedAt }]
      : [],
  );
}

/** The name of one signed verdict. */
export function verdictIdsOf(verdicts: readonly KeptVerdict[]): readonly Hex[] {
  return verdicts.map(({ signature }) => keccak256(signature)).sort();
}
