import type { Clock } from "./clock.ts";

/** Nonces of unmetered calls, each good for one. */
export interface NonceLedger {
  /** False: seen before. Consume it last. */
  consume(caller: string, nonce: string, expiresSeconds: number): boolean;
}

const SKEW_SECONDS = 30;
const KEPT_AT_MOST = 100_000;

/**
 * Nonces in memory, until their request can no longer be valid. A replay after a restart only reads again what its signer may
 * read anyway.
 */
export function createNonceLedger(clock: Clock): NonceLedger {
  const seen = new Map<string, number>();
  return {
    consume(caller, nonce, expiresSeconds) {
      const nowSeconds = clock.nowMs() / 1000;
      const key = `${caller}/${nonce}`;
      if (seen.has(key)) return false;
      if (seen.size >= KEPT_AT_MOST) forgetExpired(seen, nowSeconds);
      // Full of live ones: refusing is the only way not to forget one.
      if (seen.size >= KEPT_AT_MOST) return false;
      seen.set(key, expiresSeconds + SKEW_SECONDS);
      return true;
    },
  };
}

function forgetExpired(seen: Map<string, number>, nowSeconds: number): void {
  for (const [key, until] of seen) if (until < nowSeconds) seen.delete(key);
}
