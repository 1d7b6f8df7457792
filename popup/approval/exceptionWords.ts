import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
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

type Target = ExceptionOffer["targets"][number];

/** Whose word a target is as the title; below it what was said and what the exception demands. */
export function targetWords(target: Target, view: Pick<RequestView, "services">) {
  const demand = demandOf(target);
  const title = titleOf(target, view);
  const said = target.text === title ? "" : target.text;
  const text = [said, demand].filter((part) => part !== "").join(" ");
  return text === "" ? { title } : { title, text };
}

function titleOf({ which, text }: Target, { services }: Pick<RequestView, "services">): string {
  switch (which.kind) {
    case "rule":
      return exceptionText.yourRule(which.rule);
    case "secware": {
      const name = services.find(({ ware }) => ware === which.ware)?.name;
      return exceptionText.wareWord(name ?? exceptionText.wareNumber(which.ware));
    }
    case "finding":
      return exceptionText.deviceFinding(which.code.replaceAll("-", " "));
    case "all":
      return text;
  }
}

function demandOf({ which, delaySeconds, factor }: Target): string {
  return which.kind === "all"
    ? exceptionText.allDemands(delaySeconds, factor)
    : exceptionText.demands(delaySeconds, factor);
}

/** The unit that a limit is counted in, in words: a symbol, or the token's smallest unit. */
export function unitOf({ token, symbol, decimals }: ExceptionOffer["moved"][number]): string {
  if (symbol !== null && decimals !== null) return symbol;
  return exceptionText.rawUnit(token === "native" ? token : wordsText.shortened(token));
}
