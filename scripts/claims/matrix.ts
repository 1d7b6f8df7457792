import type { TestOutcome } from "../testing/outcome.ts";
import type { Claimable } from "./catalogue.ts";

/** What the tests say of one row. */
export interface MatrixRow {
  id: string;
  title: string;
  tests: number;
  passed: number;
  failed: number;
  skipped: number;
  notApplicable: string | null;
}

export interface Matrix {
  commit: string;
  rows: readonly MatrixRow[];
  proven: number;
  total: number;
}

/** Joins what may be claimed with the tests that claim it. */
export function toMatrix(
  commit: string,
  catalogue: readonly Claimable[],
  outcomes: readonly TestOutcome[],
): Matrix {
  const rows = catalogue.map(({ id, title, notApplicable }): MatrixRow => {
    const claiming = outcomes.filter((one) => one.title.includes(`[${id}]`));
    const count = (status: TestOutcome["status"]) => claiming.filter((one) => one.status === status).length;
    const counts = { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
    return { id, title, tests: claiming.length, ...counts, notApplicable };
  });
  return { commit, rows, proven: rows.filter(isProven).length, total: rows.length };
}

/** A row is proven when at least one test claims it, and all that do have passed. */
export function isProven({ tests, passed }: MatrixRow): boolean {
  return tests > 0 && passed === tests;
}

/** The matrix for a terminal. */
export function toText({ rows, proven, total }: Matrix): string {
  const lines = rows.map((row) => {
    const state = stateOf(row);
    const counts = row.tests === 0 ? "" : ` (${row.passed}/${row.tests})`;
    return `${row.id.padEnd(6)} ${state.padEnd(7)} ${row.notApplicable ?? row.title}${counts}`;
  });
  return [...lines, `${proven} of ${total} proven`].join("\n");
}

function stateOf(row: MatrixRow): string {
  if (isProven(row)) return "proven";
  if (row.failed > 0) return "broken";
  if (row.tests > 0) return "skipped";
  return row.notApplicable === null ? "open" : "n/a";
}

/** Claims in titles that no row knows: a typing mistake, or a row that was lost. */
export function unknownClaims(known: ReadonlySet<string>, outcomes: readonly TestOutcome[]): string[] {
  const claimed = outcomes.flatMap(({ title }) =>
    [...title.matchAll(/\[([A-Z]{1,3}\d{1,2})\]/g)].map(([, id = ""]) => id),
  );
  return [...new Set(claimed)].filter((id) => !known.has(id)).sort();
}
