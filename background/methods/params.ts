import * as v from "valibot";
import { ProviderError } from "./providerError.ts";

/** Decodes what a page sent. Throws `ProviderError` with −32602, and never says what was found. */
export function decodeParams<S extends v.GenericSchema>(schema: S, params: unknown): v.InferOutput<S> {
  const decoded = v.safeParse(schema, params, { abortEarly: true });
  if (!decoded.success) throw new ProviderError("invalid-params");
  return decoded.output;
}

/** A chain id as JSON-RPC writes it: hexadecimal, no leading zeros. */
export const hexChainId = v.pipe(
  v.string(),
  v.regex(/^0x[1-9a-fA-F][0-9a-fA-F]{0,12}$/),
  v.transform(Number),
  v.safeInteger(),
);

export function toHexChainId(chainId: number): string {
  return `0x${chainId.toString(16)}`;
}
