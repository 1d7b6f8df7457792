import type { Finding, Gap } from "../finding.ts";
import { type Outcome, outcomes } from "../level.ts";
import { decideReading } from "./decide.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";
import { createPast } from "./facts/past.ts";
import { type AnswerFacts, foldAnswers } from "./foldAnswers.ts";
import { pastSpendOf } from "./gatherFacts.ts";
import type { PolicyFacts } from "./policyFacts.ts";

/** One past request with everything its decision hung on, but for exceptions and what was signed before it. */
export interface PastRequest {
  id: string;
  title: string;
  /** Milliseconds. */
  at: number;
  wasSigned: boolean;
  facts: PolicyFacts;
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
}

export interface DryRunRow {
  id: string;
  title: string;
  at: number;
  before: Outcome;
  after: Outcome;
  /** The first reason of the policy that was tried. */
  text: string;
}

export interface DryRunResult {
  total: number;
  /** Blocked now and not before, and the other way round. */
  moreBlocks: number;
  fewerBlocks: number;
  /** Neither is a block, and more or less is asked of the user. */
  morePrompts: number;
  fewerPrompts: number;
  /** Would pass without a question, and did not. */
  newlyAllowed: number;
  /** Those that are decided otherwise, the strictest change first; at most 200. */
  rows: readonly DryRunRow[];
}

export interface DryRun {
  /** Decides so many more requests. */
  step: (count: number) => { done: number; total: number };
  /** Of what has been decided so far. */
  result: () => DryRunResult;
}

const mostRows = 200;

/**
 * Decides past requests by two policies and counts what would change. Sums over time are counted anew from those that were
 * signed; exceptions have no say. Changes nothing.
 */
export function createDryRun(
  before: PolicyReading,
  after: PolicyReading,
  requests: readonly PastRequest[],
): DryRun {
  const ordered = [...requests].sort((a, b) => a.at - b.at);
  const past = createPast([]);
  const rows: DryRunRow[] = [];
  let done = 0;
  const decideNext = (request: PastRequest): void => {
    const fold = foldAnswers(request);
    const { facts, id, title, at } = request;
    const gather = () => ({ facts, past, overrides: [] });
    const was = decideReading(before, fold, gather);
    const now = decideReading(after, fold, gather);
    if (was.outcome !== now.outcome) {
      const text = now.reasons[0]?.text ?? "";
      rows.push({ id, title, at, before: was.outcome, after: now.outcome, text });
    }
    const spend = request.wasSigned ? pastSpendOf(facts) : null;
    if (spend !== null) past.add(spend);
  };
  return {
    step(count) {
      const end = Math.min(ordered.length, done + count);
      for (const request of ordered.slice(done, end)) decideNext(request);
      done = end;
      return { done, total: ordered.length };
    },
    result: () => resultOf(rows, done),
  };
}

function resultOf(rows: readonly DryRunRow[], total: number): DryRunResult {
  const count = (fits: (row: DryRunRow) => boolean) => rows.filter(fits).length;
  const isBlock = ({ before, after }: DryRunRow) => before === "block" || after === "block";
  return {
    total,
    moreBlocks: count(({ after }) => after === "block"),
    fewerBlocks: count(({ before }) => before === "block"),
    morePrompts: count((row) => !isBlock(row) && change(row) > 0),
    fewerPrompts: count((row) => !isBlock(row) && change(row) < 0),
    newlyAllowed: count(({ after }) => after === "allow"),
    rows: [...rows].sort((a, b) => change(b) - change(a) || b.at - a.at).slice(0, mostRows),
  };
}

function change({ before, after }: DryRunRow): number {
  return outcomes.indexOf(after) - outcomes.indexOf(before);
}
