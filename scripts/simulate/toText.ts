import type { Year } from "./runYear.ts";

/** A year as a terminal shows it. */
export function toText({ seed, settings, attempts, findings, weeks, acts }: Year): string[] {
  const profits = attempts.filter(({ gain }) => gain > 0);
  return [
    "",
    "What each attacker earned, in SEC, beside a twin who did not try:",
    ...attempts.map(
      ({ strategy, name, gain, spent, note }) =>
        `  ${Math.round(gain).toString().padStart(9)}  ${strategy}: ${name} (moved ${Math.round(spent)}; ${note})`,
    ),
    "",
    "What else came of it:",
    ...findings.map(({ name, value }) => `  ${name}: ${value}`),
    `  days that settled money waited, first and last quarter: ${quarter(weeks, 0)}, ${quarter(weeks, 3)}`,
    `  burned: ${Math.round(weeks.at(-1)?.burned ?? 0)} SEC`,
    "",
    `Seed ${seed}, ${settings.days} days, ${settings.users} users, ${settings.wares} SecWares, ${acts} acts.`,
    profits.length === 0
      ? "No attacker profited."
      : `Profited: ${profits.map(({ name }) => name).join(", ")}.`,
  ];
}

function quarter(weeks: Year["weeks"], which: number): string {
  const size = Math.ceil(weeks.length / 4);
  const part = weeks.slice(which * size, (which + 1) * size).filter(({ wait }) => wait > 0);
  return (part.reduce((sum, { wait }) => sum + wait, 0) / Math.max(1, part.length)).toFixed(1);
}
