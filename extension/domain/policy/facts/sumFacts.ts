import type { PastSpend } from "../policyFacts.ts";
import type { FactEntry, OpenCondition, SumTest } from "./factEntry.ts";
import { isAmount, isCount } from "./forms.ts";
import { anyOf, hiddenMay, type Match, toMatch } from "./match.ts";
import { comparison } from "./movementFacts.ts";
import type { RequestView, Token } from "./requestView.ts";
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
  const matchTokens = (view: RequestView, scope: Scope): readonly Match[] => {
    const tokens = [...view.moved.keys()].filter(scope.picks);
    if (tokens.length === 0) return [];
    const past = pastOf(view, scope, open).filter(({ chain }) => chain === view.facts.chain);
    return tokens.map((token) => {
      const total = past.reduce(
        (known, { moved }) => plus(known, amountOf(moved, token)),
        view.moved.get(token) ?? null,
      );
      return total === null ? "unknown" : toMatch(compare(total));
    });
  };
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
      const { facts, moved } = view;
      if (!facts.isClockTrusted) return "unknown";
      const tokens = [...moved.keys()].filter(scope.picks);
      if (tokens.length === 0) return hiddenMay(false, facts.isUnderstood);
      const worth = (chain: number | null, token: Token, amount: bigint | null) =>
        amount === null ? null : open.prices.worth(chain, token, amount);
      const own = tokens.map((token) => worth(facts.chain, token, moved.get(token) ?? null));
      const past = pastOf(view, scope, open).flatMap((spend) =>
        tokensOf(spend)
          .filter(scope.picks)
          .map((token) => worth(spend.chain, token, amountOf(spend.moved, token))),
      );
      const total = [...own, ...past].reduce(plus, 0n);
      return total === null ? "unknown" : hiddenMay(compare(total), facts.isUnderstood);
    },
    holdsOfAll: ({ facts, moved }, scope) => facts.isUnderstood && [...moved.keys()].every(scope.picks),
  };
}

function compileCount(open: OpenCondition): SumTest {
  const compare = comparison(open, 1n);
  return {
    match(view, scope) {
      if (!view.facts.isClockTrusted) return "unknown";
      const past = pastOf(view, scope, open);
      const counted = scope.hasTokens ? past.filter((spend) => tokensOf(spend).some(scope.picks)) : past;
      return toMatch(compare(BigInt(1 + counted.length)));
    },
  };
}

function pastOf(
  { history, facts }: RequestView,
  scope: Scope,
  { condition }: OpenCondition,
): readonly PastSpend[] {
  const withinMs = (condition.within ?? 0) * 1000;
  return history.filter((past) => facts.now - past.at <= withinMs && scope.holds(past));
}

function tokensOf({ moved }: PastSpend): readonly Token[] {
  return Object.keys(moved) as Token[];
}

function amountOf(moved: PastSpend["moved"], token: Token): bigint | null {
  return Object.hasOwn(moved, token) ? (moved[token] ?? null) : 0n;
}

function plus(total: bigint | null, part: bigint | null): bigint | null {
  return total === null || part === null ? null : total + part;
}
