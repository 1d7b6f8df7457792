import { least } from "./units.ts";

export interface Served {
  seq: bigint;
  settled: bigint;
  maxCalls: bigint;
  used: bigint;
  calls: bigint;
}

/** Calls that a caller's newest voucher adds. */
export function due({ seq, settled, maxCalls, used, calls }: Served): bigint {
  return seq <= settled ? 0n : least(seq - settled, least(maxCalls - settled, calls - used));
}

export function earned(amount: bigint, used: bigint, calls: bigint): bigint {
  return (amount * used) / calls;
}
