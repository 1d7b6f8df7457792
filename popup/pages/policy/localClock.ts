const dayMs = 86_400_000;
const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** A time of day in UTC as the user's own clock shows it today. */
export function localClock(utc: string, now: number): string {
  const [hour = 0, minute = 0] = utc.split(":").map(Number);
  return clock.format(Math.floor(now / dayMs) * dayMs + (hour * 60 + minute) * 60_000);
}

/** How many minutes the user's clock is ahead of UTC at `now`. */
export function minutesAhead(now: number): number {
  const [hour = 0, minute = 0] = clock.format(now).split(":").map(Number);
  const utc = Math.floor((now % dayMs) / 60_000);
  const ahead = hour * 60 + minute - utc;
  // Clocks differ from UTC by less than fourteen hours either way: more is another date.
  if (ahead > 840) return ahead - 1440;
  return ahead < -720 ? ahead + 1440 : ahead;
}
