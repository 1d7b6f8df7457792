import type { Year } from "./runYear.ts";
import type { Finding } from "./strategy.ts";

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
    ...[...findings, ...findingsOf(weeks)].map(({ name, value }) => `  ${name}: ${value}`),
    "",
    `Seed ${seed}, ${settings.days} days, ${settings.users} users, ${settings.wares} SecWares, ${acts} acts.`,
    profits.length === 0
      ? "No attacker profited."
      : `Profited: ${profits.map(({ name }) => name).join(", ")}.`,
  ];
}

/** What the weeks show and no strategy says. */
export function findingsOf(weeks: Year["weeks"]): Finding[] {
  return [
    {
      name: "days that settled money waited, first and last quarter",
      value: `${quarter(weeks, 0)}, ${quarter(weeks, 3)}`,
    },
    { name: "burned, in SEC", value: Math.round(weeks.at(-1)?.burned ?? 0).toLocaleString("en-US") },
  ];
}

function quarter(weeks: Year["weeks"], which: number): string {
  const size = Math.ceil(weeks.length / 4);
  const part = weeks.slice(which * size, (which + 1) * size).filter(({ wait }) => wait > 0);
  return (part.reduce((sum, { wait }) => sum + wait, 0) / Math.max(1, part.length)).toFixed(1);
}
