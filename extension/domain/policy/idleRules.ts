import { type Level, levels, type Outcome, outcomes } from "../level.ts";
import type { Condition, FactName, PolicyDocument, Rule } from "../policyDocument.ts";
import { namesParty, valuesOf } from "./compilePolicy.ts";
import { factTable } from "./facts/factTable.ts";
import { presetOutcomes } from "./presets.ts";
import { isWider, type Meant } from "./strength/impliedCondition.ts";

export interface IdleRule {
  rule: string;
  /** Why it can never decide, one sentence. */
  text: string;
}

/** Rules that can never make a decision another one, each with the reason. What is not surely idle is not named. */
export function idleRules(document: PolicyDocument): readonly IdleRule[] {
  return document.rules.flatMap((rule, place) => {
    const text = contradictionOf(rule, document) ?? lowersNothing(rule) ?? shadowOf(rule, place, document);
    return text === null ? [] : [{ rule: rule.id, text }];
  });
}

/** Facts of which a request has at most one value. */
const singleValued: readonly FactName[] = ["kind", "account", "chain", "site"];
/** Facts whose conditions are all asked of one movement. */
const ofOneMovement: readonly FactName[] = ["token", "amount", "value"];
const bounded: readonly FactName[] = ["amount", "value", "spentValue", "count"];

function contradictionOf(rule: Rule, document: PolicyDocument): string | null {
  for (const [place, one] of rule.when.entries()) {
    for (const other of rule.when.slice(0, place)) {
      if (one.fact === other.fact && excludeEachOther(one, other, document)) {
        const open = factTable[one.fact].isAlwaysKnown ? "" : "; it speaks only where that cannot be known";
        return `Its conditions on “${one.fact}” exclude each other, so it never holds${open}.`;
      }
    }
  }
  return null;
}

function excludeEachOther(one: Condition, other: Condition, document: PolicyDocument): boolean {
  const { fact } = one;
  if (fact === "level") return !levels.some((level) => allowsLevel(one, level) && allowsLevel(other, level));
  if (singleValued.includes(fact) || fact === "token") {
    const values = valuesOf(other, document);
    return !valuesOf(one, document).some((value) => values.includes(value));
  }
  if (!bounded.includes(fact)) return false;
  // Sums over another time are other sums.
  if (!ofOneMovement.includes(fact) && one.within !== other.within) return false;
  return !boundsMeet(one, other);
}

function allowsLevel({ op, value }: Condition, level: string): boolean {
  const rank = (name: unknown) => levels.indexOf(name as Level);
  if (op === "gte") return rank(level) >= rank(value);
  return op === "lte"
    ? rank(level) <= rank(value)
    : (typeof value === "object" ? value : [value]).includes(level);
}

function boundsMeet(one: Condition, other: Condition): boolean {
  const candidates = [one, other].flatMap(({ value }) => (typeof value === "object" ? value : [value]));
  // Where two ranges or lists meet at all, they meet at one of their ends.
  return candidates.some((text) => allowsNumber(one, BigInt(text)) && allowsNumber(other, BigInt(text)));
}

function allowsNumber({ op, value }: Condition, number: bigint): boolean {
  const limits = (typeof value === "object" ? value : [value]).map((text) => BigInt(text));
  return limits.some((limit) =>
    op === "gte" ? number >= limit : op === "lte" ? number <= limit : number === limit,
  );
}

function lowersNothing({ then, unanswered, when, ...rule }: Rule): string | null {
  const isSilent = unanswered === "allow" || when.every(({ fact }) => factTable[fact].isAlwaysKnown);
  if (then !== "allow" || namesParty({ then, when, ...rule }) || !isSilent) return null;
  return "It allows without naming a target or a site, so it can never lower anything.";
}

function shadowOf(rule: Rule, place: number, document: PolicyDocument): string | null {
  const shadow = document.rules.find(
    (other, otherPlace) =>
      other.id !== rule.id &&
      shadows({ rule: other, document }, { rule, document }) &&
      // Of two that say the same, the first one stays.
      (otherPlace < place || !shadows({ rule, document }, { rule: other, document })),
  );
  return shadow === undefined
    ? null
    : `Your rule “${shadow.id}” says at least as much wherever this one speaks.`;
}

/** Whether `other` speaks wherever a rule speaks, and says no less, and nothing is lost that only the rule could do. */
function shadows(other: Meant, own: Meant): boolean {
  const said = own.rule;
  const least = [said.then, openOutcome(own)];
  const spoken = [other.rule.then, openOutcome(other)];
  return (
    said.budgetMs === undefined &&
    said.guard === undefined &&
    // A rule that may stand in for the preset can lower, which a stricter one beside it does not undo for `block` alone.
    (!namesParty(said) || other.rule.then === "block") &&
    contradictionOf(other.rule, other.document) === null &&
    spoken.every((word) => least.every((one) => rank(word) >= rank(one))) &&
    isWider(other, own)
  );
}

function openOutcome({ rule, document }: Meant): Outcome {
  return rule.unanswered ?? presetOutcomes[document.preset].gap;
}

function rank(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}
