import type { InspectionContext } from "../context.ts";
import type { Finding, Gap } from "../finding.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";

export interface LocalInspection {
  findings: readonly Finding[];
  gaps: readonly Gap[];
}

/** Runs every local check over a subject. A check that fails is a gap, never silence. */
export function inspectLocally(_subject: Subject, _context: InspectionContext): LocalInspection {
  return { findings: [], gaps: [] };
}

/** What the caller should read from the chain first, so that `context` can answer the checks. */
export function factsNeeded(_subject: Subject): {
  /** Whether there is code. */
  code: readonly Address[];
  /** Symbol and decimals. */
  tokens: readonly Address[];
} {
  return { code: [], tokens: [] };
}
