import type { AuditFilter } from "../../../extension/messages/table.policy.ts";
import type { AuditEntryView, AuditKind } from "../../../extension/messages/views.policy.ts";
import { formatDay } from "../../text/times.ts";

/** The filter as the form has it; an empty field asks for nothing. */
export interface FilterForm {
  kind: AuditKind | "";
  origin: string;
  ware: string;
  text: string;
  /** One request's id. */
  request: string;
}
export const noFilter: FilterForm = { kind: "", origin: "", ware: "", text: "", request: "" };

/** What is sent: only the fields that are filled. */
export function toFilter({ kind, origin, ware, text, request }: FilterForm): AuditFilter {
  return {
    ...(kind === "" ? {} : { kinds: [kind] }),
    ...(origin === "" ? {} : { origin }),
    ...(ware === "" ? {} : { ware: Number(ware) }),
    ...(request === "" ? {} : { request }),
    ...(text.trim() === "" ? {} : { text: text.trim() }),
  };
}

export function isFiltered(form: FilterForm): boolean {
  return Object.keys(toFilter(form)).length > 0;
}

export interface DayGroup {
  day: string;
  entries: readonly AuditEntryView[];
}

/** By day in the user's own zone; the order inside a day is kept. */
export function groupByDay(entries: readonly AuditEntryView[]): readonly DayGroup[] {
  const days = new Map<string, AuditEntryView[]>();
  for (const entry of entries) {
    const day = formatDay(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, list]) => ({ day, entries: list }));
}
