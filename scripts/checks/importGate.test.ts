import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkImports } from "./importGate.ts";

async function judge(contents: Record<string, string>) {
  const tree = plantTree(contents);
  onTestFinished(tree.remove);
  return await checkImports(tree.root, ["extension", "background", "popup"]);
}

const CLEAN = {
  "extension/domain/level.ts": "export type Level = 'none';",
  "background/main.ts":
    "import type { Level } from '../extension/domain/level.ts'; export const level: Level = 'none';",
  "popup/main.ts": "export const page = 1;",
};

test("default: an import that the map allows is no problem, and the gate saw the files", async () => {
  const report = await judge(CLEAN);
  expect(report).toMatchObject({ gate: "layers", filesSeen: 3, problems: [] });
});

test("error: a type import from one context into another is caught, with what to do instead", async () => {
  const report = await judge({
    ...CLEAN,
    "popup/spy.ts": "import type { level } from '../background/main.ts'; export type L = typeof level;",
  });
  expect(report.problems).toEqual([
    {
      gate: "layers",
      file: "popup/spy.ts",
      text: "popup/spy.ts may not import background/main.ts.",
      instead: "The popup shows and passes acts on: send a message to the background.",
    },
  ]);
});

test("error: the domain may not reach out for a package of Node", async () => {
  const report = await judge({
    ...CLEAN,
    "extension/domain/read.ts": "import { readFileSync } from 'node:fs'; export const read = readFileSync;",
  });
  expect(report.problems.map(({ file }) => file)).toEqual(["extension/domain/read.ts"]);
});

test("error: a cycle is caught", async () => {
  const report = await judge({
    ...CLEAN,
    "popup/a.ts": "import { b } from './b.ts'; export const a = () => b;",
    "popup/b.ts": "import { a } from './a.ts'; export const b = () => a;",
  });
  expect(report.problems.map(({ text }) => text).join()).toContain("A cycle:");
});
