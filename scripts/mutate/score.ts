import type { Judged, Mutant } from "./mutant.ts";
import { scopeOf } from "./scopes.ts";

/** Why mutants like this one may survive. What is left unsaid matches anything; `file` is the start of a path. */
export interface Reason extends Partial<Pick<Mutant, "kind" | "inside" | "from" | "to">> {
  file: string;
  reason: string;
}

export interface Score {
  scope: string;
  mutants: number;
  noticed: number;
  /** Of all mutants, explained or not. */
  percent: number;
  survivors: readonly Mutant[];
  unexplained: readonly Mutant[];
}

/** The least share of mutants that tests must notice, in percent. */
export const bar = 80;

export function scoresOf(judged: readonly Judged[], reasons: readonly Reason[]): Score[] {
  const scopes = [...new Set(judged.map(({ mutant }) => scopeOf(mutant.file) ?? "other"))].sort();
  return scopes.map((scope) => {
    const own = judged.filter(({ mutant }) => (scopeOf(mutant.file) ?? "other") === scope);
    const survivors = own.filter(({ fate }) => fate === "survived").map(({ mutant }) => mutant);
    const noticed = own.length - survivors.length;
    const unexplained = survivors.filter((one) => !reasons.some((reason) => explains(reason, one)));
    const percent = (100 * noticed) / own.length;
    return { scope, mutants: own.length, noticed, percent, survivors, unexplained };
  });
}

export function explains({ file, kind, inside, from, to }: Reason, mutant: Mutant): boolean {
  const is = (wanted: string | undefined, found: string) => wanted === undefined || wanted === found;
  return (
    mutant.file.startsWith(file) &&
    is(kind, mutant.kind) &&
    is(inside, mutant.inside) &&
    is(from, mutant.from) &&
    is(to, mutant.to)
  );
}

/** A survivor as one line, with all that a reason for it may name. */
export function toLine(mutant: Mutant): string {
  return `${mutant.file}:${toPlace(mutant)}`;
}

/** As `toLine`, below the name of its file. */
export function toPlace({ line, kind, inside, from, to }: Mutant): string {
  const short = (text: string) => {
    const flat = text.replace(/\s+/g, " ");
    return flat.length > 70 ? `${flat.slice(0, 67)}...` : flat;
  };
  return `${line} ${kind} in ${inside}: ${short(from)} → ${short(to)}`;
}
