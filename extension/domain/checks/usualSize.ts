import { isUnlimited } from "../decode/amounts.ts";
import type { Address } from "../primitives.ts";
import { type CheckInput, chainOf } from "./localCheck.ts";

/** How many times the largest amount of late is far more. */
const factor = 10n;
/** Fewer signed amounts than this say nothing of what is usual with somebody new. */
const leastKnown = 3;
const windowMs = 30 * 86_400_000;

/** The largest amount of late that an amount is far above. */
export interface Usual {
  largest: bigint;
  of: "party" | "anybody";
}

export interface Paid {
  token: Address | "native";
  amount: bigint;
  party: Address;
  /** The account has not dealt with the party. */
  isNew: boolean;
}

/**
 * Null where the amount is not far above what is usual, or where too little was signed to say. Amounts without limit say
 * nothing of size and do not count; neither does anything where the clock is not to be trusted.
 */
export function usualSize(
  { token, amount, party, isNew }: Paid,
  { subject, context }: CheckInput,
): Usual | null {
  if (context.isClockTrusted !== true) return null;
  const past = (context.pastSpends ?? []).flatMap(({ at, chain, moved, targets }) => {
    const spent = moved[token];
    if (chain !== chainOf(subject) || at < context.now - windowMs) return [];
    return spent === undefined || spent === null || spent === 0n || isUnlimited(spent)
      ? []
      : [{ spent, isParty: targets.includes(party) }];
  });
  const same = past.filter(({ isParty }) => isParty);
  if (same.length === 0 && (!isNew || past.length < leastKnown)) return null;
  const [of, counted] = same.length > 0 ? (["party", same] as const) : (["anybody", past] as const);
  let largest = 0n;
  for (const { spent } of counted) if (spent > largest) largest = spent;
  return amount > largest * factor ? { largest, of } : null;
}

/** Nine tenths or more, of what can be sent at all. */
export function nearlyAll(amount: bigint, held: bigint): boolean {
  return held > 0n && amount <= held && amount * 10n >= held * 9n;
}
