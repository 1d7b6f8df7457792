import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A throw-away folder with the given files; `using` it removes it at the end of the block. */
export interface TemporaryTree {
  root: string;
  files: string[];
  remove(): void;
}

/** Writes files into a new temporary folder. Effects: files, removed by `remove`. */
export function plantTree(contents: Readonly<Record<string, string>>): TemporaryTree {
  const root = mkdtempSync(join(tmpdir(), "sechub-"));
  for (const [file, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return { root, files: Object.keys(contents), remove: () => rmSync(root, { recursive: true, force: true }) };
}
