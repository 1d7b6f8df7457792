import type { Clock } from "./clock.ts";

/** Who may ask how often. */
export interface RateLimit {
  take(key: string): RateState;
}

export interface RateState {
  isAllowed: boolean;
  quota: number;
  windowSeconds: number;
  left: number;
  /** Until the window ends. */
  resetSeconds: number;
}

const KEYS_AT_MOST = 50_000;

/**
 * A fixed window in this process's memory. Keys beyond the most that are kept share nothing: the oldest windows are forgotten,
 * so a flood of keys makes the limit lenient for old ones and never grows memory.
 */
export function createRateLimit({
  quota,
  windowSeconds,
  clock,
}: {
  quota: number;
  windowSeconds: number;
  clock: Clock;
}): RateLimit {
  const windows = new Map<string, { endsAtMs: number; used: number }>();
  return {
    take(key) {
      const nowMs = clock.nowMs();
      let window = windows.get(key);
      if (window === undefined || window.endsAtMs <= nowMs) {
        windows.delete(key);
        if (windows.size >= KEYS_AT_MOST) forgetOldest(windows);
        window = { endsAtMs: nowMs + windowSeconds * 1000, used: 0 };
        windows.set(key, window);
      }
      window.used++;
      return {
        isAllowed: window.used <= quota,
        quota,
        windowSeconds,
        left: Math.max(0, quota - window.used),
        resetSeconds: Math.max(1, Math.ceil((window.endsAtMs - nowMs) / 1000)),
      };
    },
  };
}

function forgetOldest(windows: Map<string, unknown>): void {
  for (const key of [...windows.keys()].slice(0, KEYS_AT_MOST / 10)) windows.delete(key);
}

/** The fields of the RateLimit header drafts. */
export function rateHeaders({ quota, windowSeconds, left, resetSeconds }: RateState): Record<string, string> {
  return {
    ratelimit: `"caller";r=${left};t=${resetSeconds}`,
    "ratelimit-policy": `"caller";q=${quota};w=${windowSeconds}`,
  };
}
