import type { StratumRow } from "../evaluate/strata/generate.ts";

/** Rows of one pair have the same name. */
export function pairOf({ id }: StratumRow): string {
  return id.split("/").slice(0, 2).join("/");
}

/**
 * A few whole pairs of every stratum, each of another variant as long as there are any. Only of the author's half: whoever
 * improves rules must not see the hidden one.
 */
export function samplePairs(rows: readonly StratumRow[], perStratum: number): readonly StratumRow[] {
  const open = rows.filter(({ half }) => half === "author");
  return [...new Set(open.map(({ category }) => category))].flatMap((category) => {
    const ofStratum = open.filter((row) => row.category === category);
    const chosen = new Set(choose(ofStratum, perStratum));
    return ofStratum.filter((row) => chosen.has(pairOf(row)));
  });
}

function choose(rows: readonly StratumRow[], count: number): readonly string[] {
  const seen = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const row of rows) {
    if (pairs.has(pairOf(row))) continue;
    const before = seen.get(row.variant) ?? 0;
    seen.set(row.variant, before + 1);
    pairs.set(pairOf(row), before);
  }
  return [...pairs]
    .sort((a, b) => a[1] - b[1])
    .slice(0, count)
    .map(([pair]) => pair);
}
