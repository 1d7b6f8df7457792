import type { TokenFacts } from "./context.ts";
import type { Address } from "./primitives.ts";

/** Tokens that everybody holds, by chain; written by hand, lower case. */
export const coreTokens: Readonly<Record<number, Readonly<Record<Address, TokenFacts>>>> = {};

/** The core token at `address`, or null. */
export function coreTokenAt(chainId: number, address: Address): TokenFacts | null {
  const tokens = coreTokens[chainId];
  return tokens !== undefined && Object.hasOwn(tokens, address) ? (tokens[address] ?? null) : null;
}
