import * as v from "valibot";
import type { Address, Hex } from "./primitives.ts";

/** Decoders that the bodies of this protocol share. */
export const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/),
  v.transform((text) => text as Hex),
);
export const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{40}$/),
  v.transform((text) => text as Address),
);
export const signature = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{130}$/),
  v.transform((text) => text as Hex),
);
export const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength));
export const count = (most: number = Number.MAX_SAFE_INTEGER) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));
/** Amounts and whatever may pass 2^53 are decimal strings. */
export const amount = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,77})$/));
export const chain = v.pipe(v.string(), v.regex(/^eip155:[1-9][0-9]{0,15}$/));
