import type { Factor, PolicyDocument, Rule } from "../policyDocument.ts";

/** What has to come before a change acts, because it weakens rules that are guarded. */
export interface WeakenedGuards {
  /** The longest delay of them; 0: none. */
  delaySeconds: number;
  /** Each once. */
  factors: readonly Factor[];
  rules: readonly string[];
}

/** Which guarded rules of `before` no longer stand as they were in `after`. What is not surely as strong is weakened. */
export function weakenedGuards(before: PolicyDocument, after: PolicyDocument): WeakenedGuards {
  const kept = new Map(after.rules.map((rule) => [rule.id, rule]));
  const weakened = before.rules.filter(
    (rule) => rule.guard !== undefined && !standsStill(rule, kept.get(rule.id), before, after),
  );
  const guards = weakened.flatMap(({ guard }) => (guard === undefined ? [] : [guard]));
  return {
    delaySeconds: Math.max(0, ...guards.map(({ delaySeconds }) => delaySeconds ?? 0)),
    factors: [...new Set(guards.flatMap(({ factor }) => (factor === undefined ? [] : [factor])))],
    rules: weakened.map(({ id }) => id),
  };
}

function standsStill(
  rule: Rule,
  next: Rule | undefined,
  before: PolicyDocument,
  after: PolicyDocument,
): boolean {
  if (next === undefined || next.then !== "block") return false;
  const isSameRule =
    same(next.when, rule.when) && same(next.unanswered, rule.unanswered) && next.budgetMs === rule.budgetMs;
  const isSameMeaning =
    namedGroups(rule).every((name) => same(before.groups?.[name], after.groups?.[name])) &&
    (!asksForMoney(rule) || same(before.prices, after.prices));
  return isSameRule && isSameMeaning && isAsGuarded(rule, next);
}

function isAsGuarded({ guard }: Rule, { guard: next }: Rule): boolean {
  return next?.factor === guard?.factor && (next?.delaySeconds ?? 0) >= (guard?.delaySeconds ?? 0);
}

function namedGroups({ when }: Rule): string[] {
  return when
    .flatMap(({ value }) => (typeof value === "object" ? value : [value]))
    .flatMap((value) => (typeof value === "string" && value.startsWith("@") ? [value.slice(1)] : []));
}

function asksForMoney({ when }: Rule): boolean {
  return when.some(({ fact }) => fact === "value" || fact === "spentValue");
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
