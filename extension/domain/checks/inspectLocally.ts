import type { InspectionContext } from "../context.ts";
import type { Reading } from "../decode/action.ts";
import { readSubject } from "../decode/readSubject.ts";
import { undecodedText } from "../describe/undecoded.ts";
import type { Finding, Gap } from "../finding.ts";
import { levels } from "../level.ts";
import type { Subject } from "../subject.ts";
import { isoTime } from "../time.ts";
import {
  actionsOf,
  type CheckInput,
  codeAt,
  grantsOf,
  type LocalCheck,
  type Observation,
  phrasesFor,
} from "./localCheck.ts";
import { type Grantee, granteesOf } from "./parties.ts";
import { localChecks } from "./table.ts";

export interface LocalInspection {
  /** Worst first. */
  findings: readonly Finding[];
  gaps: readonly Gap[];
  /** What decoding made of the subject, for whoever goes on with it; null: it failed. */
  reading: Reading | null;
}

/** Runs every local check over a subject. A check that fails is a gap, never silence. `read` may remember what it read. */
export function inspectLocally(
  subject: Subject,
  context: InspectionContext,
  checks: readonly LocalCheck[] = localChecks,
  read: (subject: Subject) => Reading = readSubject,
): LocalInspection {
  const findings: Finding[] = [];
  const gaps: Gap[] = [];
  const reading = readSafely(() => read(subject), gaps);
  const input: CheckInput = { subject, reading: reading ?? nothingRead, context };
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
  return { findings, gaps: [...gaps, ...gapsOf(input)], reading };
}

const nothingRead: Reading = { actions: [], isUnderstood: true };

function runCheck({ code, find }: LocalCheck, input: CheckInput): readonly Finding[] {
  const asOf = isoTime(input.context.now);
  return find(input).map(({ restsOn, ...observation }) => ({
    source: { kind: "local", check: code },
    asOf,
    ...restingOn(restsOn, input.context),
    ...observation,
    code,
    text: bounded(observation.text),
  }));
}

/** The block and date of what a finding rests on. A finding is no newer than the facts below it. */
function restingOn(
  what: Observation["restsOn"],
  { readAt, simulation }: InspectionContext,
): Partial<Pick<Finding, "asOf" | "block">> {
  if (what === "chain" && readAt !== undefined) return { asOf: isoTime(readAt.at), block: readAt.block };
  return what === "simulation" && simulation?.status === "done" ? { block: simulation.block } : {};
}

function readSafely(read: () => Reading, gaps: Gap[]): Reading | null {
  try {
    return read();
  } catch {
    gaps.push(localGap("decoding", "failed", "Decoding failed, so what this request does is not known."));
    return null;
  }
}

function gapsOf(input: CheckInput): readonly Gap[] {
  const { reading, context } = input;
  const gaps: Gap[] = [];
  // Where the wallet itself asks, it wrote the call data and says in its own words what it is for.
  if (!reading.isUnderstood && context.site !== null) {
    gaps.push(localGap("decoding", "undecodable", bounded(undecodedText(reading, phrasesFor(input)))));
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
  // It was a proxy when the account signed for it, so its code can be another's by now.
  const isUnread = ({ party }: Grantee) =>
    context.remembered?.[party] !== undefined && context.contracts?.[party]?.proxy === undefined;
  if (granteesOf(reading).some(isUnread)) {
    gaps.push(
      localGap(
        "proxy-changed",
        "missing-fact",
        "Whether the spender still runs the code that you signed for before could not be read from the chain.",
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
