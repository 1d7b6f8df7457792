import { expWad } from "./expWad.ts";
import { least, ONE } from "./units.ts";
import { DAY } from "./windows.ts";

export const POINT = 10n ** 12n;
export const SCORE_ONE = 10n ** 9n;
export const UNIT = 10n * ONE;
export const HALF_LIFE = 90 * DAY;
export const SCORE_WINDOW = 90 * DAY;
export const FULL_POINTS = 7_500_000_000_000n;
/** A younger SecWare has so few customers that a rival could outweigh them with his own, and gain by it. */
const PAYER_AGE = 60 * DAY;
const KAPPA = 5n;
const COMMON_DIVISOR = 4n;
const START = 20n * POINT;
const LAMBDA_DIVISOR = 10n;
const TAPERED_DIVISOR = 5n;
const REPEATS_AT_MOST = 4n;
export const LN2_WAD = 693147180559945309n;

/** What the defaults are; a search over parameters puts others in their place. */
export interface ScoreParameters {
  kappa: bigint;
  /** Where few complain, a complaint weighs less than `kappa`, by this part of all units; null: it always weighs as much. */
  commonDivisor: bigint | null;
  start: bigint;
  lambdaDivisor: bigint;
  taperedDivisor: bigint;
  repeatsAtMost: bigint;
  fullPoints: bigint;
  /** How long ago those who may have it expelled first paid, in seconds. */
  payerAge: number;
}

export const scoreDefaults: ScoreParameters = {
  kappa: KAPPA,
  commonDivisor: COMMON_DIVISOR,
  start: START,
  lambdaDivisor: LAMBDA_DIVISOR,
  taperedDivisor: TAPERED_DIVISOR,
  repeatsAtMost: REPEATS_AT_MOST,
  fullPoints: FULL_POINTS,
  payerAge: PAYER_AGE,
};

/** The part of a value that is left after `elapsed` seconds, with 18 decimals. */
export function decayFactor(elapsed: number): bigint {
  return expWad((-LN2_WAD * BigInt(elapsed)) / BigInt(HALF_LIFE));
}

export function units(earned: bigint): bigint {
  return (earned * POINT) / UNIT;
}

export function points(
  unitsEarned: bigint,
  repeats: bigint,
  given: bigint,
  { fullPoints, repeatsAtMost, taperedDivisor }: ScoreParameters = scoreDefaults,
): bigint {
  const weight = REPEATS_AT_MOST + least(repeats, repeatsAtMost);
  const full = (unitsEarned * weight) / REPEATS_AT_MOST;
  const room = given < fullPoints ? fullPoints - given : 0n;
  if (full <= room) return full;
  return room + (unitsEarned - (room * REPEATS_AT_MOST) / weight) / taperedDivisor;
}

export function score(p: bigint, n: bigint, v: bigint, terms: ScoreParameters = scoreDefaults): bigint {
  return (p * SCORE_ONE) / (p + complaints(n, v, terms) + terms.start + v / terms.lambdaDivisor);
}

/** What reviews of `n` points weigh against a score where `v` units were earned. */
function complaints(n: bigint, v: bigint, { kappa, commonDivisor }: ScoreParameters = scoreDefaults): bigint {
  if (n === 0n || commonDivisor === null) return kappa * n;
  return (kappa * n * n) / (n + v / commonDivisor);
}

export function reviewPoints(credited: bigint, earned: bigint): bigint {
  const floor = units(earned) / TAPERED_DIVISOR;
  return least(credited > floor ? credited : floor, FULL_POINTS);
}
