import type { Level } from "../../../../extension/domain/level.ts";
import type { Condition, FactName, PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { type Comparison, closedSetOf, factTraits } from "./factTraits.ts";
import {
  asLeast,
  fromSmallest,
  native,
  type Span,
  secondsOf,
  smallestUnit,
  spanOf,
  type Unit,
  unitOf,
} from "./quantities.ts";
import { readValue } from "./readValue.ts";

/** One part of a rule as chosen and typed. */
export interface PartDraft {
  fact: FactName;
  op: Comparison;
  /** One, unless the comparison is `in`. */
  values: readonly string[];
  /** Of an amount: the token that it is counted in, which is then a condition of the rule too. */
  unit: Unit;
  within: Span;
  /** Of `votes`. */
  level: Level;
}
export type PartReading = { status: "read"; condition: Condition } | { status: "faulty"; problem: string };

const rest = { unit: native, within: { count: "1", unit: "days" }, level: "danger" } as const;
export const blankPart: PartDraft = { fact: "level", op: "gte", values: ["danger"], ...rest };

/** A part about another fact, with a comparison and a value that fit it. */
export function changeFact(part: PartDraft, fact: FactName): PartDraft {
  const { comparisons } = factTraits[fact];
  const op = comparisons.includes(part.op) ? part.op : (comparisons[0] ?? "eq");
  return { ...part, ...rest, fact, op, values: op === "in" && fact !== "time" ? [] : [firstValue(fact)] };
}

function firstValue(fact: FactName): string {
  if (fact === "level") return "danger";
  if (fact === "time") return "22:00-06:00";
  if (fact === "token") return "native";
  return closedSetOf(fact)?.[0] ?? (fact === "votes" ? "2" : "");
}

/** Another comparison; the values that still fit stay. */
export function changeComparison(part: PartDraft, op: Comparison): PartDraft {
  const values = part.values.filter((value) => value.trim() !== "");
  return { ...part, op, values: op === "in" ? values : [values[0] ?? firstValue(part.fact)] };
}

/** Reads a part; `within` and `level` only where the fact has them. */
export function readPart(part: PartDraft): PartReading {
  const { hasWithin } = factTraits[part.fact];
  const typed = part.op === "in" ? part.values.filter((value) => value.trim() !== "") : part.values;
  if (typed.length === 0) return { status: "faulty", problem: text.badEmpty };
  const values: (string | number)[] = [];
  for (const value of typed) {
    const reading = readValue(part.fact, value, part.unit.decimals);
    if (reading.status === "faulty")
      return { ...reading, problem: namedProblem(reading.problem, value, typed) };
    values.push(reading.value);
  }
  const within = hasWithin === true ? secondsOf(part.within) : undefined;
  if (within === null) return { status: "faulty", problem: text.badSpan };
  const condition: Condition = {
    fact: part.fact,
    ...compared(part.op, values),
    ...(within === undefined ? {} : { within }),
    ...(part.fact === "votes" ? { level: part.level } : {}),
  };
  return { status: "read", condition };
}

function namedProblem(problem: string, value: string, all: readonly string[]): string {
  return all.length > 1 ? text.inValue(value, problem) : problem;
}

function compared(op: Comparison, values: (string | number)[]): Pick<Condition, "op" | "value"> {
  if (op === "in") return { op, value: values };
  const value = values[0] ?? "";
  return op === "gt" ? { op: "gte", value: String(BigInt(value) + 1n) } : { op, value };
}

/** The part that reads back as the condition. `token` is what the rule's amounts are counted in, where it names one. */
export function partOf(
  condition: Condition,
  token: string | null,
  prices: PolicyDocument["prices"],
): PartDraft {
  const { field } = factTraits[condition.fact];
  const unit = field === "amount" ? (token === null ? smallestUnit : unitOf(token, prices)) : rest.unit;
  const decimals = field === "money" ? "2" : unit.decimals;
  const listed = typeof condition.value === "object" ? condition.value : [condition.value];
  const base = { fact: condition.fact, unit, level: condition.level ?? rest.level };
  const within = condition.within === undefined ? rest.within : spanOf(condition.within);
  if (field !== "amount" && field !== "money") {
    return { ...base, op: condition.op, values: listed.map(String), within };
  }
  if (condition.op !== "gte") {
    return {
      ...base,
      op: condition.op,
      values: listed.map((one) => fromSmallest(String(one), decimals)),
      within,
    };
  }
  const { op, text: shown } = asLeast(String(condition.value), decimals);
  return { ...base, op, values: [shown], within };
}
