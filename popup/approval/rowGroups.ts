/** Rows that follow each other under the same heading, or under none. */
export interface RowGroup<Row> {
  under: string | undefined;
  rows: readonly Row[];
}

/** The rows in their order, each in one group. What stands under a heading is never beside what does not. */
export function groupsOf<Row extends { under?: string }>(rows: readonly Row[]): readonly RowGroup<Row>[] {
  const starts = rows.flatMap(({ under }, at) => (at === 0 || rows[at - 1]?.under !== under ? [at] : []));
  return starts.map((from, at) => ({ under: rows[from]?.under, rows: rows.slice(from, starts[at + 1]) }));
}
