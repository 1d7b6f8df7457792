import type { InspectionContext } from "../context.ts";
import type { Decision } from "../decision.ts";
import type { Finding, Gap } from "../finding.ts";
import type { Level } from "../level.ts";
import type { Subject } from "../subject.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";

/** What policy needs of one SecWare's answer; `extension/sechub` has a wider type. */
export interface AnswerFacts {
  ware: number;
  name: string;
  status: "answered" | "gap" | "not-asked";
  level: Level | "unknown" | null;
  findings: readonly Finding[];
  gap: Gap | null;
}

export interface DecideOptions {
  policy: PolicyReading;
  subject: Subject;
  context: InspectionContext;
  /** What the local checks and lists found. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
}

/** Folds findings, gaps and answers into one decision that explains itself. Total: whatever goes wrong in here holds. */
export function decide({ findings, gaps }: DecideOptions): Decision {
  return {
    outcome: "hold",
    level: "none",
    gaps,
    findings,
    reasons: [{ outcome: "hold", by: { kind: "document-unreadable" }, text: "Not built yet." }],
    policyVersion: `0x${"00".repeat(32)}`,
  };
}
