import type { Level } from "../../../extension/domain/level.ts";
import type { ActivityView } from "../../../extension/messages/views.ts";
import { activityText } from "../../text/activity.ts";

export interface ActivityFilter {
  state: ActivityView["state"] | "";
  level: Level | "";
  site: string;
}

/** What matches all of the filter; an empty field matches everything. */
export function filterActivity(
  list: readonly ActivityView[],
  { state, level, site }: ActivityFilter,
): readonly ActivityView[] {
  return list
    .filter((entry) => state === "" || entry.state === state)
    .filter((entry) => level === "" || entry.decision?.level === level)
    .filter(({ origin }) => site === "" || origin === site);
}

export interface ActivityGroup {
  title: string;
  entries: readonly ActivityView[];
}

const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric" });

/** Pending first, then by day and month in the user's own zone; the order inside a group is kept. */
export function groupActivity(list: readonly ActivityView[], nowMs: number): readonly ActivityGroup[] {
  const groups = new Map<string, ActivityView[]>();
  const put = (entry: ActivityView, title: string): void => {
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  };
  for (const entry of list) if (entry.state === "pending") put(entry, activityText.pending);
  for (const entry of list) if (entry.state !== "pending") put(entry, titleOf(entry.at, nowMs));
  return [...groups].map(([title, entries]) => ({ title, entries }));
}

function titleOf(atMs: number, nowMs: number): string {
  const today = startOfDay(nowMs);
  if (atMs >= today) return activityText.today;
  // Noon of the day before is yesterday, whatever daylight saving does to the length of a day.
  if (atMs >= startOfDay(today - 12 * 3_600_000)) return activityText.yesterday;
  return month.format(atMs);
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
