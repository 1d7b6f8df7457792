import type { Judged, Mutant } from "./mutant.ts";

/** What an earlier run leaves to be judged, and what it still answers for. */
export interface Again {
  /** Survivors of that run, and mutants that it never met. */
  open: readonly Mutant[];
  /** Noticed in that run; the change stands in the text as it did. */
  settled: readonly Judged[];
}

/**
 * Parts the mutants of today by what an earlier run said of them. A mutant is the same one when its change, the thing it lies in, and its
 * place among equal changes there are the same: lines may have moved.
 */
export function partByEarlier(mutants: readonly Mutant[], earlier: readonly Judged[]): Again {
  const noticed = new Map(
    named(earlier, ({ mutant }) => mutant)
      .filter(([, { fate }]) => fate !== "survived")
      .map(([name, judged]) => [name, judged] as const),
  );
  const open: Mutant[] = [];
  const settled: Judged[] = [];
  for (const [name, mutant] of named(mutants, (one) => one)) {
    const before = noticed.get(name);
    if (before === undefined) open.push(mutant);
    else settled.push({ ...before, mutant });
  }
  return { open, settled };
}

function named<T>(all: readonly T[], mutantOf: (one: T) => Mutant): [string, T][] {
  const counts = new Map<string, number>();
  const inOrder = [...all].sort((a, b) => mutantOf(a).start - mutantOf(b).start);
  return inOrder.map((one) => {
    const { file, inside, kind, from, to } = mutantOf(one);
    const name = [file, inside, kind, from, to].join("\n");
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [`${name}\n${count}`, one];
  });
}
