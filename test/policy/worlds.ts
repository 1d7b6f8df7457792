/**
 * The truths that a statement may have, over every world that fits what is known: one truth is known, two are not.
 * Another form than the three words of the first evaluator, on purpose.
 */
export type Truths = readonly boolean[];

export const certain: Truths = [true];
export const excluded: Truths = [false];
export const open: Truths = [true, false];

export const known = (truth: boolean): Truths => [truth];

/** All statements hold. */
export function every(statements: readonly Truths[]): Truths {
  return statements.reduce((left, right) => combine(left, right, (a, b) => a && b), certain);
}

/** At least one statement holds. */
export function some(statements: readonly Truths[]): Truths {
  return statements.reduce((left, right) => combine(left, right, (a, b) => a || b), excluded);
}

/** What the page calls yes, no and unknown. */
export function wordOf(truths: Truths): "yes" | "no" | "unknown" {
  if (truths.includes(true) && truths.includes(false)) return "unknown";
  return truths.includes(true) ? "yes" : "no";
}

function combine(left: Truths, right: Truths, join: (a: boolean, b: boolean) => boolean): Truths {
  const possible = left.flatMap((a) => right.map((b) => join(a, b)));
  return [true, false].filter((truth) => possible.includes(truth));
}
