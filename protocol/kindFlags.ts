import { type Kind, kinds } from "./scan.ts";

/** The kinds that a plan covers: bit `i` of its flags stands for `kinds[i]`; no bit at all means every kind. */
export function kindsOfFlags(flags: number): Kind[] {
  if (flags === 0) return [...kinds];
  return kinds.filter((_kind, index) => ((flags >> index) & 1) === 1);
}

/** The flags of a plan that covers these kinds. */
export function flagsOfKinds(covered: readonly Kind[]): number {
  return covered.reduce((flags, kind) => flags | (1 << kinds.indexOf(kind)), 0);
}
