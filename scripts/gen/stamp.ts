import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const STAMP = /^\/\/ Stamp: sources ([0-9a-f]{16}), text ([0-9a-f]{16})\.\n\n/m;

/** A module under a line that says which sources it came from and what it said when it was written. */
export function stamp(head: string, sources: string, text: string): string {
  return `${head}// Stamp: sources ${sources}, text ${digestOf(text)}.\n\n${text}`;
}

/** Why a stamped module is not what the sources give, or null: tells without compiling anything. */
export function stampFault(module: string, sources: string): string | null {
  const found = STAMP.exec(module);
  if (found === null) return "carries no stamp";
  if (found[1] !== sources) return "was made from other sources";
  const text = module.slice(found.index + found[0].length);
  return found[2] === digestOf(text) ? null : "was changed by hand";
}

/** The digest of what decides the contracts' interfaces: sources, compiler settings, the package they build on. Reads files. */
export function contractSources(root: string): string {
  const hash = createHash("sha256");
  for (const file of ["foundry.toml", ...solidityIn(root, "contracts/src")])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  return hash
    .update(dependencies?.["solady"] ?? "")
    .digest("hex")
    .slice(0, 16);
}

function solidityIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".sol"))
    .sort();
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
