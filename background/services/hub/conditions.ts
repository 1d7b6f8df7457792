import type { ConditionFacts } from "../../../extension/chain/homeFacts.ts";
import type { WareCondition, WareParameters } from "../../../extension/messages/shapes.ts";
import type { PrivateParts } from "../policy/policy.ts";

/** The public half of conditions: everything but the amounts. */
export function publicConditions(conditions: readonly WareCondition[]): ConditionFacts[] {
  return conditions.map(({ target, selector, chainId, fromSecond, untilSecond, minAmount }) => ({
    target: target ?? null,
    selector: (selector as ConditionFacts["selector"]) ?? null,
    chainId: chainId ?? null,
    fromSecond: fromSecond ?? null,
    untilSecond: untilSecond ?? null,
    hasAmount: minAmount !== undefined,
  }));
}

/** The private half, which goes into the encrypted document. */
export function privateParts(conditions: readonly WareCondition[], parameters: WareParameters): PrivateParts {
  return { parameters, conditionAmounts: conditions.map(({ minAmount }) => minAmount ?? null) };
}

/**
 * Both halves as one. Where the private half does not fit the public one, no amount is applied: a SecWare is then asked more
 * often than the user said, never less.
 */
export function joinConditions(
  facts: readonly ConditionFacts[],
  { conditionAmounts }: PrivateParts,
): WareCondition[] {
  const fits = conditionAmounts.length === facts.length;
  return facts.map(({ target, selector, chainId, fromSecond, untilSecond, hasAmount }, index) => {
    const minAmount = fits && hasAmount ? (conditionAmounts[index] ?? null) : null;
    return {
      ...(target === null ? {} : { target }),
      ...(selector === null ? {} : { selector }),
      ...(chainId === null ? {} : { chainId }),
      ...(minAmount === null ? {} : { minAmount }),
      ...(fromSecond === null ? {} : { fromSecond }),
      ...(untilSecond === null ? {} : { untilSecond }),
    };
  });
}
