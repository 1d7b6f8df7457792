import { BaseError } from "./baseError.ts";

/** A bug of ours: an impossible branch or a broken promise between our own parts. */
export class InvariantError extends BaseError {
  override readonly code = "internal.invariant";
}

/** Throws `InvariantError` unless `condition` holds. `what` says what must hold, without values. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantError(`This must hold: ${what}.`, { hint: "Report it: this is a bug." });
}

/** For the branch that an exhaustive switch cannot reach. */
export function unreachable(value: never, what: string): never {
  throw new InvariantError(`This must hold: ${what}.`, {
    hint: "Report it: this is a bug.",
    facts: { seen: typeof value },
  });
}
