import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

/** Sums by token; null: not known how much; absent: nothing of it. */
export type Moved = Readonly<Partial<Record<Address | "native", bigint | null>>>;

/** The sum of each token that a request moves; null: not known how much. */
export function movedBy({ movements }: Pick<PolicyFacts, "movements">): Moved {
  const moved: Partial<Record<Address | "native", bigint | null>> = {};
  for (const { token, amount, isSum } of movements) {
    if (isSum) moved[token] = amount;
  }
  return moved;
}
