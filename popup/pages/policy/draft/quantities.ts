import { coreTokens } from "../../../../extension/domain/coreTokens.ts";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { toEditableUnits, toUnits } from "../../../text/amounts.ts";

/** What an amount is counted in. An empty token: any token, in its smallest unit. */
export interface Unit {
  token: string;
  decimals: string;
}
export const spanUnits = ["minutes", "hours", "days"] as const;
/** Seconds are offered only where a rule that was written by hand has them. */
export type SpanUnit = (typeof spanUnits)[number] | "seconds";
/** A length of time as typed. */
export interface Span {
  count: string;
  unit: SpanUnit;
}

export const native: Unit = { token: "native", decimals: "18" };
export const smallestUnit: Unit = { token: "", decimals: "0" };

/** Symbol and address of the tokens that the wallet knows by heart. */
export const knownTokens: readonly { address: string; symbol: string; decimals: number }[] = [
  ...coreTokens.values(),
].flatMap((tokens) =>
  [...tokens].map(([address, { symbol, decimals }]) => ({
    address,
    symbol: symbol ?? address,
    decimals: decimals ?? 0,
  })),
);

/** The unit of a token: known by heart, or from the user's own prices; else its smallest one, to be corrected. */
export function unitOf(token: string, prices: PolicyDocument["prices"] = {}): Unit {
  if (token === "native") return native;
  const known = knownTokens.find(({ address }) => address === token);
  if (known !== undefined) return { token, decimals: String(known.decimals) };
  const priced = Object.entries(prices).find(([key]) => key.endsWith(`:${token}`));
  return { token, decimals: String(priced?.[1].decimals ?? 0) };
}

/** A token's symbol, where it has one here. */
export function symbolOf(token: string): string | null {
  if (token === "native") return "ETH";
  return knownTokens.find(({ address }) => address === token)?.symbol ?? null;
}

/** Whether the decimals of a token must be asked. */
export function needsDecimals(token: string): boolean {
  return token !== "" && symbolOf(token) === null;
}

const seconds: Readonly<Record<SpanUnit, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** Seconds of a span; null where it is not a whole number of its unit. */
export function secondsOf({ count, unit }: Span): number | null {
  return /^\s*[1-9]\d{0,6}\s*$/.test(count) ? Number(count) * seconds[unit] : null;
}

/** The largest unit that holds the seconds exactly. */
export function spanOf(total: number): Span {
  const unit = [...spanUnits].reverse().find((one) => total % seconds[one] === 0) ?? "seconds";
  return { count: String(total / seconds[unit]), unit };
}

/** `500` of a token of 6 decimals → `500000000`; null where the text is no such amount. */
export function toSmallest(text: string, decimals: string): bigint | null {
  const places = /^\d{1,2}$/.test(decimals.trim()) ? Number(decimals) : null;
  return places === null || places > 77 ? null : toUnits(text.replaceAll(/[,\s]/g, ""), places);
}

/** The text that `toSmallest` reads back. */
export function fromSmallest(amount: string, decimals: string): string {
  return toEditableUnits(amount, Number(decimals));
}

/** “At least 500.000001” is shown as “more than 500”: whichever is written with fewer digits. */
export function asLeast(amount: string, decimals: string): { op: "gt" | "gte"; text: string } {
  const text = fromSmallest(amount, decimals);
  if (amount === "0" || decimals === "0") return { op: "gte", text };
  const below = fromSmallest(String(BigInt(amount) - 1n), decimals);
  return below.length < text.length ? { op: "gt", text: below } : { op: "gte", text };
}
