import { type Level, levels } from "../../extension/domain/level.ts";
import type { Condition, Rule } from "../../extension/domain/policyDocument.ts";
import {
  type Case,
  conditionsOn,
  highest,
  isAtLeast,
  silentWares,
  statementsOf,
  valuesOf,
} from "./secondInput.ts";
import { countTruths, hidden, movementTruths, spentTruths, spentValueTruths } from "./secondSums.ts";
import { every, known, open, some, type Truths } from "./worlds.ts";

/** Whether a rule holds: all of its conditions, those about movements of one movement together. */
export function ruleTruths(rule: Rule, input: Case): Truths {
  const alone = rule.when.filter(({ fact }) => fact !== "token" && fact !== "amount" && fact !== "value");
  const isAboutMovements = alone.length < rule.when.length;
  const movements = input.facts.movements.map((movement) => movementTruths(rule, movement, input));
  return every([
    ...alone.map((condition) => conditionTruths(rule, condition, input)),
    ...(isAboutMovements ? [some([...movements, hidden(input)])] : []),
  ]);
}

/** One condition that is not about movements. */
export function conditionTruths(rule: Rule, condition: Condition, input: Case): Truths {
  const { facts, document, answers } = input;
  const values = valuesOf(condition, document);
  const isAmong = (candidates: readonly (string | number | null)[]) =>
    known(candidates.some((one) => one !== null && values.includes(String(one))));
  switch (condition.fact) {
    case "kind":
      return isAmong([facts.kind]);
    case "account":
      return isAmong([facts.account]);
    case "chain":
      return isAmong([facts.chain]);
    case "site":
      return isAmong([facts.site]);
    case "method":
      return isAmong(hasCalls(input) ? facts.calls.map(({ selector }) => selector) : []);
    case "action":
      return some([isAmong(facts.actions), hidden(input)]);
    case "target":
      return some([isAmong(facts.targets), hidden(input)]);
    case "spender":
      return some([isAmong(facts.spenders), hidden(input)]);
    case "unanswered":
      return isAmong(silentWares(answers));
    case "finding":
      return isAmong([
        ...input.findings.map(({ code }) => code),
        ...statementsOf(answers).flatMap(({ codes }) => codes),
      ]);
    case "level":
      return levelTruths(condition, input);
    case "verdict":
      return some(values.map((value) => verdictTruths(value, input)));
    case "votes":
      return votesTruths(condition, input);
    case "time":
      return facts.isClockTrusted ? known(values.some((window) => isInside(window, facts.now))) : open;
    case "spent":
      return spentTruths(rule, condition, input);
    case "spentValue":
      return spentValueTruths(rule, condition, input);
    case "count":
      return countTruths(rule, condition, input);
    default:
      throw new Error(`A movement's fact was asked by itself: ${condition.fact}`);
  }
}

/** Whether a rule asks anything that a request which is not understood may hide. */
export function asksWhatMayHide(rule: Rule): boolean {
  const facts = [
    "target",
    "method",
    "action",
    "spender",
    "token",
    "amount",
    "value",
    "spent",
    "spentValue",
  ] as const;
  return conditionsOn(rule, ...facts).length > 0;
}

/** The highest level that anybody stated. */
export function statedLevel({ findings, answers }: Case): Level {
  return highest([...findings, ...statementsOf(answers)].map(({ level }) => level));
}

function hasCalls({ facts }: Case): boolean {
  return facts.kind === "transaction" || facts.kind === "calls";
}

function levelTruths({ op, value }: Condition, input: Case): Truths {
  const stated = levels.indexOf(statedLevel(input));
  const asked = levels.flatMap((level, rank) => ([value].flat().includes(level) ? [rank] : []));
  return known(
    asked.some((rank) => (op === "gte" ? stated >= rank : op === "lte" ? stated <= rank : stated === rank)),
  );
}

function verdictTruths(value: string, { answers }: Case): Truths {
  const [ware, name] = value.split(":");
  if (silentWares(answers).some((silent) => String(silent) === ware)) return open;
  const least = levels.find((level) => level === name) ?? "none";
  return known(statementsOf(answers).some((one) => String(one.ware) === ware && isAtLeast(one.level, least)));
}

/** Every world: each gap may have stated the level or not. */
function votesTruths({ value, level = "critical" }: Condition, { answers }: Case): Truths {
  const stated = statementsOf(answers).filter((one) => isAtLeast(one.level, level)).length;
  const worlds = [0, ...silentWares(answers).map((_, index) => index + 1)];
  const truths = worlds.map((more) => stated + more >= Number(value));
  return [true, false].filter((truth) => truths.includes(truth));
}

function isInside(window: string, now: number): boolean {
  const minuteOf = (clock = "") => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const [from = 0, to = 0] = window.split("-").map(minuteOf);
  const minute = new Date(now).getUTCHours() * 60 + new Date(now).getUTCMinutes();
  if (from === to) return true;
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}
