import type { FactName } from "../../policyDocument.ts";
import type { PastSpend } from "../policyFacts.ts";
import type { OpenCondition } from "./openCondition.ts";
import type { Token } from "./token.ts";

/** Which past requests, and which of their tokens, the sums of one rule are over. */
export interface Scope {
  /** The same for scopes that hold of the same. */
  key: string;
  holds: (past: PastSpend) => boolean;
  picks: (token: Token) => boolean;
  hasTokens: boolean;
}

type Value = string | number;

/** What of a past request each scoping fact is compared with. */
const present: Partial<Record<FactName, (past: PastSpend) => readonly (Value | null)[]>> = {
  site: ({ site }) => [site],
  target: ({ targets }) => targets,
  chain: ({ chain }) => [chain],
  kind: ({ kind }) => [kind],
  account: ({ account }) => [account],
};

/** The scope that a rule's conditions make. */
export function scopeOf(conditions: readonly OpenCondition[]): Scope {
  const tokens = conditions.flatMap(({ condition, values }) =>
    condition.fact === "token" ? [new Set<Value>(values)] : [],
  );
  const requests = conditions.flatMap(({ condition, values }) => {
    const read = present[condition.fact];
    return read === undefined ? [] : [{ read, wanted: new Set<Value | null>(values) }];
  });
  const asked = conditions.filter(
    ({ condition: { fact } }) => fact === "token" || present[fact] !== undefined,
  );
  return {
    key: JSON.stringify(asked.map(({ condition, values }) => [condition.fact, values])),
    holds: (past) => requests.every(({ read, wanted }) => read(past).some((one) => wanted.has(one))),
    picks: (token) => tokens.every((wanted) => wanted.has(token)),
    hasTokens: tokens.length > 0,
  };
}
