import { type Level, levels } from "../../level.ts";
import type { Condition, PolicyDocument, Rule } from "../../policyDocument.ts";
import { valuesOf } from "../compilePolicy.ts";
import { factTable } from "../facts/factTable.ts";

/** A rule, with the document that gives its groups and prices their meaning. */
export interface Meant {
  rule: Rule;
  document: PolicyDocument;
}

/**
 * Whether `wide` is provably yes wherever `narrow` is yes, and not no wherever `narrow` is unknown: each of its conditions
 * follows from one of the other's.
 */
export function isWider(wide: Meant, narrow: Meant): boolean {
  if ((hasSums(wide.rule) || hasSums(narrow.rule)) && scopeText(wide) !== scopeText(narrow)) return false;
  const samePrices = JSON.stringify(wide.document.prices) === JSON.stringify(narrow.document.prices);
  return wide.rule.when.every((one) =>
    narrow.rule.when.some(
      (other) =>
        (samePrices || !asksForMoney(one)) &&
        follows(one, other, valuesOf(one, wide.document), valuesOf(other, narrow.document)),
    ),
  );
}

/** Whether two rules ask exactly the same. */
export function isSameQuestion(one: Meant, other: Meant): boolean {
  return isWider(one, other) && isWider(other, one);
}

const scoping = ["token", "site", "target", "chain", "kind", "account"];

function hasSums({ when }: Rule): boolean {
  return when.some(({ fact }) => factTable[fact].about === "sum");
}

/** What the sums of a rule are over. */
function scopeText({ rule, document }: Meant): string {
  const scope = rule.when
    .filter(({ fact }) => scoping.includes(fact))
    .map((one) => [one.fact, [...valuesOf(one, document)].map(String).sort()]);
  return JSON.stringify(scope.map((one) => JSON.stringify(one)).sort());
}

function asksForMoney({ fact }: Condition): boolean {
  return fact === "value" || fact === "spentValue";
}

type Values = readonly (string | number)[];

function follows(wide: Condition, narrow: Condition, wideValues: Values, narrowValues: Values): boolean {
  if (wide.fact !== narrow.fact || wide.within !== narrow.within || wide.level !== narrow.level) return false;
  const [limit] = wideValues;
  if (limit === undefined) return false;
  switch (wide.op) {
    case "gte":
      return narrow.op !== "lte" && narrowValues.every((one) => compare(wide, one, limit) >= 0);
    case "lte":
      return narrow.op !== "gte" && narrowValues.every((one) => compare(wide, one, limit) <= 0);
    default:
      return (
        (narrow.op === "eq" || narrow.op === "in") && narrowValues.every((one) => wideValues.includes(one))
      );
  }
}

function compare({ fact }: Condition, one: string | number, other: string | number): number {
  if (fact === "level") return levels.indexOf(one as Level) - levels.indexOf(other as Level);
  const [a, b] = [BigInt(one), BigInt(other)];
  return a === b ? 0 : a > b ? 1 : -1;
}
