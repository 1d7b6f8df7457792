import { levels } from "../../extension/domain/level.ts";
import type { Judgement } from "./pipeline.ts";
import type { Truth } from "./rows.ts";
import type { ScoredRow } from "./scoredRow.ts";

/** A malicious row that was missed, or a benign one that was flagged. */
export interface RowError {
  id: string;
  label: Truth;
  category: string;
  result: Judgement["result"];
  /** What was found, each with its level; of a refusal its reason. */
  codes: readonly string[];
}

/** What errors have in common: a category and what was found, with how many there are. */
export interface ErrorPattern {
  category: string;
  label: Truth;
  codes: readonly string[];
  rows: number;
}

const mostWorst = 30;
const mostPatterns = 40;
// So that one category does not fill the list.
const mostOfCategory = 4;
const severity: readonly Judgement["result"][] = ["allow", "warn", "hold", "block", "refused"];

/** Every error, worst first: what was let through most lightly, then what was stopped most strictly. */
export function errorsOf(rows: readonly ScoredRow[]): readonly RowError[] {
  const misses = rows.filter(({ truth, isFlagged }) => truth === "malicious" && !isFlagged);
  const alarms = rows.filter(({ truth, isFlagged }) => truth === "benign" && isFlagged);
  return [...sortedBy(misses, rankOf), ...sortedBy(alarms, (row) => -rankOf(row))].map(asError);
}

/** The worst misses and the worst false alarms, a few of each category. */
export function worstOf(errors: readonly RowError[]): readonly RowError[] {
  const taken = new Map<string, number>();
  const spread = errors.filter(({ category, label }) => {
    const key = `${label} ${category}`;
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count <= mostOfCategory;
  });
  const first = (wanted: Truth) => spread.filter(({ label }) => label === wanted).slice(0, mostWorst);
  return [...first("malicious"), ...first("benign")];
}

/** The errors by what they have in common, most frequent first. */
export function patternsOf(errors: readonly RowError[]): readonly ErrorPattern[] {
  const patterns = new Map<string, ErrorPattern>();
  for (const { category, label, codes: all } of errors) {
    const codes = [...new Set(all)].sort();
    const key = JSON.stringify([category, label, codes]);
    const rows = (patterns.get(key)?.rows ?? 0) + 1;
    patterns.set(key, { category, label, codes, rows });
  }
  return [...patterns.values()].sort((a, b) => b.rows - a.rows).slice(0, mostPatterns);
}

function rankOf({ judgement }: ScoredRow): number {
  return severity.indexOf(judgement.result) * levels.length + levels.indexOf(judgement.level);
}

function sortedBy(rows: readonly ScoredRow[], rank: (row: ScoredRow) => number): readonly ScoredRow[] {
  return [...rows].sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id));
}

function asError({ id, truth, category, judgement }: ScoredRow): RowError {
  const codes = judgement.codes.map(([code, level]) => (level === "none" ? code : `${code} (${level})`));
  return { id, label: truth, category, result: judgement.result, codes };
}
