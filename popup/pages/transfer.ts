import type { Address } from "../../extension/domain/primitives.ts";
import { toUnits } from "../text/amounts.ts";
import { pageText } from "../text/page.ts";

/** The transfer form as typed. */
export interface TransferDraft {
  to: string;
  amount: string;
  token: string;
  decimals: string;
}
export type TransferReading =
  | { status: "complete"; to: Address; amount: string; token: Address | null }
  | { status: "incomplete"; field: keyof TransferDraft; problem: string };

/** Reads the form; nothing is guessed, an amount is exact or refused. */
export function readTransfer(draft: TransferDraft): TransferReading {
  const to = toAddress(draft.to);
  if (to === null) return { status: "incomplete", field: "to", problem: pageText.badAddress };
  const token = draft.token.trim() === "" ? null : toAddress(draft.token);
  if (token === null && draft.token.trim() !== "") {
    return { status: "incomplete", field: "token", problem: pageText.badAddress };
  }
  const decimals = token === null ? 18 : toDecimals(draft.decimals);
  if (decimals === null) return { status: "incomplete", field: "decimals", problem: pageText.badDecimals };
  const amount = toUnits(draft.amount, decimals);
  if (amount === null || amount === 0n) {
    return { status: "incomplete", field: "amount", problem: pageText.badAmount };
  }
  return { status: "complete", to, amount: amount.toString(), token };
}

/** Lower case, or null where it is not an address. */
export function toAddress(text: string): Address | null {
  const trimmed = text.trim();
  return /^0x[0-9a-fA-F]{40}$/.test(trimmed) ? (trimmed.toLowerCase() as Address) : null;
}

function toDecimals(text: string): number | null {
  const count = /^\d{1,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return count <= 36 ? count : null;
}
