import type { PolicyFacts } from "../policyFacts.ts";
import type { FactEntry, SumTest } from "./factEntry.ts";
import { isAmount, isCount } from "./forms.ts";
import { anyOf, hiddenMay, type Match, toMatch } from "./match.ts";
import { comparison } from "./movementFacts.ts";
import type { OpenCondition } from "./openCondition.ts";
import type { RequestView } from "./requestView.ts";
import type { Scope } from "./scope.ts";

const sum = { about: "sum", ops: ["gte", "lte"], extra: "within", isAlwaysKnown: false } as const;

/** Facts of what was signed before, this request included. */
export const sumFacts = {
  spent: { ...sum, isValue: isAmount, compile: compileSpent },
  spentValue: { ...sum, isValue: isAmount, compile: compileSpentValue },
  count: { ...sum, isValue: isCount, compile: compileCount },
} as const satisfies Record<string, FactEntry>;

function compileSpent(open: OpenCondition): SumTest {
  const compare = comparison(open, 1n);
  const matchTokens = ({ facts, moved, past }: RequestView, scope: Scope): readonly Match[] =>
    [...moved].flatMap(([token, own]) => {
      if (!scope.picks(token)) return [];
      const total = plus(own, past.spent(scope, token, facts.chain, startOf(facts, open)));
      return total === null ? "unknown" : toMatch(compare(total));
    });
  return {
    match(view, scope) {
      if (!view.facts.isClockTrusted) return "unknown";
      const match = anyOf(matchTokens(view, scope));
      return match === "no" ? hiddenMay(false, view.facts.isUnderstood) : match;
    },
    holdsOfAll(view, scope) {
      if (!view.facts.isUnderstood || ![...view.moved.keys()].every(scope.picks)) return false;
      return matchTokens(view, scope).every((match) => match === "yes");
    },
  };
}

function compileSpentValue(open: OpenCondition): SumTest {
  const compare = comparison(open, open.prices.parts);
  return {
    match(view, scope) {
      const { facts, moved, past } = view;
      if (!facts.isClockTrusted) return "unknown";
      const own = [...moved].flatMap(([token, amount]) => {
        if (!scope.picks(token)) return [];
        return [amount === null ? null : open.prices.worth(facts.chain, token, amount)];
      });
      if (own.length === 0) return hiddenMay(false, facts.isUnderstood);
      const total = own.reduce(plus, past.worth(scope, open.prices, startOf(facts, open)));
      return total === null ? "unknown" : hiddenMay(compare(total), facts.isUnderstood);
    },
    holdsOfAll: ({ facts, moved }, scope) => facts.isUnderstood && [...moved.keys()].every(scope.picks),
  };
}

function compileCount(open: OpenCondition): SumTest {
  const compare = comparison(open, 1n);
  return {
    match({ facts, past }, scope) {
      if (!facts.isClockTrusted) return "unknown";
      return toMatch(compare(BigInt(1 + past.count(scope, startOf(facts, open)))));
    },
  };
}

/** What is older is not counted. */
function startOf({ now }: PolicyFacts, { condition }: OpenCondition): number {
  return now - (condition.within ?? 0) * 1000;
}

function plus(total: bigint | null, part: bigint | null): bigint | null {
  return total === null || part === null ? null : total + part;
}
