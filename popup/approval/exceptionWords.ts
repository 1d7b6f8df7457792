import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import { exceptionText } from "../text/exceptions.ts";
import { formatMoment } from "../text/times.ts";
import { wordsText } from "../text/words.ts";

export interface Ending {
  endsAt: number | null;
  isForSession?: boolean;
  usesLeft?: number | null;
}

/** When an exception ends, in words; where several ends are set, all of them. */
export function describeEnd({ endsAt, isForSession = false, usesLeft = null }: Ending): string {
  const ends = [
    ...(usesLeft === 1 ? [exceptionText.endsOnce] : []),
    ...(isForSession ? [exceptionText.endsSession] : []),
    ...(endsAt === null ? [] : [formatMoment(endsAt)]),
  ];
  return ends.length === 0 ? exceptionText.endsNever : ends.join(" · ");
}

/** The unit that a limit is counted in, in words: a symbol, or the token's smallest unit. */
export function unitOf({ token, symbol, decimals }: ExceptionOffer["moved"][number]): string {
  if (symbol !== null && decimals !== null) return symbol;
  return exceptionText.rawUnit(token === "native" ? token : wordsText.shortened(token));
}
