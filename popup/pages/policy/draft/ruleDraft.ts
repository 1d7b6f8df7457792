import type { Outcome } from "../../../../extension/domain/level.ts";
import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import type {
  Condition,
  Factor,
  Guard,
  PolicyDocument,
  Rule,
} from "../../../../extension/domain/policyDocument.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { factTraits } from "./factTraits.ts";
import { blankPart, type PartDraft, partOf, readPart } from "./partDraft.ts";
import { type Span, secondsOf, spanOf } from "./quantities.ts";
import { readAddress } from "./readValue.ts";

export interface RuleDraft {
  name: string;
  parts: readonly PartDraft[];
  outcome: Outcome;
  /** Empty: as the preset says. */
  unanswered: Outcome | "";
  /** Seconds; empty: as the document. */
  budget: string;
  /** An empty count: no delay. */
  delay: Span;
  factor: Factor | "";
}
/** A part by its place, or the field by its name. */
export type FaultyField = number | "name" | "budget" | "delay";
export interface Fault {
  field: FaultyField;
  problem: string;
}
export type RuleReading = { status: "complete"; rule: Rule } | ({ status: "incomplete" } & Fault);

export const blankRule: RuleDraft = {
  name: "",
  parts: [blankPart],
  outcome: "block",
  unanswered: "",
  budget: "",
  delay: { count: "", unit: "hours" },
  factor: "",
};

/** Reads the editor. `original` is the rule that is edited, or null. The document's own decoder has the last word. */
export function readRule(draft: RuleDraft, document: PolicyDocument, original: Rule | null): RuleReading {
  const id = draft.name.trim();
  const others = document.rules.filter((rule) => rule.id !== original?.id);
  if (id === "" || id.length > 64) return incomplete("name", text.badName);
  if (others.some((rule) => rule.id === id)) return incomplete("name", text.usedName);
  const when: Condition[] = [];
  for (const [at, part] of draft.parts.entries()) {
    const token = readUnit(draft.parts, at);
    if (token.status === "faulty") return incomplete(at, token.problem);
    const reading = readPart(part);
    if (reading.status === "faulty") return incomplete(at, reading.problem);
    if (token.condition !== null) when.push(token.condition);
    when.push(reading.condition);
  }
  const extras = readExtras(draft);
  if ("field" in extras) return { status: "incomplete", ...extras };
  const rule: Rule = {
    id,
    when: inOrderOf(original?.when ?? [], when),
    then: draft.outcome,
    ...(draft.unanswered === "" ? {} : { unanswered: draft.unanswered }),
    ...extras,
  };
  const faulty = rule.when.findIndex((condition) => !isReadable({ ...rule, when: [condition] }, document));
  if (faulty >= 0) return incomplete(Math.min(faulty, draft.parts.length - 1), text.badValue);
  return isReadable(rule, document) ? { status: "complete", rule } : incomplete("name", text.badName);
}

/** The draft that reads back as the rule. */
export function draftOf(rule: Rule, document: PolicyDocument): RuleDraft {
  const token = countedIn(rule.when);
  const shown = token === null ? rule.when : rule.when.filter(({ fact }) => fact !== "token");
  return {
    name: rule.id,
    parts: shown.map((condition) => partOf(condition, token, document.prices)),
    outcome: rule.then,
    unanswered: rule.unanswered ?? "",
    budget: rule.budgetMs === undefined ? "" : String(rule.budgetMs / 1000),
    delay: rule.guard?.delaySeconds === undefined ? blankRule.delay : spanOf(rule.guard.delaySeconds),
    factor: rule.guard?.factor ?? "",
  };
}

function incomplete(field: FaultyField, problem: string): RuleReading {
  return { status: "incomplete", field, problem };
}

/** The one token that all amounts of a rule are counted in; then its condition is shown within the amounts. */
function countedIn(when: readonly Condition[]): string | null {
  const tokens = when.filter(({ fact }) => fact === "token");
  const [token] = tokens;
  if (tokens.length !== 1 || token?.op !== "eq" || typeof token.value !== "string") return null;
  const hasAmount = when.some(({ fact }) => factTraits[fact].field === "amount");
  return hasAmount && !token.value.startsWith("@") ? token.value : null;
}

type UnitReading = { status: "read"; condition: Condition | null } | { status: "faulty"; problem: string };

/** The token condition that an amount brings with it: once a rule, and never beside another one. */
function readUnit(parts: readonly PartDraft[], at: number): UnitReading {
  const counted = parts.filter(({ fact, unit }) => factTraits[fact].field === "amount" && unit.token !== "");
  const part = parts[at];
  if (part === undefined || !counted.includes(part)) return { status: "read", condition: null };
  if (parts.some(({ fact }) => fact === "token")) return { status: "faulty", problem: text.twoTokens };
  if (counted.some(({ unit }) => unit.token.toLowerCase() !== part.unit.token.toLowerCase())) {
    return { status: "faulty", problem: text.twoTokens };
  }
  if (counted[0] !== part) return { status: "read", condition: null };
  const token = part.unit.token === "native" ? part.unit.token : null;
  if (token !== null) return { status: "read", condition: { fact: "token", op: "eq", value: token } };
  const address = readAddress(part.unit.token.trim());
  if (address.status === "faulty") return address;
  return { status: "read", condition: { fact: "token", op: "eq", value: address.value } };
}

type Extras = Pick<Rule, "budgetMs" | "guard">;

function readExtras({ budget, outcome, delay, factor }: RuleDraft): Extras | Fault {
  const seconds = /^\s*\d{1,2}(?:\.\d{1,3})?\s*$/.test(budget) ? Math.round(Number(budget) * 1000) : null;
  const hasBudget = budget.trim() !== "";
  if (hasBudget && (seconds === null || seconds < 100 || seconds > 30_000)) {
    return { field: "budget", problem: text.badBudget };
  }
  const guard: Guard = {};
  const isDelayed = outcome === "block" && delay.count.trim() !== "";
  const wait = isDelayed ? secondsOf(delay) : null;
  if (isDelayed && (wait === null || wait < 60 || wait > 604_800))
    return { field: "delay", problem: text.badDelay };
  if (wait !== null) guard.delaySeconds = wait;
  if (outcome === "block" && factor !== "") guard.factor = factor;
  return {
    ...(hasBudget && seconds !== null ? { budgetMs: seconds } : {}),
    ...(Object.keys(guard).length === 0 ? {} : { guard }),
  };
}

/** Conditions in the order that they had: another order would count as another rule, and so as a loosening. */
function inOrderOf(before: readonly Condition[], after: readonly Condition[]): readonly Condition[] {
  const names = before.map(nameOf);
  if (JSON.stringify(names.toSorted()) === JSON.stringify(after.map(nameOf).toSorted())) return before;
  const place = (condition: Condition): number => {
    const at = names.indexOf(nameOf(condition));
    return at < 0 ? names.length : at;
  };
  return after.toSorted((a, b) => place(a) - place(b));
}

function nameOf({ fact, op, value, within, level }: Condition): string {
  return JSON.stringify([fact, op, value, within ?? 0, level ?? ""]);
}

function isReadable(rule: Rule, document: PolicyDocument): boolean {
  return decodePolicyDocument({ ...document, rules: [rule] }).status === "decoded";
}
