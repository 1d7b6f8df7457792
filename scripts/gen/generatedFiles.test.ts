import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { generatedFiles, staleFiles, writeFiles } from "./generatedFiles.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const emptyFolder = () => mkdtempSync(join(tmpdir(), "gen-"));

describe("generated files", () => {
  test("default: what is committed is what the sources give", async () => {
    const wanted = await generatedFiles(root);

    expect(Object.keys(wanted)).toHaveLength(7);
    expect(staleFiles(root, wanted)).toEqual([]);
  });

  test("behavior: a missing file and a changed one are stale, an equal one is not", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "same"), "1");
    writeFileSync(join(folder, "changed"), "2 by hand");

    expect(staleFiles(folder, { same: "1", changed: "2", missing: "3" })).toEqual(["changed", "missing"]);
  });

  test("behavior: only what is named is written, folders included", () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, "deep"));
    const wanted = { "deep/er/one": "1", two: "2" };

    writeFiles(folder, wanted, ["deep/er/one"]);

    expect(readFileSync(join(folder, "deep/er/one"), "utf8")).toBe("1");
    expect(staleFiles(folder, wanted)).toEqual(["two"]);
  });
});
