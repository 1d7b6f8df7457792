import type { InspectionContext } from "../context.ts";
import type { Reading } from "../decode/action.ts";
import { readSubject } from "../decode/readSubject.ts";
import type { Finding, Gap } from "../finding.ts";
import { levels } from "../level.ts";
import type { Subject } from "../subject.ts";
import { isoTime } from "../time.ts";
import { actionsOf, type CheckInput, codeAt, grantsOf, type LocalCheck } from "./localCheck.ts";
import { localChecks } from "./table.ts";

export interface LocalInspection {
  /** Worst first. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
}

/** Runs every local check over a subject. A check that fails is a gap, never silence. */
export function inspectLocally(
  subject: Subject,
  context: InspectionContext,
  checks: readonly LocalCheck[] = localChecks,
): LocalInspection {
  const findings: Finding[] = [];
  const gaps: Gap[] = [];
  const input: CheckInput = { subject, reading: readSafely(subject, gaps), context };
  for (const check of checks) {
    try {
      findings.push(...runCheck(check, input));
    } catch {
      gaps.push(
        localGap(
          check.code,
          "failed",
          `The check “${check.code}” failed, so what it looks for is not known.`,
        ),
      );
    }
  }
  findings.sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  return { findings, gaps: [...gaps, ...gapsOf(input)] };
}

function runCheck({ code, find }: LocalCheck, input: CheckInput): readonly Finding[] {
  const asOf = isoTime(input.context.now);
  return find(input).map((observation) => ({
    source: { kind: "local", check: code },
    asOf,
    ...observation,
    code,
    text: bounded(observation.text),
  }));
}

function readSafely(subject: Subject, gaps: Gap[]): Reading {
  try {
    return readSubject(subject);
  } catch {
    gaps.push(localGap("decoding", "failed", "Decoding failed, so what this request does is not known."));
    return { actions: [], isUnderstood: true };
  }
}

function gapsOf({ reading, context }: CheckInput): readonly Gap[] {
  const gaps: Gap[] = [];
  // Where the wallet itself asks, it wrote the call data and says in its own words what it is for.
  if (!reading.isUnderstood && context.site !== null) {
    gaps.push(
      localGap(
        "decoding",
        "undecodable",
        "Part of this request could not be decoded, so what it does is not known.",
      ),
    );
  }
  const parties = [
    ...grantsOf(reading).map(({ spender }) => spender),
    ...actionsOf(reading, "operator").map(({ operator }) => operator),
  ];
  if (parties.some((party) => codeAt(party, context) === "unknown")) {
    gaps.push(
      localGap(
        "approval-to-account",
        "missing-fact",
        "Whether the spender is a contract could not be read from the chain.",
      ),
    );
  }
  return gaps;
}

function localGap(check: string, reason: Gap["reason"], text: string): Gap {
  return { who: { kind: "local", check }, reason, text };
}

function bounded(text: string): string {
  return text.length <= 280 ? text : `${text.slice(0, 279)}…`;
}
