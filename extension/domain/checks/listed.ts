import { quoteName } from "../describe/quote.ts";
import type { Finding } from "../finding.ts";
import { type Level, levels } from "../level.ts";
import type { Listed } from "../lists/listView.ts";

/** A level, or `most` where it is above that. */
export function capped(level: Level, most: Level | undefined): Level {
  return most !== undefined && levels.indexOf(level) > levels.indexOf(most) ? most : level;
}

/** Names the lists that say the contrary; empty: none does. */
export function conflictOf(said: readonly Listed[]): string {
  const contrary = said.filter(({ level }) => level === "none").map(({ list }) => quoteName(list.name));
  return contrary.length === 0 ? "" : ` The lists disagree: ${contrary.join(", ")} says that it is harmless.`;
}

/** Whose word a finding is, and of when. */
export function sourceOf({ list }: Listed): Pick<Finding, "source" | "asOf"> {
  return { source: { kind: "list", name: list.name }, asOf: list.date };
}
