import { expect } from "vitest";

/** One test of a file, as it was declared. */
export interface Test {
  title: string;
  run: () => unknown;
}

/** Stands in for the test runner's module: collects the tests that a file declares while it is loaded. */
export interface Suite {
  standIn: Readonly<Record<string, unknown>>;
  /** Loads one file and gives back its tests in their order. */
  collect(load: () => unknown): Test[];
}

type Run = (...args: readonly unknown[]) => unknown;

/** What a file uses beyond `describe`, `test`, `it`, `each` and `expect` is not there: such a file cannot be loaded and is left out. */
export function createSuite(): Suite {
  let tests: Test[] = [];
  const titles: string[] = [];
  const add = (title: string, run: () => unknown) =>
    void tests.push({ title: [...titles, title].join(" > "), run });
  const test = (title: string, ...rest: readonly unknown[]) => add(title, bodyOf(rest));
  const each =
    (rows: readonly unknown[]) =>
    (title: string, ...rest: readonly unknown[]) => {
      const run = bodyOf(rest);
      for (const [index, row] of rows.entries()) {
        add(`${title} #${index}`, () => (Array.isArray(row) ? run(...row) : run(row)));
      }
    };
  const describe = (title: string, ...rest: readonly unknown[]) => {
    titles.push(title);
    bodyOf(rest)();
    titles.pop();
  };
  const both = Object.assign(test, { each });
  return {
    standIn: { expect, describe, test: both, it: both },
    collect(load) {
      tests = [];
      titles.length = 0;
      load();
      return tests;
    },
  };
}

function bodyOf(rest: readonly unknown[]): Run {
  const body = rest.find((one): one is Run => typeof one === "function");
  return body ?? (() => undefined);
}
