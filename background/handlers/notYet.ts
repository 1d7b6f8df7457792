import { invariant } from "../../extension/errors/invariant.ts";

/** Stands where a message has no handler of its own yet; goes with the last of them. */
export async function notYet(): Promise<never> {
  return invariant(false, "this message is not there yet") as never;
}
