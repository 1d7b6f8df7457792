const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "6 s ago", "2 min ago"; a time to come reads "now", since clocks differ by a little. */
export function formatAge(atMs: number, nowMs: number): string {
  const age = Math.max(0, nowMs - atMs);
  if (age < 1000) return "now";
  if (age < minuteMs) return `${Math.floor(age / 1000)} s ago`;
  if (age < hourMs) return `${Math.floor(age / minuteMs)} min ago`;
  if (age < dayMs) return `${Math.floor(age / hourMs)} h ago`;
  return `${Math.floor(age / dayMs)} d ago`;
}

/** "in 3 days", "in 40 min", "ended". */
export function formatUntil(atMs: number, nowMs: number): string {
  const left = atMs - nowMs;
  if (left <= 0) return "ended";
  if (left < hourMs) return `in ${Math.max(1, Math.round(left / minuteMs))} min`;
  if (left < 2 * dayMs) return `in ${Math.round(left / hourMs)} h`;
  return `in ${Math.round(left / dayMs)} days`;
}

/** "30 days", "12 h". */
export function formatDuration(seconds: number): string {
  const [count, unit] = seconds >= 172_800 ? [seconds / 86_400, "days"] : [seconds / 3600, "h"];
  return `${count.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`;
}

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export function formatDay(atMs: number): string {
  return day.format(atMs);
}

/** Date and time to the minute, in the user's own zone. */
export function formatMoment(atMs: number): string {
  return moment.format(atMs);
}

/** Seconds of the day as "08:30"; 86 400 reads "24:00". */
export function formatDaySecond(second: number): string {
  const minutes = Math.floor(second / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Null where the text is not "HH:MM". */
export function toDaySecond(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (found === null) return null;
  const second = Number(found[1]) * 3600 + Number(found[2]) * 60;
  return second <= 86_400 && Number(found[2]) < 60 ? second : null;
}
