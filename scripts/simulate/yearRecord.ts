import type { Year } from "./runYear.ts";
import { findingsOf } from "./toText.ts";

/** What is kept of a year: the same seed at the same commit comes to it again. Sums are whole SEC. */
export interface YearRecord extends Pick<Year, "seed" | "settings" | "acts"> {
  commit: string;
  attempts: readonly { strategy: string; name: string; gain: number; spent: number; note: string }[];
  findings: readonly { name: string; value: string }[];
}

/** The record of a year that was lived through at `commit`. */
export function yearRecord(
  { seed, settings, acts, attempts, findings, weeks }: Year,
  commit: string,
): YearRecord {
  return {
    ...{ commit, seed, settings, acts },
    attempts: attempts.map(({ strategy, name, gain, spent, note }) => ({
      ...{ strategy, name, gain: Math.round(gain), spent: Math.round(spent), note },
    })),
    findings: [...findings, ...findingsOf(weeks)].map(({ name, value }) => ({ name, value })),
  };
}
