import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

export const remappings = [
  "openzeppelin/=node_modules/@openzeppelin/contracts/",
  "solady/=node_modules/solady/src/",
];

export type Sources = Record<string, { content: string }>;

/** The files and all that they import, by their paths from the root. `changed` stands in for files. */
export function gatherSources(
  root: string,
  files: readonly string[],
  changed: ReadonlyMap<string, string>,
): Sources {
  const sources: Sources = {};
  const left = [...files];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (file in sources) continue;
    const content = changed.get(file) ?? readFileSync(join(root, file), "utf8");
    sources[file] = { content };
    for (const [, path = ""] of content.matchAll(/^import\s[^;]*?"([^"]+)";/gm))
      left.push(resolve(file, path));
  }
  return sources;
}

function resolve(from: string, path: string): string {
  if (path.startsWith(".")) return posix.join(posix.dirname(from), path);
  const known = remappings.map((one) => one.split("=")).find(([prefix = ""]) => path.startsWith(prefix));
  return known === undefined ? path : path.replace(known[0] ?? "", known[1] ?? "");
}
