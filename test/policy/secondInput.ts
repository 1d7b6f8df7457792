import type { Finding, Gap } from "../../extension/domain/finding.ts";
import { type Level, levels, worseLevel } from "../../extension/domain/level.ts";
import type { Override } from "../../extension/domain/override.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { PastSpend, PolicyFacts } from "../../extension/domain/policy/policyFacts.ts";
import type { Condition, FactName, PolicyDocument, Rule } from "../../extension/domain/policyDocument.ts";

/** One decision to be made, as the page describes it. */
export interface Case {
  document: PolicyDocument;
  facts: PolicyFacts;
  /** Of this device. */
  findings: readonly Finding[];
  /** Of this device. */
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
  history: readonly PastSpend[];
  overrides: readonly Override[];
}

export interface Statement {
  ware: number;
  level: Level;
  codes: readonly string[];
}

/** What each SecWare stated: the highest of its verdict and its findings. */
export function statementsOf(answers: readonly AnswerFacts[]): readonly Statement[] {
  return answers.filter(hasStated).map(({ ware, level, findings }) => {
    const verdict = levels.find((name) => name === level) ?? "none";
    const found = highest(findings.map((finding) => finding.level));
    const codes = findings.map(({ code }) => code);
    const said = verdict === "none" ? codes : [...codes, "secware-verdict"];
    return { ware, level: worseLevel(verdict, found), codes: said };
  });
}

/** The SecWares that were asked and are gaps. */
export function silentWares(answers: readonly AnswerFacts[]): readonly number[] {
  return answers
    .filter((answer) => answer.status !== "not-asked" && !hasStated(answer))
    .map(({ ware }) => ware);
}

function hasStated({ status, level }: AnswerFacts): boolean {
  return status === "answered" && levels.some((name) => name === level);
}

export function highest(stated: readonly Level[]): Level {
  return [...levels].reverse().find((level) => stated.includes(level)) ?? "none";
}

export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(least);
}

/** The values of a condition, one or many, with groups replaced by their members. */
export function valuesOf({ value }: Condition, { groups }: PolicyDocument): readonly string[] {
  const stated = (Array.isArray(value) ? value : [value]).map(String);
  return stated.flatMap((one) => (one.startsWith("@") ? (groups?.[one.slice(1)] ?? []) : [one]));
}

export function conditionsOn(rule: Rule, ...facts: FactName[]): readonly Condition[] {
  return rule.when.filter((condition) => facts.includes(condition.fact));
}
