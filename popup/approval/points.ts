import type { Decision } from "../../extension/domain/decision.ts";
import type { Requirement } from "../../extension/domain/requirement.ts";
import type { Tone } from "../parts/LevelMark.tsx";
import { approvalText } from "../text/approval.ts";
import { levelText } from "../text/levels.ts";

/** One thing that the user opens and reads; `id` is the name that the background demands. */
export interface Point {
  id: string;
  tone: Tone;
  text: string;
  word: string;
  /** Who says so. */
  source: string;
  /** Milliseconds; null where it is not dated. */
  at: number | null;
  remedy: string | null;
  code: string | null;
  /** The call of a batch that it is about. */
  call: number | null;
}

/** Findings, worst first, then gaps. Ids follow the decision's own order, not the one shown. */
export function pointsOf(decision: Decision): readonly Point[] {
  const order: readonly Tone[] = ["critical", "danger", "caution", "none"];
  const findings = decision.findings.map(
    (finding, at): Point => ({
      id: `finding-${at}`,
      tone: finding.level,
      text: finding.text,
      word: levelText[finding.level],
      source: approvalText.source(finding.source, finding.block),
      at: Number.isNaN(Date.parse(finding.asOf)) ? null : Date.parse(finding.asOf),
      remedy: finding.remedy ?? null,
      code: finding.code,
      call: finding.about?.call ?? null,
    }),
  );
  const sorted = findings.toSorted((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
  return [...sorted, ...decision.gaps.map(gapPoint)];
}

function gapPoint(gap: Decision["gaps"][number], at: number): Point {
  return {
    id: `gap-${at}`,
    tone: "unknown",
    text: gap.text,
    word: gap.who.kind === "local" ? approvalText.notKnown : levelText.unknown,
    source:
      gap.who.kind === "secware"
        ? gap.who.name
        : approvalText.source({ kind: "local", check: gap.who.check }),
    at: null,
    remedy: null,
    code: approvalText.gapReason(gap.reason),
    call: null,
  };
}

/** The reasons of the decision as points, for those that have to be opened too. */
function reasonPointsOf(decision: Decision): readonly Point[] {
  return decision.reasons.map((reason, at) => ({
    id: `reason-${at}`,
    tone: decision.level === "none" && decision.gaps.length > 0 ? "unknown" : decision.level,
    text: reason.text,
    word: approvalText.outcome(reason),
    source: approvalText.by(reason),
    at: null,
    remedy: null,
    code: null,
    call: null,
  }));
}

/**
 * The points that `requirement` demands, in the order shown. An id that nothing here knows still gets a line, so that the
 * screen can never demand what it does not show.
 */
export function demandedPointsOf(decision: Decision | null, requirement: Requirement): readonly Point[] {
  if (requirement.kind !== "open" && requirement.kind !== "hold") return [];
  const known = decision === null ? [] : [...pointsOf(decision), ...reasonPointsOf(decision)];
  const demanded = known.filter(({ id }) => requirement.points.includes(id));
  const missing = requirement.points.filter((id) => !known.some((point) => point.id === id));
  return [...demanded, ...missing.map(namelessPoint)];
}

function namelessPoint(id: string): Point {
  return {
    id,
    tone: "unknown",
    text: approvalText.notUnderstood,
    word: levelText.unknown,
    source: id,
    at: null,
    remedy: null,
    code: null,
    call: null,
  };
}
