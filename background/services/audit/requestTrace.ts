import type { Reason } from "../../../extension/domain/decision.ts";
import { subjectHashOf } from "../../../extension/domain/subject/subjectHashOf.ts";
import type { AskOutcome, RequestRow } from "../../../extension/storage/requests.ts";
import { withoutCall } from "../inspection/askBound.ts";
import { judgedSubject } from "../inspection/conclude.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import type { ServiceAnswer } from "../inspection/services.ts";
import type { RequestTrace } from "../requests/trace.ts";
import type { ApprovalAct } from "../requests/types.ts";
import type { AuditNote } from "./audit.ts";
import { verdictField } from "./wareRecord.ts";

/** Writes what becomes of every request into the log. */
export function createRequestTrace(note: (note: AuditNote) => void): RequestTrace {
  return {
    asked: (row, state) => quietly(() => note(askedNote(row, state))),
    answered(row, answer) {
      // Who was not asked has said nothing; what was decided without it stands in the decision.
      if (answer.status !== "not-asked") quietly(() => note(verdictNote(row, answer)));
    },
    approved(row, state, act) {
      quietly(() => note(decisionNote(row, state)));
      quietly(() => note(approvalNote(row, act)));
    },
    ended(row, outcome, state) {
      const isNew = row.approval === null || outcome.status === "blocked";
      if (state !== null && isNew) quietly(() => note(decisionNote(row, state)));
      quietly(() => note(endNote(row, outcome)));
    },
  };
}

/** What cannot be put into words must not stop the request that it is about. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The end of the request is noted by itself, without what could not be said here.
  }
}

function about(row: RequestRow): Pick<AuditNote, "request" | "account" | "origin"> {
  const { id, account, source } = row;
  return { request: id, account, origin: source.kind === "site" ? source.origin : null };
}

function askedNote(row: RequestRow, { description }: InspectionState): AuditNote {
  const { source, subject, chainId } = row;
  const asker = source.kind === "site" ? [] : [{ name: "asked by", value: `this wallet: ${source.action}` }];
  return {
    ...about(row),
    kind: "request",
    text: description.sentence,
    fields: [
      { name: "title", value: description.title },
      { name: "kind", value: subject.kind },
      { name: "chain", value: String(chainId) },
      { name: "subject hash", value: subjectHash(row) },
      ...asker,
    ],
  };
}

function subjectHash(row: RequestRow): string {
  return row.subjectHash ?? subjectHashOf(judgedSubject(row));
}

function verdictNote(row: RequestRow, answer: ServiceAnswer): AuditNote {
  const { ware, name, status, level, gap, latencyMs, signature, signer, price, text } = answer;
  const isAnswered = status === "answered";
  const wasSent =
    isAnswered || (gap !== null && gap.reason !== "budget" && !withoutCall.includes(gap.reason));
  return {
    ...about(row),
    ...{ kind: "verdict", ware, level: isAnswered ? level : null },
    text: isAnswered
      ? `${name} answered: ${level ?? "unknown"}. ${text}`
      : `${name} gave no verdict: ${text}`,
    fields: [
      { name: verdictField.status, value: isAnswered ? "answered" : wasSent ? "gap" : "not sent" },
      { name: "name", value: name },
      ...(gap === null ? [] : [{ name: "gap", value: gap.reason }]),
      ...(latencyMs === null ? [] : [{ name: verdictField.latency, value: String(latencyMs) }]),
      ...(isAnswered ? [{ name: verdictField.price, value: price }] : []),
      ...(signer === null ? [] : [{ name: "signed by", value: signer }]),
      ...(signature === null ? [] : [{ name: "signature", value: signature }]),
      ...answer.findings.map(({ code, level: own, text: said }) => ({
        name: `finding ${code}`,
        value: `${own}: ${said}`,
      })),
    ],
  };
}

function decisionNote(row: RequestRow, { decision }: InspectionState): AuditNote {
  const { outcome, level, reasons, gaps, policyVersion, overrides = [] } = decision;
  return {
    ...about(row),
    ...{ kind: "decision", outcome, level },
    text: reasons[0]?.text ?? `Decided: ${outcome}.`,
    fields: [
      { name: "policy version", value: policyVersion },
      ...reasons.map((reason, index) => ({ name: `reason ${index + 1}`, value: reasonText(reason) })),
      ...gaps.map(({ reason, text }) => ({ name: `gap ${reason}`, value: text })),
      ...(overrides.length === 0 ? [] : [{ name: "exceptions", value: overrides.join(", ") }]),
    ],
  };
}

function reasonText({ outcome, by, fact, who, text }: Reason): string {
  const rule = by.kind === "rule" ? ` "${by.rule}"` : by.kind === "override" ? ` ${by.override}` : "";
  const parts = [
    fact === undefined ? [] : [`fact: ${fact}`],
    who === undefined ? [] : [`who: ${who}`],
  ].flat();
  const fired = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  return `${outcome} by ${by.kind}${rule}${fired}: ${text}`;
}

function approvalNote(row: RequestRow, { digest, opened }: ApprovalAct): AuditNote {
  return {
    ...about(row),
    kind: "approval",
    text: "You approved it.",
    fields: [
      { name: "digest", value: digest },
      { name: "opened", value: opened.length === 0 ? "nothing" : opened.join(", ") },
    ],
  };
}

const endTexts: Record<AskOutcome["status"], string> = {
  approved: "It was done.",
  rejected: "You rejected it.",
  blocked: "It was blocked by your policy.",
  refused: "It was refused before it was shown.",
  expired: "It ended without an answer.",
  failed: "It failed after the approval.",
};

function endNote(row: RequestRow, outcome: AskOutcome): AuditNote {
  const code = "code" in outcome ? [{ name: "code", value: outcome.code }] : [];
  const message = "message" in outcome ? [{ name: "message", value: outcome.message }] : [];
  const hash = row.signed === null ? [] : [{ name: "transaction", value: row.signed.hash }];
  return {
    ...about(row),
    kind: "end",
    text: endTexts[outcome.status],
    fields: [{ name: "end", value: outcome.status }, ...code, ...message, ...hash],
  };
}
