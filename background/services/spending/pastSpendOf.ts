import type { PastSpend, PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

/** What a request that is approved now adds to the sums over time; null for what no account signs. */
export function pastSpendOf(facts: PolicyFacts, at: number): PastSpend | null {
  const { account, chain, kind, site, targets } = facts;
  if (account === null || kind === "site") return null;
  return { at, account, chain, kind, site, targets, moved: movedBy(facts) };
}

/** The sum of each token; null: not known how much. */
export function movedBy({ movements }: Pick<PolicyFacts, "movements">): PastSpend["moved"] {
  const moved: Record<Address | "native", bigint | null> = {};
  for (const { token, amount, isSum } of movements) {
    if (isSum) moved[token] = amount;
  }
  return moved;
}
