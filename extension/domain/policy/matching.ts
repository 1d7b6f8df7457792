import type { Reading } from "../decode/action.ts";
import { type Level, levels } from "../level.ts";
import type { Condition, FactName, Rule } from "../policyDocument.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";
import { type Movement, movementsOf, targetsOf } from "./movements.ts";

/** Everything a rule may ask about. */
export interface PolicyFacts {
  level: Level;
  kind: Subject["kind"];
  chain: number | null;
  site: string | null;
  unanswered: readonly number[];
  movements: readonly Movement[];
  targets: { any: ReadonlySet<Address>; all: readonly Address[] };
  /** False: amounts, tokens and targets beyond the known ones may be inside. */
  isUnderstood: boolean;
}

/** Three-valued: a fact that could not be known makes neither yes nor no. */
export type Match = "yes" | "no" | "unknown";

/** Gathers the facts of a subject. */
export function policyFactsOf(
  subject: Subject,
  reading: Reading,
  rest: { level: Level; site: string | null; unanswered: readonly number[] },
): PolicyFacts {
  return {
    ...rest,
    kind: subject.kind,
    chain: subject.kind === "site" ? null : subject.chainId,
    movements: movementsOf(reading),
    targets: targetsOf(subject, reading),
    isUnderstood: reading.isUnderstood,
  };
}

/** Whether a rule's conditions hold. `all: true` demands the target of every action, as a rule that lowers must. */
export function matchRule(rule: Rule, facts: PolicyFacts, { all }: { all: boolean }): Match {
  const plain = rule.when.filter(({ fact }) => fact !== "amount" && fact !== "token");
  const moved = rule.when.filter(({ fact }) => fact === "amount" || fact === "token");
  const parts = plain.map((condition) => matchPlain(condition, facts, all));
  if (moved.length > 0) parts.push(matchMovements(moved, facts, all));
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

/** The fact that made a rule speak, for the reason: the most telling one it names. */
export function tellingFact(rule: Rule): FactName | undefined {
  const order: readonly FactName[] = [
    "amount",
    "token",
    "target",
    "site",
    "level",
    "unanswered",
    "kind",
    "chain",
  ];
  return order.find((fact) => rule.when.some((condition) => condition.fact === fact));
}

function matchPlain(condition: Condition, facts: PolicyFacts, all: boolean): Match {
  switch (condition.fact) {
    case "level":
      return toMatch(compareLevel(condition, facts.level));
    case "kind":
      return toMatch(isAmong(condition, facts.kind));
    case "chain":
      return toMatch(facts.chain !== null && isAmong(condition, facts.chain));
    case "site":
      return toMatch(facts.site !== null && isAmong(condition, facts.site));
    case "unanswered":
      return toMatch(facts.unanswered.some((ware) => isAmong(condition, ware)));
    default:
      return matchTarget(condition, facts, all);
  }
}

function matchTarget(condition: Condition, { targets, isUnderstood }: PolicyFacts, all: boolean): Match {
  if (all) {
    const named = targets.all.length > 0 && targets.all.every((target) => isAmong(condition, target));
    return toMatch(named);
  }
  if ([...targets.any].some((target) => isAmong(condition, target))) return "yes";
  return isUnderstood ? "no" : "unknown";
}

function matchMovements(conditions: readonly Condition[], facts: PolicyFacts, all: boolean): Match {
  const matches = facts.movements.map((movement) => matchMovement(conditions, movement));
  if (all) {
    if (!facts.isUnderstood || matches.length === 0) return "unknown";
    return matches.every((match) => match === "yes") ? "yes" : "no";
  }
  if (matches.includes("yes")) return "yes";
  return matches.includes("unknown") || !facts.isUnderstood ? "unknown" : "no";
}

function matchMovement(conditions: readonly Condition[], { token, amount }: Movement): Match {
  const parts = conditions.map((condition): Match => {
    if (condition.fact === "token") return toMatch(isAmong(condition, token));
    return amount === null ? "unknown" : toMatch(compareAmount(condition, amount));
  });
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

function compareLevel({ op, value }: Condition, level: Level): boolean {
  const rank = (name: unknown) => levels.indexOf(name as Level);
  if (op === "gte") return rank(level) >= rank(value);
  if (op === "lte") return rank(level) <= rank(value);
  return valuesOf(value).includes(level);
}

function compareAmount({ op, value }: Condition, amount: bigint): boolean {
  const wanted = valuesOf(value).map((text) => BigInt(text));
  if (op === "gte") return wanted.every((limit) => amount >= limit);
  if (op === "lte") return wanted.every((limit) => amount <= limit);
  return wanted.includes(amount);
}

function isAmong({ value }: Condition, fact: string | number): boolean {
  return valuesOf(value).includes(fact);
}

function valuesOf(value: Condition["value"]): readonly (string | number)[] {
  return typeof value === "object" ? value : [value];
}

function toMatch(holds: boolean): Match {
  return holds ? "yes" : "no";
}
