import { ceilDiv, least } from "./units.ts";

const WHOLE = 10_000n;

/** A part of `amount`, rounded up. */
export function part(amount: bigint, bps: bigint): bigint {
  return ceilDiv(amount * bps, WHOLE);
}

export interface SlashSplit {
  harmed: bigint;
  reporter: bigint;
  operators: bigint;
  burned: bigint;
}

export function split(taken: bigint, harm: bigint, reporterMost: bigint): SlashSplit {
  const harmed = least((taken * 4_000n) / WHOLE, harm);
  const reporter = least((taken * 1_000n) / WHOLE, reporterMost);
  const operators = (taken * 2_000n) / WHOLE;
  return { harmed, reporter, operators, burned: taken - harmed - reporter - operators };
}
