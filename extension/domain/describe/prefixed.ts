/** The prefix before the heading of rows that stand under one, else before each label. */
export function prefixed<Row extends { label: string; under?: string }>(
  prefix: string,
  rows: readonly Row[],
): readonly Row[] {
  return rows.map((row) =>
    row.under === undefined
      ? { ...row, label: `${prefix}${row.label}` }
      : { ...row, under: `${prefix}${row.under}` },
  );
}
