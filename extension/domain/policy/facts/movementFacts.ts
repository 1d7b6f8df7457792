import type { FactEntry, MovementTest } from "./factEntry.ts";
import { isAmount, isToken } from "./forms.ts";
import { toMatch } from "./match.ts";
import type { OpenCondition } from "./openCondition.ts";

/** Facts of each movement; the conditions of one rule are asked of one movement together. */
export const movementFacts = {
  token: {
    ...{ about: "movement", ops: ["eq", "in"], isValue: isToken, group: "addresses", isAlwaysKnown: false },
    compile: ({ values }: OpenCondition): MovementTest => {
      const wanted = new Set(values);
      return ({ token }) => toMatch(wanted.has(token));
    },
  },
  amount: {
    ...{ about: "movement", ops: ["eq", "in", "gte", "lte"], isValue: isAmount, isAlwaysKnown: false },
    compile: (open: OpenCondition): MovementTest => {
      const compare = comparison(open, 1n);
      return ({ amount }) => (amount === null ? "unknown" : toMatch(compare(amount)));
    },
  },
  value: {
    ...{ about: "movement", ops: ["gte", "lte"], isValue: isAmount, isAlwaysKnown: false },
    compile: (open: OpenCondition): MovementTest => {
      const compare = comparison(open, open.prices.parts);
      return ({ token, amount }, { facts }) => {
        const worth = amount === null ? null : open.prices.worth(facts.chain, token, amount);
        return worth === null ? "unknown" : toMatch(compare(worth));
      };
    },
  },
} as const satisfies Record<string, FactEntry>;

/** Compares whole numbers with a condition's values, of which one is so many parts. */
export function comparison(
  { condition: { op }, values }: OpenCondition,
  parts: bigint,
): (amount: bigint) => boolean {
  const wanted = new Set(values.map((value) => BigInt(value) * parts));
  const [limit = 0n] = wanted;
  if (op === "gte") return (amount) => amount >= limit;
  return op === "lte" ? (amount) => amount <= limit : (amount) => wanted.has(amount);
}
