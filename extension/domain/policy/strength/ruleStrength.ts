import { type Outcome, outcomes } from "../../level.ts";
import { type PolicyDocument, type Preset, presets, type Rule } from "../../policyDocument.ts";
import { namesParty } from "../compilePolicy.ts";
import { factTable } from "../facts/factTable.ts";
import { presetOutcomes } from "../presets.ts";
import { isSameQuestion, isWider, type Meant } from "./impliedCondition.ts";

/** Whether a preset says no less of anything than another. */
export function isPresetNoWeaker(before: Preset, after: Preset): boolean {
  return presets.indexOf(after) <= presets.indexOf(before);
}

/**
 * Whether putting `next` in the place of `rule` is provably no weaker in any case. Null: there was none, or there is none
 * any more.
 */
export function isRuleNoWeaker(
  rule: Rule | null,
  next: Rule | null,
  before: PolicyDocument,
  after: PolicyDocument,
): boolean {
  if (!waitsTheSame(rule, next, before, after)) return false;
  if (rule === null) return next === null || onlyRaises(next);
  if (next === null) return onlyLowers(rule);
  const was = { rule, document: before };
  const now = { rule: next, document: after };
  if (!isGuardedAsWell(rule, next)) return false;
  return keepsWord(was, now) || widensWord(was, now) || narrowsAllowance(was, now) || replaces(rule, next);
}

/** A shorter wait makes gaps of answers and a longer one answers of gaps; either may be the weaker. */
function waitsTheSame(
  rule: Rule | null,
  next: Rule | null,
  before: PolicyDocument,
  after: PolicyDocument,
): boolean {
  const was = longerWait(rule, before);
  const now = longerWait(next, after);
  if (was !== now) return false;
  if (was === 0 || rule === null || next === null) return true;
  return isSameQuestion({ rule, document: before }, { rule: next, document: after });
}

function longerWait(rule: Rule | null, { budgetMs }: PolicyDocument): number {
  const wait = rule?.budgetMs ?? 0;
  return wait > budgetMs ? wait : 0;
}

function isGuardedAsWell({ guard }: Rule, { guard: next }: Rule): boolean {
  if (guard === undefined) return true;
  return (
    (guard.factor === undefined || next?.factor === guard.factor) &&
    (next?.delaySeconds ?? 0) >= (guard.delaySeconds ?? 0)
  );
}

/** The same question, and no answer to it says less. */
function keepsWord(was: Meant, now: Meant): boolean {
  return saysNoLess(was, now) && isSameQuestion(was, now);
}

/** Speaks wherever the old rule spoke, says no less, and never stands in for more. */
function widensWord(was: Meant, now: Meant): boolean {
  return (
    saysNoLess(was, now) &&
    // What was unknown may have become yes.
    rank(now.rule.then) >= rank(openOutcome(was)) &&
    onlyRaises(now.rule) &&
    isWider(now, was)
  );
}

/** A rule that only lowered lowers in fewer cases. */
function narrowsAllowance(was: Meant, now: Meant): boolean {
  const standsInNoMore = namesParty(was.rule) || onlyRaises(now.rule);
  return onlyLowers(was.rule) && standsInNoMore && isWider(was, now);
}

/** The old one is gone and the new one is added. */
function replaces(rule: Rule, next: Rule): boolean {
  return onlyLowers(rule) && onlyRaises(next);
}

/** A rule whose removal can only make outcomes stricter: it says allow, and whatever it says of the unknown is no more. */
function onlyLowers({ then, unanswered, when }: Rule): boolean {
  if (then !== "allow") return false;
  return unanswered === "allow" || when.every(({ fact }) => factTable[fact].isAlwaysKnown);
}

/** A rule whose arrival can only make outcomes stricter. */
export function onlyRaises(rule: Rule): boolean {
  return rule.then === "block" || !namesParty(rule);
}

function saysNoLess(was: Meant, now: Meant): boolean {
  return rank(now.rule.then) >= rank(was.rule.then) && rank(openOutcome(now)) >= rank(openOutcome(was));
}

function openOutcome({ rule, document }: Meant): Outcome {
  return rule.unanswered ?? presetOutcomes[document.preset].gap;
}

function rank(outcome: Outcome): number {
  return outcomes.indexOf(outcome);
}
