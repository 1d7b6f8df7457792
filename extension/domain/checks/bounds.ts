import { tokenAt } from "../coreTokens.ts";
import type { AllowDeed } from "../decode/action.ts";
import { isUnlimited, max160 } from "../decode/amounts.ts";
import { type CheckInput, chainOf } from "./localCheck.ts";

/** Whole units of a core token beyond which there are no more. */
const moreThanExist = 10n ** 10n;

/** The longest that applications ask for by habit is 30 days; the one day more is for clocks and for reading. */
const longestSeconds = 31n * 86_400n;

/** Whether a grant is for any amount: by the way it is written, or because the token has no more. */
export function isWithoutLimit(
  { token, amount, most }: AllowDeed,
  { subject, context }: CheckInput,
): boolean {
  if (amount >= most || isUnlimited(amount)) return true;
  const facts = tokenAt(chainOf(subject), token, context);
  if (facts?.totalSupply !== undefined && facts.totalSupply > 0n && amount > facts.totalSupply) return true;
  return facts?.isCore === true && amount >= moreThanExist * 10n ** BigInt(facts.decimals);
}

/** Whether the token itself keeps the allowance; Permit2 keeps its own, under the same spender's name. */
export function isKeptByToken({ most, isOnce }: AllowDeed): boolean {
  return most !== max160 && !isOnce;
}

/** Whether a grant has an end that people live to see. Without a clock to trust no end is near. */
export function endsSoon({ endsAt }: AllowDeed, { context }: CheckInput): boolean {
  if (endsAt === null || context.isClockTrusted !== true) return false;
  return endsAt <= BigInt(Math.floor(context.now / 1000)) + longestSeconds;
}
