/** Amounts in the order of time, summed once, so that the sum since any moment is looked up and not added up. */
export interface Series {
  /** In the order of time; null: not known how much. */
  push: (at: number, amount: bigint | null) => void;
  /** The sum of everything from `from` on; null where one of it is not known. */
  since: (from: number) => bigint | null;
}

export function createSeries(): Series {
  const times: number[] = [];
  /** Up to and without the one of the same place. */
  const sums: bigint[] = [0n];
  const unknowns: number[] = [0];
  return {
    push(at, amount) {
      const last = times.push(at) - 1;
      sums.push((sums[last] ?? 0n) + (amount ?? 0n));
      unknowns.push((unknowns[last] ?? 0) + (amount === null ? 1 : 0));
    },
    since(from) {
      const start = firstFrom(times, from);
      const end = times.length;
      return unknowns[end] === unknowns[start] ? (sums[end] ?? 0n) - (sums[start] ?? 0n) : null;
    },
  };
}

/** The first place whose time is not before `from`. */
function firstFrom(times: readonly number[], from: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
