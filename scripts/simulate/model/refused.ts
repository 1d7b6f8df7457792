/** The model's word for a revert: `error` is the name of the contract's error, and nothing has changed. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly error: string;

  constructor(error: string) {
    super(error);
    this.error = error;
  }
}

/** Refuses, as `require` does. */
export function demand(condition: boolean, error: string): asserts condition {
  if (!condition) throw new Refused(error);
}
