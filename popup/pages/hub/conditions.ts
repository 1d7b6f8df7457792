import type { WareCondition } from "../../../extension/messages/shapes.ts";
import { formatCount } from "../../text/amounts.ts";
import { hubText } from "../../text/hub.ts";
import { formatDaySecond, toDaySecond } from "../../text/times.ts";
import { wordsText } from "../../text/words.ts";
import { toAddress } from "../transfer.ts";

/** One condition as typed; an empty field sets no limit. */
export interface ConditionDraft {
  target: string;
  selector: string;
  chain: string;
  minAmount: string;
  from: string;
  until: string;
}
export type ConditionField = keyof ConditionDraft;
export type ConditionsReading =
  | { status: "complete"; conditions: WareCondition[] }
  | { status: "incomplete"; at: number; field: ConditionField; problem: string };

export const blankCondition: ConditionDraft = {
  target: "",
  selector: "",
  chain: "",
  minAmount: "",
  from: "",
  until: "",
};

/** The methods that the menu names; everything else is typed as a selector. */
export const knownMethods = [
  { selector: "0xa9059cbb", name: "transfer" },
  { selector: "0x23b872dd", name: "transferFrom" },
  { selector: "0x095ea7b3", name: "approve" },
  { selector: "0x39509351", name: "increaseAllowance" },
  { selector: "0xa22cb465", name: "setApprovalForAll" },
  { selector: "0xd505accf", name: "permit" },
] as const;

/** What is on chain, as the form shows it. */
export function toDraft(condition: WareCondition): ConditionDraft {
  return {
    target: condition.target ?? "",
    selector: condition.selector ?? "",
    chain: condition.chainId === undefined ? "" : String(condition.chainId),
    minAmount: condition.minAmount ?? "",
    from: condition.fromSecond === undefined ? "" : formatDaySecond(condition.fromSecond),
    until: condition.untilSecond === undefined ? "" : formatDaySecond(condition.untilSecond),
  };
}

/** Reads all drafts, or says which field of which one cannot be read. */
export function readConditions(drafts: readonly ConditionDraft[]): ConditionsReading {
  const conditions: WareCondition[] = [];
  for (const [at, draft] of drafts.entries()) {
    const fault = faultOf(draft);
    if (fault !== null) return { status: "incomplete", at, ...fault };
    conditions.push(toCondition(draft));
  }
  return { status: "complete", conditions };
}

function faultOf(draft: ConditionDraft): { field: ConditionField; problem: string } | null {
  const { target, selector, minAmount, from, until } = draft;
  if (target.trim() !== "" && toAddress(target) === null)
    return { field: "target", problem: hubText.badTarget };
  if (selector !== "" && !/^0x[0-9a-f]{8}$/.test(selector)) {
    return { field: "selector", problem: hubText.badSelector };
  }
  if (minAmount !== "" && !/^(0|[1-9][0-9]{0,77})$/.test(minAmount)) {
    return { field: "minAmount", problem: hubText.badAmount };
  }
  if (from !== "" && toDaySecond(from) === null) return { field: "from", problem: hubText.badTime };
  if (until !== "" && toDaySecond(until) === null) return { field: "until", problem: hubText.badTime };
  return (from === "") === (until === "")
    ? null
    : { field: from === "" ? "from" : "until", problem: hubText.halfTime };
}

function toCondition(draft: ConditionDraft): WareCondition {
  const target = toAddress(draft.target);
  const from = toDaySecond(draft.from);
  const until = toDaySecond(draft.until);
  return {
    ...(target === null ? {} : { target }),
    ...(draft.selector === "" ? {} : { selector: draft.selector }),
    ...(draft.chain === "" ? {} : { chainId: Number(draft.chain) }),
    ...(draft.minAmount === "" ? {} : { minAmount: draft.minAmount }),
    ...(from === null ? {} : { fromSecond: from }),
    ...(until === null ? {} : { untilSecond: until }),
  };
}

/** One condition as a phrase: "to 0x12…ab calling approve on chain 1". */
export function phraseOf(condition: WareCondition): string {
  const { target, selector, chainId, minAmount, fromSecond, untilSecond } = condition;
  const method = knownMethods.find((known) => known.selector === selector)?.name ?? selector;
  const phrases = [
    target === undefined ? "" : hubText.phraseTarget(wordsText.shortened(target)),
    method === undefined ? "" : hubText.phraseMethod(method),
    chainId === undefined ? "" : hubText.phraseChain(chainId),
    minAmount === undefined ? "" : hubText.phraseAmount(formatCount(BigInt(minAmount))),
    fromSecond === undefined || untilSecond === undefined
      ? ""
      : hubText.phraseTime(formatDaySecond(fromSecond), formatDaySecond(untilSecond)),
  ].filter((phrase) => phrase !== "");
  return phrases.length === 0 ? hubText.always : phrases.join(" ");
}
