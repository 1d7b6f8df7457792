import { expWad } from "./expWad.ts";
import { LN2_WAD } from "./scoreMath.ts";
import { ceilDiv, ONE } from "./units.ts";

/** What a conviction has grown to after `elapsed` seconds; rounds down. */
export function grown(balance: bigint, conviction: bigint, elapsed: number, halfLife: number): bigint {
  if (elapsed === 0 || conviction >= balance) return conviction;
  const left = expWad((-LN2_WAD * BigInt(elapsed)) / BigInt(halfLife));
  return balance - ceilDiv((balance - conviction) * left, ONE);
}

/** The part of a conviction that leaves with `amount` of `balance`; rounds up. */
export function leaving(balance: bigint, conviction: bigint, amount: bigint): bigint {
  return balance === 0n ? 0n : ceilDiv(conviction * amount, balance);
}
