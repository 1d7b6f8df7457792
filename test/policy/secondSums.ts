import type { Movement } from "../../extension/domain/policy/movements.ts";
import type { PastSpend } from "../../extension/domain/policy/policyFacts.ts";
import type { Condition, Rule } from "../../extension/domain/policyDocument.ts";
import { type Case, conditionsOn, valuesOf } from "./secondInput.ts";
import { every, excluded, known, open, some, type Truths } from "./worlds.ts";

type Token = Movement["token"];

/** One movement against the `token`, `amount` and `value` conditions of a rule, together. */
export function movementTruths(rule: Rule, movement: Movement, input: Case): Truths {
  return every(
    conditionsOn(rule, "token", "amount", "value").map((condition) => {
      if (condition.fact === "token")
        return known(valuesOf(condition, input.document).includes(movement.token));
      if (movement.amount === null) return open;
      if (condition.fact === "amount") return compare(movement.amount, condition, 1n);
      const money = moneyOf(input, input.facts.chain, movement.token, movement.amount);
      return money === null ? open : compare(money, condition, HUNDREDTH);
    }),
  );
}

/** `spent`, of each moved and picked token by itself. */
export function spentTruthsOfTokens(rule: Rule, condition: Condition, input: Case): readonly Truths[] {
  return movedTokens(input)
    .filter((token) => isPicked(rule, token, input))
    .map((token) => {
      const past = pastInScope(rule, condition, input).filter(({ chain }) => chain === input.facts.chain);
      const parts = [
        ownSum(input, token),
        ...past.map(({ moved }) => (token in moved ? (moved[token] ?? null) : 0n)),
      ];
      const total = sum(parts);
      return total === null ? open : compare(total, condition, 1n);
    });
}

export function spentTruths(rule: Rule, condition: Condition, input: Case): Truths {
  if (!input.facts.isClockTrusted) return open;
  return some([...spentTruthsOfTokens(rule, condition, input), hidden(input)]);
}

export function spentValueTruths(rule: Rule, condition: Condition, input: Case): Truths {
  if (!input.facts.isClockTrusted) return open;
  const own = movedTokens(input).filter((token) => isPicked(rule, token, input));
  if (own.length === 0) return hidden(input);
  const ownMoney = own.map((token) => moneyOf(input, input.facts.chain, token, ownSum(input, token)));
  const pastMoney = pastInScope(rule, condition, input).flatMap(({ moved, chain }) =>
    tokensOf(moved)
      .filter((token) => isPicked(rule, token, input))
      .map((token) => moneyOf(input, chain, token, moved[token] ?? null)),
  );
  const total = sum([...ownMoney, ...pastMoney]);
  return total === null ? open : some([compare(total, condition, HUNDREDTH), hidden(input)]);
}

export function countTruths(rule: Rule, condition: Condition, input: Case): Truths {
  if (!input.facts.isClockTrusted) return open;
  const tokens = conditionsOn(rule, "token");
  const past = pastInScope(rule, condition, input).filter(
    ({ moved }) => tokens.length === 0 || tokensOf(moved).some((token) => isPicked(rule, token, input)),
  );
  return compare(BigInt(1 + past.length), condition, 1n);
}

/** Where more may be inside than is known, a movement nobody saw may be the one that answers yes. */
export function hidden({ facts }: Case): Truths {
  return facts.isUnderstood ? excluded : open;
}

/** The signed requests that a sum over time counts. */
function pastInScope(rule: Rule, { within = 0 }: Condition, input: Case): readonly PastSpend[] {
  const { facts, document, history } = input;
  return history.filter(
    (past) =>
      past.account === facts.account &&
      facts.now - past.at <= within * 1000 &&
      conditionsOn(rule, "site", "target", "chain", "kind", "account").every((condition) => {
        const values = valuesOf(condition, document);
        return scopeOf(past, condition).some((one) => values.includes(one));
      }),
  );
}

function scopeOf(past: PastSpend, { fact }: Condition): readonly string[] {
  if (fact === "site") return past.site === null ? [] : [past.site];
  if (fact === "target") return past.targets;
  if (fact === "chain") return past.chain === null ? [] : [String(past.chain)];
  return fact === "kind" ? [past.kind] : [past.account];
}

function movedTokens({ facts }: Case): readonly Token[] {
  return [...new Set(facts.movements.map(({ token }) => token))];
}

function isPicked(rule: Rule, token: Token, { document }: Case): boolean {
  return conditionsOn(rule, "token").every((condition) => valuesOf(condition, document).includes(token));
}

function ownSum({ facts }: Case, token: Token): bigint | null {
  return sum(facts.movements.filter((one) => one.token === token && !one.isSum).map(({ amount }) => amount));
}

function sum(parts: readonly (bigint | null)[]): bigint | null {
  return parts.reduce<bigint | null>(
    (total, part) => (total === null || part === null ? null : total + part),
    0n,
  );
}

function tokensOf(moved: PastSpend["moved"]): readonly Token[] {
  return Object.keys(moved).map((token): Token => (token === "native" ? token : `0x${token.slice(2)}`));
}

/** So many parts make a hundredth of the user's money: the highest number of decimals divides it, so every sum is whole. */
const HUNDREDTH = 10n ** 77n;

function moneyOf(input: Case, chain: number | null, token: Token, amount: bigint | null): bigint | null {
  const price = input.document.prices?.[`${chain}:${token}`];
  if (price === undefined || amount === null) return null;
  return (amount * BigInt(price.perUnit) * HUNDREDTH) / 10n ** BigInt(price.decimals);
}

/** A whole number against the values of a condition, each in so many parts. */
export function compare(subject: bigint, { op, value }: Condition, parts: bigint): Truths {
  const limits = (Array.isArray(value) ? value : [value]).map((one) => BigInt(one) * parts);
  return known(
    limits.some((limit) =>
      op === "gte" ? subject >= limit : op === "lte" ? subject <= limit : subject === limit,
    ),
  );
}
