import { levels, type Outcome } from "../../../extension/domain/level.ts";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type {
  Condition,
  FactName,
  Operator,
  PolicyDocument,
  Rule,
} from "../../../extension/domain/policyDocument.ts";
import { policyText } from "../../text/policy.ts";
import { policyFactsText } from "../../text/policyFacts.ts";

/** One part of a rule as chosen and typed. */
export interface PartDraft {
  fact: FactName;
  op: Operator;
  value: string;
}
export interface RuleDraft {
  name: string;
  parts: readonly PartDraft[];
  outcome: Outcome;
  /** Empty: as the preset says. */
  unanswered: Outcome | "";
}
export type RuleReading =
  | { status: "complete"; rule: Rule }
  | { status: "incomplete"; field: "name" | number; problem: string };

export const blankPart: PartDraft = { fact: "level", op: "gte", value: "danger" };
export const blankRule: RuleDraft = { name: "", parts: [blankPart], outcome: "block", unanswered: "" };

const ladder: readonly Operator[] = ["eq", "in", "gte", "lte"];
const set: readonly Operator[] = ["eq", "in"];

/** The comparisons that a fact has; the document's decoder knows the same. */
export function operatorsOf(fact: FactName): readonly Operator[] {
  return fact === "level" || fact === "amount" ? ladder : set;
}

/** What may be chosen, where a fact has a closed set. */
export function valuesOf(fact: FactName): readonly string[] | null {
  if (fact === "level") return levels;
  return fact === "kind" ? Object.keys(policyFactsText.kind) : null;
}

/** A part about another fact, with a comparison and a value that fit it. */
export function changeFact(part: PartDraft, fact: FactName): PartDraft {
  const ops = operatorsOf(fact);
  const op = ops.includes(part.op) ? part.op : "eq";
  return { fact, op, value: valuesOf(fact)?.[0] ?? "" };
}

/** Reads the editor. The document's own decoder has the last word on every part. */
export function readRule(draft: RuleDraft, document: PolicyDocument): RuleReading {
  const id = draft.name.trim();
  if (id === "" || id.length > 64)
    return { status: "incomplete", field: "name", problem: policyText.badName };
  if (document.rules.some((rule) => rule.id === id)) {
    return { status: "incomplete", field: "name", problem: policyText.usedName };
  }
  const rule: Rule = {
    id,
    when: draft.parts.map(toCondition),
    then: draft.outcome,
    ...(draft.unanswered === "" ? {} : { unanswered: draft.unanswered }),
  };
  const faulty = rule.when.findIndex((condition) => !isReadable({ ...rule, when: [condition] }, document));
  if (faulty >= 0) return { status: "incomplete", field: faulty, problem: policyText.badValue };
  if (isReadable(rule, document)) return { status: "complete", rule };
  return { status: "incomplete", field: "name", problem: policyText.badName };
}

function isReadable(rule: Rule, document: PolicyDocument): boolean {
  return decodePolicyDocument({ ...document, rules: [rule] }).status === "decoded";
}

function toCondition({ fact, op, value }: PartDraft): Condition {
  const read = (text: string): string | number => {
    const trimmed = text.trim();
    if (fact === "chain" || fact === "unanswered")
      return /^\d{1,16}$/.test(trimmed) ? Number(trimmed) : trimmed;
    return fact === "target" || fact === "token" ? trimmed.toLowerCase() : trimmed;
  };
  if (op !== "in") return { fact, op, value: read(value) };
  return {
    fact,
    op,
    value: value
      .split(",")
      .filter((part) => part.trim() !== "")
      .map(read),
  };
}
