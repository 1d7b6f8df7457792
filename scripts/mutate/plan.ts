import { basename, dirname } from "node:path";
import { type Body, bodyAround } from "./coverage.ts";
import type { Judged, Mutant } from "./mutant.ts";
import type { Baseline, Seen } from "./proving.ts";

/** Tests slower than this are left out: they are campaigns of random cases, and each survivor would wait for them. */
export const slowMs = 1_500;

/**
 * The tests that go through the place of a mutant, those most likely to notice it first. A mutant outside any function is met by
 * whatever loads its file.
 */
export function planFor(mutant: Mutant, bodies: readonly Body[], baseline: Baseline): Seen[] {
  const body = bodyAround(bodies, mutant.start, mutant.end);
  const importers = new Set(baseline.importers[mutant.file] ?? []);
  const met = baseline.tests.filter(
    (test) =>
      test.ms <= slowMs && (body === undefined ? importers.has(test.file) : test.bodies.includes(body.key)),
  );
  const near = (test: Seen) => nearness(test.file, mutant.file);
  return met.sort((a, b) => near(a) - near(b) || a.file.localeCompare(b.file) || a.index - b.index);
}

/** The file of the same name is nearest, then the same folder. */
function nearness(test: string, file: string): number {
  if (dirname(test) !== dirname(file)) return 2;
  return basename(test).split(".")[0] === basename(file).split(".")[0] ? 0 : 1;
}

/** Puts the tests first that noticed the last mutants of the same file: neighbours mostly fall to the same test. */
export interface Order {
  of(mutant: Mutant, plan: readonly Seen[]): Seen[];
  learn(judged: Judged): void;
}

const mostRemembered = 12;

export function createOrder(): Order {
  const noticedBy = new Map<string, readonly string[]>();
  return {
    of({ file }, plan) {
      const names = noticedBy.get(file) ?? [];
      const rank = new Map(names.map((name, index) => [name, index]));
      const rankOf = (test: Seen) => rank.get(nameOf(test)) ?? names.length;
      return [...plan].sort((a, b) => rankOf(a) - rankOf(b));
    },
    learn({ mutant: { file }, by }) {
      if (by === undefined) return;
      const others = (noticedBy.get(file) ?? []).filter((name) => name !== by);
      noticedBy.set(file, [by, ...others].slice(0, mostRemembered));
    },
  };
}

function nameOf({ file, title }: Seen): string {
  return `${file}: ${title}`;
}
