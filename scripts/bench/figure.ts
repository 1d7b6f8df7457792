/** One measured figure, with its goal and, where there is one, the peer that was measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  n: number;
  p50: number | null;
  p95: number | null;
  peer: { name: string; value: number } | null;
  ratio: number | null;
  goal: string;
}

/** Measures one thing; `tell` gets progress. */
export type Measure = (tell: (line: string) => void) => Promise<readonly Figure[]>;

/** The value below which the given share of the readings lies. */
export function quantile(readings: readonly number[], share: number): number {
  const sorted = [...readings].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A figure made of many readings in one unit; its value is the 95th percentile. */
export function fromReadings(name: string, unit: string, readings: readonly number[], goal: string): Figure {
  const p95 = quantile(readings, 0.95);
  return {
    name,
    value: p95,
    unit,
    n: readings.length,
    p50: quantile(readings, 0.5),
    p95,
    peer: null,
    ratio: null,
    goal,
  };
}

/** Milliseconds of each of `n` runs of `work`, after as many warm runs as a tenth of it. */
export async function time(n: number, work: (index: number) => unknown): Promise<number[]> {
  const readings: number[] = [];
  for (let index = -Math.ceil(n / 10); index < n; index += 1) {
    const startedAt = performance.now();
    await work(Math.max(index, 0));
    if (index >= 0) readings.push(performance.now() - startedAt);
  }
  return readings;
}
