import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bodiesOf, withCounters } from "./coverage.ts";
import { bodyOf, type Modules, readModules } from "./modules.ts";
import type { Fate } from "./mutant.ts";
import { briefProperties } from "./properties.ts";
import { createSuite, type Suite, type Test } from "./suite.ts";

/** One test as a plan names it: the file, and its place among the file's tests. */
export interface TestRef {
  file: string;
  index: number;
}

/** What one test did when nothing was changed. `bodies` are the functions it went through; while loading, all tests did. */
export interface Seen extends TestRef {
  title: string;
  ms: number;
  bodies: readonly string[];
}

export interface Baseline {
  tests: readonly Seen[];
  /** The files of tests that import a file, by its name. */
  importers: Readonly<Record<string, readonly string[]>>;
  /** What counts for nothing, and why. */
  leftOut: readonly string[];
}

/** A file with one mutant in it. */
export interface Changed {
  file: string;
  text: string;
}

export interface Verdict {
  fate: Fate;
  by?: string;
}

/** Runs tests against the tree as it is, and against the tree with one mutant in it, in this process. */
export interface Proving {
  baseline(): Promise<Baseline>;
  judge(changed: Changed, plan: readonly TestRef[]): Promise<Verdict>;
}

export async function createProving(
  root: string,
  mutated: readonly string[],
  testFiles: readonly string[],
): Promise<Proving> {
  const suite = createSuite();
  const modules = await readModules(root, testFiles, {
    vitest: suite.standIn,
    "fast-check": briefProperties(),
  });
  return {
    baseline: () => takeBaseline(root, { suite, modules }, mutated, testFiles),
    async judge({ file: changed, text }, plan) {
      const load = modules.fresh(new Map([[changed, bodyOf(changed, text)]]));
      const byFile = new Map<string, number[]>();
      for (const { file, index } of plan) byFile.set(file, [...(byFile.get(file) ?? []), index]);
      for (const [file, indexes] of byFile) {
        const by = await firstFailure(suite, load, file, indexes);
        if (by !== null) return { fate: "killed", by };
      }
      return { fate: "survived" };
    },
  };
}

async function firstFailure(
  suite: Suite,
  load: (file: string) => unknown,
  file: string,
  indexes: readonly number[],
): Promise<string | null> {
  let tests: Test[];
  try {
    tests = suite.collect(() => load(file));
  } catch {
    return `${file} (while it was loaded)`;
  }
  for (const index of indexes) {
    const test = tests[index];
    if (test === undefined || !(await isGreen(test)))
      return `${file}: ${test?.title ?? "a test that is gone"}`;
  }
  return null;
}

async function isGreen(test: Test): Promise<boolean> {
  try {
    await test.run();
    return true;
  } catch {
    return false;
  }
}

async function takeBaseline(
  root: string,
  { suite, modules }: { suite: Suite; modules: Modules },
  mutated: readonly string[],
  testFiles: readonly string[],
): Promise<Baseline> {
  const counting = new Map(mutated.map((file) => [file, bodyOf(file, counted(root, file))] as const));
  const tests: Seen[] = [];
  const leftOut: string[] = [];
  const importers: Record<string, string[]> = {};
  for (const file of testFiles) {
    for (const reached of modules.reach(file)) {
      if (counting.has(reached)) importers[reached] = [...(importers[reached] ?? []), file];
    }
    const atLoad = new Set<string>();
    const load = modules.fresh(counting);
    try {
      const found = countInto(atLoad, () => suite.collect(() => load(file)));
      for (const [index, test] of found.entries()) {
        const seen = await measure(test, file, index, atLoad);
        if (seen === null) leftOut.push(`${file}: ${test.title}: fails outside its runner`);
        else tests.push(seen);
      }
    } catch (error) {
      leftOut.push(`${file}: cannot be loaded outside its runner: ${String(error).slice(0, 120)}`);
    }
  }
  return { tests, importers, leftOut };
}

function counted(root: string, file: string): string {
  const text = readFileSync(join(root, file), "utf8");
  return withCounters(text, bodiesOf(file, text));
}

async function measure(
  test: Test,
  file: string,
  index: number,
  atLoad: ReadonlySet<string>,
): Promise<Seen | null> {
  const bodies = new Set(atLoad);
  Object.assign(globalThis, { seen: (key: string) => bodies.add(key) });
  const startedAt = performance.now();
  if (!(await isGreen(test))) return null;
  return { file, index, title: test.title, ms: performance.now() - startedAt, bodies: [...bodies] };
}

function countInto<T>(into: Set<string>, work: () => T): T {
  Object.assign(globalThis, { seen: (key: string) => into.add(key) });
  return work();
}
