import { ceilDiv } from "./units.ts";
import { CAP_WINDOW } from "./windows.ts";

const PARTS = 10n;
const REFILL = BigInt(CAP_WINDOW);

/** What may be taken of a stake for broken SLAs at `time`: a tenth, as far as it has come back. Rounds down. */
export function left(stake: bigint, fullAt: number, time: number): bigint {
  const used = BigInt(Math.max(0, fullAt - time));
  return (stake * (REFILL - used)) / (PARTS * REFILL);
}

/** Until when the allowance is not whole, once `amount` of it was taken. Rounds up to seconds. */
export function fullAfter(stake: bigint, fullAt: number, time: number, amount: bigint): number {
  if (amount === 0n) return fullAt;
  return Math.max(fullAt, time) + Number(ceilDiv(amount * PARTS * REFILL, stake));
}
