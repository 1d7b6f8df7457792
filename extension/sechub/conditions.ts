import { readSubject } from "../domain/decode/readSubject.ts";
import { movementsOf } from "../domain/policy/movements.ts";
import type { Address } from "../domain/primitives.ts";
import type { Subject } from "../domain/subject.ts";
import type { AskCondition } from "./types.ts";

const daySeconds = 86_400;

/** Whether a SecWare is to be asked about `subject`: it has no condition, or one of them matches in all its parts. */
export function conditionsMatch(
  conditions: readonly AskCondition[],
  subject: Subject,
  nowMs: number,
): boolean {
  return conditions.length === 0 || conditions.some((condition) => matches(condition, subject, nowMs));
}

function matches(condition: AskCondition, subject: Subject, nowMs: number): boolean {
  const { target, selector, chainId, minAmount } = condition;
  if (chainId !== undefined && (subject.kind === "site" || subject.chainId !== chainId)) return false;
  if (!isWithinDay(condition, nowMs)) return false;
  const calls = calledBy(subject).filter(
    (call) =>
      (target === undefined || call.target === target) &&
      (selector === undefined || call.selector === selector),
  );
  // Target and selector must meet in one call; two calls that have one each are not what the user wrote.
  if ((target !== undefined || selector !== undefined) && calls.length === 0) return false;
  return minAmount === undefined || movesAtLeast(subject, BigInt(minAmount));
}

function isWithinDay({ fromSecond = 0, untilSecond = daySeconds }: AskCondition, nowMs: number): boolean {
  const second = Math.floor(nowMs / 1000) % daySeconds;
  if (fromSecond <= untilSecond) return fromSecond <= second && second < untilSecond;
  // From the evening until the morning.
  return second >= fromSecond || second < untilSecond;
}

function calledBy(subject: Subject): { target: Address | null; selector: string | null }[] {
  switch (subject.kind) {
    case "transaction":
      return [{ target: subject.to, selector: selectorOf(subject.data) }];
    case "calls":
      return subject.calls.map(({ to, data }) => ({ target: to, selector: selectorOf(data) }));
    case "typedData": {
      const contract = subject.typedData.domain["verifyingContract"];
      return typeof contract === "string" ? [{ target: contract as Address, selector: null }] : [];
    }
    default:
      return [];
  }
}

function selectorOf(data: string): string | null {
  return data.length >= 10 ? data.slice(0, 10) : null;
}

/** An amount that cannot be known counts as large: not asking would be the one silent mistake here. */
function movesAtLeast(subject: Subject, least: bigint): boolean {
  const reading = readSubject(subject);
  if (!reading.isUnderstood) return true;
  const wei = subject.kind === "transaction" ? subject.value : 0n;
  return wei >= least || movementsOf(reading).some(({ amount }) => amount === null || amount >= least);
}
