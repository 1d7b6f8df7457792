import { SCORE_ONE } from "./scoreMath.ts";

/** What a developer has to stand for; rounds up. */
export function need(fixedPart: bigint, exposure: bigint, score: bigint): bigint {
  return fixedPart + exposure - (exposure * score) / (4n * SCORE_ONE);
}
