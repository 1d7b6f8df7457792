import type { Fold } from "../foldAnswers.ts";
import type { Movement } from "../movements.ts";
import type { PolicyFacts } from "../policyFacts.ts";
import type { AccountPast, Past } from "./past.ts";
import type { Token } from "./token.ts";

/** One request as the conditions of all rules look at it, prepared once. */
export interface RequestView {
  facts: PolicyFacts;
  fold: Fold;
  /** What the request itself moves of each token; null: not known how much. */
  moved: ReadonlyMap<Token, bigint | null>;
  /** What the same account signed. */
  past: AccountPast;
  /** UTC. */
  minuteOfDay: number;
}

export function viewOf(facts: PolicyFacts, fold: Fold, past: Past): RequestView {
  return {
    ...{ facts, fold },
    moved: ownSums(facts.movements),
    past: past.of(facts.account),
    minuteOfDay: Math.floor(facts.now / 60_000) % 1440,
  };
}

/** The sum of each token over the whole request. */
export function ownSums(movements: readonly Movement[]): ReadonlyMap<Token, bigint | null> {
  const sums = new Map<Token, bigint | null>();
  for (const { token, amount, isSum } of movements) {
    if (isSum) continue;
    const sum = sums.has(token) ? (sums.get(token) ?? null) : 0n;
    sums.set(token, sum === null || amount === null ? null : sum + amount);
  }
  return sums;
}
