import type { Combine, PolicyDocument, Rule } from "../policyDocument.ts";
import { type SentenceNames, sentenceOf } from "./sentenceOf.ts";
import { liftsNoLess } from "./strength/combineStrength.ts";
import { isPresetNoWeaker, isRuleNoWeaker } from "./strength/ruleStrength.ts";

/** One difference of two documents. */
export interface PolicyChange {
  kind: "rule-added" | "rule-removed" | "rule-changed" | "preset" | "combine" | "budget" | "group" | "price";
  /** The rule, group or price; absent for the document's own keys. */
  name?: string;
  /** One sentence. */
  text: string;
  /** What it does taken by itself; what a group or a price does shows in the rules that use it. */
  effect: "tightening" | "loosening" | "none";
}

/** Every difference of two documents, rules first. The order of rules decides nothing and is no difference. */
export function diffPolicies(
  before: PolicyDocument,
  after: PolicyDocument,
  names: SentenceNames = {},
): readonly PolicyChange[] {
  return [
    ...ruleChanges(before, after, names),
    ...presetChange(before, after),
    ...combineChange(before, after),
    ...budgetChange(before, after),
    ...namedChanges("group", before.groups, after.groups),
    ...namedChanges("price", before.prices, after.prices),
  ];
}

function ruleChanges(
  before: PolicyDocument,
  after: PolicyDocument,
  names: SentenceNames,
): readonly PolicyChange[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const kept = new Map(after.rules.map((rule) => [rule.id, rule]));
  const change = (kind: PolicyChange["kind"], rule: Rule | null, next: Rule | null): PolicyChange => {
    const said = next ?? rule;
    const word = kind === "rule-added" ? "Added" : kind === "rule-removed" ? "Removed" : "Changed";
    const sentence = said === null ? "" : sentenceOf(said, names);
    const was = rule !== null && next !== null ? ` Before: ${sentenceOf(rule, names)}` : "";
    const effect = isRuleNoWeaker(rule, next, before, after) ? "tightening" : "loosening";
    return { kind, name: said?.id ?? "", text: `${word} “${said?.id}”: ${sentence}${was}`, effect };
  };
  return [
    ...after.rules.flatMap((next) => {
      const rule = old.get(next.id);
      if (rule === undefined) return [change("rule-added", null, next)];
      return same(rule, next) ? [] : [change("rule-changed", rule, next)];
    }),
    ...before.rules.flatMap((rule) => (kept.has(rule.id) ? [] : [change("rule-removed", rule, null)])),
  ];
}

function presetChange(before: PolicyDocument, after: PolicyDocument): readonly PolicyChange[] {
  if (before.preset === after.preset) return [];
  const effect = isPresetNoWeaker(before.preset, after.preset) ? "tightening" : "loosening";
  return [{ kind: "preset", text: `The preset changes from ${before.preset} to ${after.preset}.`, effect }];
}

function combineChange(before: PolicyDocument, after: PolicyDocument): readonly PolicyChange[] {
  if (same(before.combine, after.combine)) return [];
  const effect = liftsNoLess(before.combine, after.combine) ? "tightening" : "loosening";
  const text = `What SecWares state counts like a finding of this device if ${enoughText(after.combine)}. Before: if ${enoughText(before.combine)}.`;
  return [{ kind: "combine", text, effect }];
}

/** When enough SecWares agree, as the end of a sentence. */
export function enoughText(combine: Combine): string {
  const { vetoes = [] } = combine;
  const veto = vetoes.length === 0 ? "" : `, or if SecWare ${vetoes.join(" or ")} does`;
  return `${modeText(combine)}${veto}`;
}

function modeText(combine: Combine): string {
  switch (combine.mode) {
    case "all":
      return "all that were asked state it";
    case "quorum":
      return `at least ${combine.k} state it`;
    case "weights":
      return `those that state it weigh at least ${combine.atLeast} together`;
    default:
      return "never by their number";
  }
}

function budgetChange(before: PolicyDocument, after: PolicyDocument): readonly PolicyChange[] {
  if (before.budgetMs === after.budgetMs) return [];
  const text = `A decision waits ${after.budgetMs / 1000} seconds for SecWares. Before: ${before.budgetMs / 1000} seconds.`;
  // A shorter wait makes gaps of answers and a longer one answers of gaps; either may be the weaker.
  return [{ kind: "budget", text, effect: "loosening" }];
}

function namedChanges(
  kind: "group" | "price",
  before: Readonly<Record<string, unknown>> = {},
  after: Readonly<Record<string, unknown>> = {},
): readonly PolicyChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((name) => {
    const [was, now] = [own(before, name), own(after, name)];
    if (same(was, now)) return [];
    const word = was === undefined ? "is added" : now === undefined ? "is removed" : "changes";
    const text = `The ${kind}${kind === "price" ? " of" : ""} “${name}” ${word}${membersText(was, now)}.`;
    return [{ kind, name, text, effect: "none" }];
  });
}

function membersText(was: unknown, now: unknown): string {
  if (!Array.isArray(was) || !Array.isArray(now)) return "";
  const added = now.filter((one) => !was.includes(one)).length;
  const removed = was.filter((one) => !now.includes(one)).length;
  return `: ${added} more, ${removed} fewer`;
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
