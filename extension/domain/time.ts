const dayMs = 86_400_000;

/** ISO 8601 in UTC, to the millisecond. Time is a parameter in this folder, so the clock's own type is not used. */
export function isoTime(ms: number): string {
  const days = Math.floor(ms / dayMs);
  const [year, month, day] = civilDate(days);
  const rest = ms - days * dayMs;
  const part = (divisor: number, modulus: number, width: number) =>
    String(Math.floor(rest / divisor) % modulus).padStart(width, "0");
  const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return `${date}T${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`;
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/** Milliseconds of an RFC 3339 time; null where the text is none. */
export function parseTime(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const number = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const fraction = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  const offset = (number(9) * 60 + number(10)) * 60_000 * (match[8] === "-" ? -1 : 1);
  return (
    dayNumber(year, month, day) * dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offset
  );
}

/** A second of the epoch as a day and time for a sentence: `2026-11-21 08:30 UTC`. */
export function formatSeconds(seconds: bigint): string {
  if (seconds > 253_402_300_799n) return "far in the future";
  return `${isoTime(Number(seconds) * 1000)
    .slice(0, 16)
    .replace("T", " ")} UTC`;
}

/** A span of time in its largest whole unit: "7 days", "1 hour", "less than a minute". */
export function spanPhrase(ms: number): string {
  const units = [
    [dayMs, "day"],
    [3_600_000, "hour"],
    [60_000, "minute"],
  ] as const;
  for (const [unit, name] of units) {
    const count = Math.floor(ms / unit);
    if (count >= 1) return count === 1 ? `1 ${name}` : `${count} ${name}s`;
  }
  return "less than a minute";
}

// Both directions after Howard Hinnant's calendar algorithms: years begin in March, eras are 400 years.
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilDate(days: number): [number, number, number] {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, day];
}
