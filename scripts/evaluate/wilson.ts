/** A share of rows with its 95 % interval. */
export type Share = readonly [point: number, low: number, high: number];

// The 97.5th percentile of the normal distribution.
const z = 1.959963984540054;

/** The Wilson score interval of `hits` out of `n`; null where there was nothing to count. */
export function wilson(hits: number, n: number): Share | null {
  if (n === 0) return null;
  const point = hits / n;
  const scale = 1 + (z * z) / n;
  const middle = (point + (z * z) / (2 * n)) / scale;
  const reach = (z / scale) * Math.sqrt((point * (1 - point)) / n + (z * z) / (4 * n * n));
  // At both ends rounding would leave a trace beside the exact bound.
  return [point, hits === 0 ? 0 : middle - reach, hits === n ? 1 : middle + reach];
}
