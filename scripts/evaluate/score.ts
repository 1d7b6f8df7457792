import type { Judgement } from "./pipeline.ts";
import { type ErrorPattern, errorsOf, patternsOf, type RowError, worstOf } from "./rowErrors.ts";
import type { Truth } from "./rows.ts";
import type { ScoredRow } from "./scoredRow.ts";
import { type Share, wilson } from "./wilson.ts";

export interface CategoryScore {
  category: string;
  label: Truth;
  rows: number;
  /** What the file counts by: a finding, or a stop. */
  flagged: number;
  refused: number;
  blocked: number;
  held: number;
  warned: number;
  allowed: number;
  gap: number;
}

/** The figures of one file, in the shape that other programs read. */
export interface FileScore {
  file: string;
  rows: number;
  malformed: number;
  recall: Share | null;
  falsePositives: Share | null;
  /** The share of rows with at least one gap. */
  unknown: Share | null;
  categories: readonly CategoryScore[];
  worst: readonly RowError[];
  /** What the errors have in common: a category and what was found, with how many there are. */
  patterns: readonly ErrorPattern[];
}

/** Counts what became of the rows of one file. */
export function scoreRows(file: string, rows: readonly ScoredRow[], malformed = 0): FileScore {
  const malicious = rows.filter(({ truth }) => truth === "malicious");
  const benign = rows.filter(({ truth }) => truth === "benign");
  const errors = errorsOf(rows);
  return {
    file,
    rows: rows.length,
    malformed,
    recall: wilson(countFlagged(malicious), malicious.length),
    falsePositives: wilson(countFlagged(benign), benign.length),
    unknown: wilson(rows.filter(({ judgement }) => judgement.hasGap).length, rows.length),
    categories: categoriesOf(rows),
    worst: worstOf(errors),
    patterns: patternsOf(errors),
  };
}

/** The share of rows that were flagged, with its interval. */
export function shareFlagged(rows: readonly ScoredRow[]): Share | null {
  return wilson(countFlagged(rows), rows.length);
}

function countFlagged(rows: readonly ScoredRow[]): number {
  return rows.filter(({ isFlagged }) => isFlagged).length;
}

function categoriesOf(rows: readonly ScoredRow[]): readonly CategoryScore[] {
  const groups = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const key = `${row.category}\n${row.truth}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()]
    .flatMap((group) => (group[0] === undefined ? [] : [categoryScore(group[0], group)]))
    .sort((a, b) => a.category.localeCompare(b.category) || b.label.localeCompare(a.label));
}

function categoryScore({ category, truth }: ScoredRow, group: readonly ScoredRow[]): CategoryScore {
  const count = (result: Judgement["result"]) =>
    group.filter(({ judgement }) => judgement.result === result).length;
  return {
    category,
    label: truth,
    rows: group.length,
    flagged: countFlagged(group),
    refused: count("refused"),
    blocked: count("block"),
    held: count("hold"),
    warned: count("warn"),
    allowed: count("allow"),
    gap: group.filter(({ judgement }) => judgement.hasGap).length,
  };
}
