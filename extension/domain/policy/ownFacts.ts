import type { Address } from "../primitives.ts";
import type { PolicyFacts } from "./policyFacts.ts";

/** What an action that the wallet itself built moves, of one token. */
export interface OwnMove {
  token: Address | "native";
  amount: bigint;
}

/**
 * The facts of an action that the wallet built itself, on its own contracts: nothing is hidden in it, whatever the decoder of
 * foreign calls makes of it. Never for what a page asked.
 */
export function withOwnMoves(facts: PolicyFacts, moves: readonly OwnMove[]): PolicyFacts {
  const movements = moves.flatMap((move) => [
    { ...move, isSum: false },
    { ...move, isSum: true },
  ]);
  return { ...facts, isUnderstood: true, movements };
}
