import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import type { GateReport } from "./problem.ts";
import { COMPILED, checkFormat, checkTypes, checkUnused } from "./programs.ts";
import { sourceFiles } from "./sourceFiles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const own = (file: string): string => readFileSync(join(root, file), "utf8");

/** A folder with our own settings and programs, so that what is tested is the gate as it runs. */
function plant(contents: Record<string, string>): string {
  const tree = plantTree(contents);
  onTestFinished(tree.remove);
  symlinkSync(join(root, "node_modules"), join(tree.root, "node_modules"), "dir");
  execFileSync("git", ["init", "--quiet"], { cwd: tree.root });
  return tree.root;
}

const told = ({ problems }: GateReport): string => problems.map(({ text }) => text).join("\n");

const tsconfig = {
  "tsconfig.base.json": own("tsconfig.base.json"),
  "protocol/tsconfig.json": own("protocol/tsconfig.json"),
};
const biome = { "biome.json": own("biome.json"), ".gitignore": "node_modules\n" };
const knip = {
  "knip.json": JSON.stringify({ ...JSON.parse(own("knip.json")), ignoreDependencies: [] }),
  "package.json": '{ "name": "planted", "type": "module" }',
  "tsconfig.json": own("tsconfig.base.json"),
};

test("default: sound types pass, and a wrong one is caught", async () => {
  const sound = plant({ ...tsconfig, "protocol/a.ts": "export const a: number = 1;\n" });
  expect(told(await checkTypes(sound, "protocol"))).toBe("");

  const wrong = plant({ ...tsconfig, "protocol/a.ts": 'export const a: number = "1";\n' });
  expect(told(await checkTypes(wrong, "protocol"))).toContain("protocol/a.ts(1,14): error TS2322");
});

test("error: what a folder's context does not have is a wrong type there", async () => {
  const wrong = plant({ ...tsconfig, "protocol/a.ts": "export const a = window.name;\n" });
  expect(told(await checkTypes(wrong, "protocol"))).toContain("'window'");
});

test("default: clean code passes, and format and lint offences are caught", async () => {
  const clean = plant({ ...biome, "popup/a.ts": "export const a = 1;\n" });
  expect(told(await checkFormat(clean))).toBe("");

  const crooked = plant({ ...biome, "popup/a.ts": "export const a = 1" });
  expect(told(await checkFormat(crooked))).toContain("popup/a.ts format");

  const loose = plant({ ...biome, "popup/a.ts": "export const a: any = 1;\n" });
  expect(told(await checkFormat(loose))).toContain("noExplicitAny");
});

test("default: what is used passes; unused file, export and package are caught", async () => {
  const main = { "background/main.ts": 'import { a } from "./a.ts";\n\nconsole.log(a);\n' };
  const used = plant({ ...knip, ...main, "background/a.ts": "export const a = 1;\n" });
  expect(told(await checkUnused(used))).toBe("");

  const unused = plant({
    ...knip,
    ...main,
    "background/a.ts": "export const a = 1;\nexport const nobodysExport = 2;\n",
    "background/nobodysFile.ts": "export const b = 1;\n",
    "package.json": '{ "name": "planted", "type": "module", "dependencies": { "zustand": "5.1.0" } }',
  });
  const found = told(await checkUnused(unused));
  expect(found).toContain("nobodysExport");
  expect(found).toContain("background/nobodysFile.ts");
  expect(found).toContain("zustand");
});

test("behavior: every source file of ours is compiled by one of the folders", () => {
  const compiled = new Set(COMPILED.flatMap(filesOf));
  const ours = sourceFiles(root, [".ts", ".tsx"]).filter((file) => !file.endsWith(".tmp.ts"));
  expect(ours.filter((file) => !compiled.has(file))).toEqual([]);
});

function filesOf(folder: string): string[] {
  const { config } = ts.readConfigFile(join(root, folder, "tsconfig.json"), ts.sys.readFile);
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, folder));
  return fileNames.map((file) => relative(root, file).replaceAll("\\", "/"));
}
