import { least } from "./units.ts";

const WHOLE = 10_000n;
const BREADTH_HALF = 50n;
const ENFORCEMENT_HALF = 5n;

export function pool(fees: bigint, slashed: bigint): bigint {
  return fees + least(slashed, fees / 10n);
}

/** The part of the pool that is paid out; rounds down. */
export function paid(q: bigint, wares: bigint, enforced: bigint, burned: bigint): bigint {
  const base = (q * 4_000n) / WHOLE;
  const breadth = (q * 3_000n * wares) / (WHOLE * (wares + BREADTH_HALF));
  const enforcement = (q * 3_000n * enforced) / (WHOLE * (enforced + ENFORCEMENT_HALF));
  return base + breadth + least(enforcement, burned / 2n);
}

export function weight(stake: bigint, done: bigint, due: bigint): bigint {
  return due === 0n ? stake : (stake * done) / due;
}

export function held(reward: bigint, balance: bigint, principal: bigint): bigint {
  return balance >= principal ? reward : (reward * balance) / principal;
}
