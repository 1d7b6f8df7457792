import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import { toEditableUnits, toUnits } from "../text/amounts.ts";

/** The form as the user has it; choices are places in the offer's lists. */
export interface ExceptionForm {
  what: number;
  forAllAccounts: boolean;
  which: number;
  how: OverrideDraft["how"];
  /** The place of the limited token in `offer.moved`; null: no limit. */
  limited: number | null;
  amount: string;
  reason: string;
}

export const durations = ["once", "session", "day", "month", "always"] as const;

export type Moved = ExceptionOffer["moved"][number];

/** From here on an amount says "any", not a number that somebody means. */
const anyAmount = 2n ** 255n;

/** What the request itself moves, as text for the field; null where it is not known or not bounded. */
export function ownAmountOf({ amount, decimals }: Moved): string | null {
  if (amount === null || BigInt(amount) >= anyAmount || BigInt(amount) === 0n) return null;
  return toEditableUnits(amount, decimals ?? 0);
}

/** Everything at its narrowest: the first of each list, once, this account, up to the request's own amount. */
export function narrowestForm(offer: ExceptionOffer): ExceptionForm {
  const [first] = offer.moved;
  // Of a request that moves two tokens, a limit on one would leave the other, and so the request, outside.
  const own = first === undefined || offer.moved.length > 1 ? null : ownAmountOf(first);
  return {
    what: 0,
    forAllAccounts: false,
    which: 0,
    how: "once",
    limited: own === null ? null : 0,
    amount: own ?? "",
    reason: "",
  };
}

export type FormReading =
  | { status: "complete"; draft: OverrideDraft }
  | { status: "incomplete"; amount: boolean; reason: boolean };

/** The draft to send, or which fields cannot be read yet. */
export function readForm(form: ExceptionForm, offer: ExceptionOffer, request: string): FormReading {
  const scope = offer.scopes[form.what];
  const target = offer.targets[form.which];
  const limit = readLimit(form, offer);
  const reason = form.reason.trim();
  if (scope === undefined || target === undefined || limit === "unreadable" || reason === "") {
    return { status: "incomplete", amount: limit === "unreadable", reason: reason === "" };
  }
  const { forAllAccounts, how } = form;
  return {
    status: "complete",
    draft: { request, what: scope.what, forAllAccounts, which: target.which, how, limit, reason },
  };
}

function readLimit(form: ExceptionForm, { moved }: ExceptionOffer): OverrideDraft["limit"] | "unreadable" {
  if (form.limited === null) return null;
  const token = moved[form.limited];
  const amount = token === undefined ? null : toUnits(form.amount, token.decimals ?? 0);
  if (token === undefined || amount === null || amount === 0n) return "unreadable";
  const text = amount.toString();
  return text.length > 78 ? "unreadable" : { token: token.token, amount: text };
}
