import { feeDefaults } from "./feeMath.ts";
import { least } from "./units.ts";

const MOST_BPS = 12_500n;

/** A SecWare's share of an epoch's pool, at most five quarters of what it put in. */
export function share(pool: bigint, weight: bigint, total: bigint, usage: bigint): bigint {
  if (weight === 0n) return 0n;
  return least((pool * weight) / total, (usage * feeDefaults.pool * MOST_BPS) / 100_000_000n);
}
