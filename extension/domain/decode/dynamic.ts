import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import type { CallContext } from "./functions.ts";

/** One call inside another. */
export interface InnerCall {
  /** `null`: the wrapper calls itself, so the sender stays the same. */
  to: Address | null;
  value: bigint;
  data: Hex;
}

/** What a function with dynamic arguments does: deeds of its own, and calls that it makes. */
export interface DynamicReading {
  deeds: readonly Deed[];
  calls: readonly InnerCall[];
}

/** A function with dynamic arguments. Its selector is the key; a test recomputes it from `name` and `parameters`. */
export interface DynamicFunction {
  name: string;
  /** As viem's human-readable form. */
  parameters: string;
  /** Null: not in a form that it understands. May throw on arguments of the wrong form; the caller takes that alike. */
  read: (values: readonly unknown[], call: CallContext) => DynamicReading | null;
}
