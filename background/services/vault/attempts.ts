import * as v from "valibot";
import type { Area } from "../../../extension/platform/platform.ts";

const record = v.strictObject({ wrong: v.pipe(v.number(), v.integer(), v.minValue(0)), lastAt: v.number() });
const freeAttempts = 3;
const longestWaitMs = 15 * 60_000;

/** Counts wrong passwords across restarts, and says how long the next attempt has to wait. */
export interface Attempts {
  /** 0: now. */
  waitMs(): Promise<number>;
  /** Effects: storage. The wait that follows. */
  countWrong(): Promise<number>;
  clear(): Promise<void>;
}

/** `key` keeps the counts of different secrets apart. */
export function createAttempts(area: Area, now: () => number, key = "vault.attempts"): Attempts {
  const load = async () => {
    const decoded = v.safeParse(record, await area.load(key));
    return decoded.success ? decoded.output : { wrong: 0, lastAt: 0 };
  };
  return {
    async waitMs() {
      const { wrong, lastAt } = await load();
      // A clock that was set back must not lengthen the wait beyond its full length.
      const passed = Math.max(0, now() - lastAt);
      return Math.max(0, waitAfter(wrong) - passed);
    },
    async countWrong() {
      const wrong = (await load()).wrong + 1;
      await area.save({ [key]: { wrong, lastAt: now() } });
      return waitAfter(wrong);
    },
    clear: () => area.remove(key),
  };
}

/** None for the first three, then 1 s doubling up to 15 minutes. */
function waitAfter(wrong: number): number {
  if (wrong < freeAttempts) return 0;
  return Math.min(longestWaitMs, 1000 * 2 ** Math.min(wrong - freeAttempts, 20));
}
