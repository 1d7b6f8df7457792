import { least } from "./units.ts";

const CAP_DIVISOR = 4n;
const WHOLE = 10_000n;

/** What a jury is measured by; a test puts others in their place. */
export interface JuryTerms {
  /** Who misses more than one in so many of its duties is negligent; where it is null, whoever misses. */
  neglectDivisor: bigint | null;
  /** At least one in so many of what was cast has to stand on the side that rules; where it is null, nothing has to. */
  rulingDivisor: bigint | null;
}

/** Those of `JuryMath.sol`. */
export const juryDefaults: JuryTerms = { neglectDivisor: 5n, rulingDivisor: 3n };

/** What one juror's weight counts: at most a quarter of all that was cast. */
export function counted(weight: bigint, cast: bigint): bigint {
  return least(weight, cast / CAP_DIVISOR);
}

/** Whether enough of the weight that could have been cast was. */
export function isQuorum(cast: bigint, total: bigint, quorumBps: bigint): boolean {
  return total > 0n && cast * WHOLE >= total * quorumBps;
}

/** Whether a juror missed more than a fifth of its duties. */
export function isNegligent(missed: bigint, due: bigint, { neglectDivisor }: JuryTerms): boolean {
  return neglectDivisor === null || missed * neglectDivisor > due;
}

/** Whether a side rules: it holds two thirds of what counted, and a third of all that was cast. */
export function isRuling(side: bigint, all: bigint, cast: bigint, { rulingDivisor }: JuryTerms): boolean {
  return isTwoThirds(side, all) && (rulingDivisor === null || side * rulingDivisor >= cast);
}

/** Whether a side holds two thirds of what counted. Of nothing nobody holds two thirds. */
export function isTwoThirds(side: bigint, all: bigint): boolean {
  return all > 0n && side * 3n >= all * 2n;
}
