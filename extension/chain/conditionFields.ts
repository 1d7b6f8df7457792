import type { Address, Hex } from "../domain/primitives.ts";
import type { ConditionFacts } from "./homeFacts.ts";

/** A condition as the contract stores it; a field whose bit is not set matches anything. */
export interface ChainCondition {
  target: Address;
  selector: Hex;
  fields: number;
  chainId: bigint;
  fromSecond: number;
  untilSecond: number;
  /** A public amount; 0 where it stands in the encrypted document, and then every value matches on chain. */
  minValue: bigint;
}

const bits = { target: 1, selector: 2, chain: 4, time: 8, amount: 16 } as const;
const noAddress: Address = "0x0000000000000000000000000000000000000000";
const day = 86_400;

/** A condition for the contract. Says that there is an amount, and never which. */
export function chainConditionOf(facts: ConditionFacts): ChainCondition {
  const { target, selector, chainId, fromSecond, untilSecond, hasAmount } = facts;
  const hasTime = fromSecond !== null || untilSecond !== null;
  const fields =
    (target === null ? 0 : bits.target) |
    (selector === null ? 0 : bits.selector) |
    (chainId === null ? 0 : bits.chain) |
    (hasTime ? bits.time : 0) |
    (hasAmount ? bits.amount : 0);
  return {
    target: target ?? noAddress,
    selector: selector ?? "0x00000000",
    fields,
    chainId: BigInt(chainId ?? 0),
    fromSecond: hasTime ? (fromSecond ?? 0) : 0,
    untilSecond: hasTime ? (untilSecond ?? day) : 0,
    minValue: 0n,
  };
}

/** The same condition read back. */
export function conditionFactsOf(condition: ChainCondition): ConditionFacts {
  const has = (bit: number) => (condition.fields & bit) !== 0;
  return {
    target: has(bits.target) ? (condition.target.toLowerCase() as Address) : null,
    selector: has(bits.selector) ? condition.selector : null,
    chainId: has(bits.chain) ? Number(condition.chainId) : null,
    fromSecond: has(bits.time) ? condition.fromSecond : null,
    untilSecond: has(bits.time) ? condition.untilSecond : null,
    hasAmount: has(bits.amount),
  };
}
