import { decodeAbiParameters, encodeAbiParameters, parseAbiParameters } from "viem/utils";
import type { Hex } from "../primitives.ts";

/** Arguments that encode back to exactly the bytes they were read from, or flagged as not doing so. */
export interface StrictArguments {
  values: readonly unknown[];
  isCanonical: boolean;
}

/** Decodes arguments with dynamic parts, or returns null where they cannot be decoded. Never throws. */
export function decodeStrictly(parameters: string, body: Hex): StrictArguments | null {
  try {
    const types = parseAbiParameters(parameters) as Parameters<typeof decodeAbiParameters>[0];
    const values = decodeAbiParameters(types, body) as readonly unknown[];
    return { values, isCanonical: encodeAbiParameters(types, values) === body };
  } catch {
    return null;
  }
}
