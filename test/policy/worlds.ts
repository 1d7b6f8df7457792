/**
 * The truths that a statement may have, over every world that fits what is known: one truth is known, two are not.
 * Another form than the three words of the first evaluator, on purpose.
 */
export type Truths = readonly boolean[];

export const certain: Truths = [true];
export const excluded: Truths = [false];
export const open: Truths = [true, false];

export const known = (truth: boolean): Truths => [truth];

/** All statements hold: possible if each may be true, not certain if one may be false. The statements do not hang together. */
export function every(statements: readonly Truths[]): Truths {
  return truthsFrom(
    statements.every((one) => one.includes(true)),
    statements.some((one) => one.includes(false)),
  );
}

/** At least one statement holds. */
export function some(statements: readonly Truths[]): Truths {
  return truthsFrom(
    statements.some((one) => one.includes(true)),
    statements.every((one) => one.includes(false)),
  );
}

/** What the page calls yes, no and unknown. */
export function wordOf(truths: Truths): "yes" | "no" | "unknown" {
  if (truths.includes(true) && truths.includes(false)) return "unknown";
  return truths.includes(true) ? "yes" : "no";
}

function truthsFrom(mayBeTrue: boolean, mayBeFalse: boolean): Truths {
  if (mayBeTrue && mayBeFalse) return open;
  return mayBeTrue ? certain : excluded;
}
