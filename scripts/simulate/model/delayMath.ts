import { SCORE_ONE } from "./scoreMath.ts";

/** Seconds until revenue comes free. */
export function delay(shortest: bigint, longest: bigint, score: bigint): bigint {
  return shortest + ((longest - shortest) * (SCORE_ONE - score)) / SCORE_ONE;
}
