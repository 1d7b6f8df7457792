import type { Mutant } from "./mutant.ts";
import { explains, type Reason, toPlace } from "./score.ts";

/** The survivors by file, the fullest first, each with the written reason why it may live, or with the word that there is none. */
export function listSurvivors(survivors: readonly Mutant[], reasons: readonly Reason[]): string[] {
  const byFile = new Map<string, Mutant[]>();
  for (const one of survivors) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  const files = [...byFile].sort(([, a], [, b]) => b.length - a.length);
  return files.flatMap(([file, own]) => [
    `${file}: ${own.length} survived`,
    ...[...own].sort((a, b) => a.start - b.start).map((one) => `  ${toPlace(one)} (${whyOf(one, reasons)})`),
  ]);
}

function whyOf(mutant: Mutant, reasons: readonly Reason[]): string {
  return reasons.find((reason) => explains(reason, mutant))?.reason ?? "no reason is written";
}
